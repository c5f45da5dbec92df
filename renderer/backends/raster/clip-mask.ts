import type { PathData } from '../../display-list/display-list.ts';
import { upsideDown } from '../../paths/load-path.ts';
import type { Canvas } from './canvas.ts';

/** Draws the inside of a clip path into `mask`: coverage 0..255 per pixel, within the canvas' current box. */
export function renderMask(canvas: Canvas, path: PathData, snap: boolean | null, mask: Uint8Array): void {
  const { cells, spans, pipeline } = canvas.tools;
  mask.fill(0);
  cells.clipTo(canvas.box);
  const outline = pipeline.prepare(path, {
    placement: upsideDown(canvas.height),
    clip: null,
    snap,
    snapWidth: 0,
    simplify: 0,
    sketch: null,
  });
  cells.sweepInside(outline, spans);
  const runs = spans.data;
  for (let i = 0, end = spans.count * 4; i < end; i += 4) {
    const from = runs[i + 1] * canvas.width + runs[i];
    mask.fill(runs[i + 3], from, from + runs[i + 2]);
  }
}
