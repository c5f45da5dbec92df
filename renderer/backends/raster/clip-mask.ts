import type { PathData } from '../../display-list/display-list.ts';
import { PathCode } from '../../display-list/display-list.ts';
import { upsideDown } from '../../paths/load-path.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import type { Canvas } from './canvas.ts';
import type { Cells } from './cells.ts';

const { MOVETO, CLOSEPOLY } = PathCode;

/** Feeds flat vertices to the scan converter as the outline of a fill. */
export function addOutline(cells: Cells, path: VertexBuffer): void {
  const { xy, cmd, length } = path;
  for (let i = 0; i < length; i++) {
    const code = cmd[i];
    if (code === MOVETO) cells.moveTo(xy[2 * i], xy[2 * i + 1]);
    else if (code === CLOSEPOLY) cells.close();
    else cells.lineTo(xy[2 * i], xy[2 * i + 1]);
  }
}

/** Draws the inside of a clip path into `mask`: coverage 0..255 per pixel, within the canvas' current box. */
export function renderMask(canvas: Canvas, path: PathData, snap: boolean | null, mask: Uint8Array): void {
  const { cells, spans, pipeline } = canvas.tools;
  mask.fill(0);
  cells.clipTo(canvas.box);
  addOutline(
    cells,
    pipeline.prepare(path, {
      placement: upsideDown(canvas.height),
      clip: null,
      snap,
      snapWidth: 0,
      simplify: 0,
      sketch: null,
    }),
  );
  cells.sweep(spans);
  const runs = spans.data;
  for (let i = 0, end = spans.count * 4; i < end; i += 4) {
    const from = runs[i + 1] * canvas.width + runs[i];
    mask.fill(runs[i + 3], from, from + runs[i + 2]);
  }
}
