import type { Hatch, PathItem, Rgba, Stroke } from '../../display-list/display-list.ts';
import { upsideDown } from '../../paths/load-path.ts';
import { roundToInt } from '../../paths/snap.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { packColor } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { fillRectangle } from './fill-rectangle.ts';
import { fillHatch } from './hatch.ts';

/** Draws one path: its inside, its hatch, its line. */
export function drawPath(canvas: Canvas, item: PathItem): void {
  canvas.clipTo(item.clip, item.snap);
  const { stroke } = item;
  const fill = item.fill !== null && item.fill[3] !== 0 ? item.fill : null;
  const lineOnly = fill === null && item.hatch === undefined;
  const path = canvas.tools.pipeline.prepare(item.path, {
    placement: upsideDown(canvas.height),
    clip: lineOnly ? [canvas.width, canvas.height] : null,
    snap: item.snap,
    // A transparent line does not decide where its path snaps.
    snapWidth: stroke === null || stroke.color[3] === 0 ? 0 : stroke.width,
    simplify: lineOnly ? (item.simplify ?? 0) : 0,
    sketch: item.sketch ?? null,
  });
  paintPath(canvas, path, fill, item.hatch ?? null, stroke, item.antialiased);
}

/** Paints a path that is ready: flat, clipped and snapped. */
export function paintPath(
  canvas: Canvas,
  path: VertexBuffer,
  fill: Rgba | null,
  hatch: Hatch | null,
  stroke: Stroke | null,
  antialiased: boolean,
): void {
  const { cells, spans } = canvas.tools;
  if (fill !== null) {
    const color = packColor(fill);
    if (!fillRectangle(canvas, path, color)) {
      cells.sweepInside(path, spans);
      canvas.fill(color, antialiased);
    }
  }
  if (hatch !== null) fillHatch(canvas, path, hatch);
  if (stroke !== null && stroke.width !== 0) {
    sweepLine(canvas, path, stroke, antialiased);
    canvas.fill(packColor(stroke.color), antialiased);
  }
}

function sweepLine(canvas: Canvas, path: VertexBuffer, stroke: Stroke, antialiased: boolean): void {
  const { cells, spans, dasher, dashed } = canvas.tools;
  const { width, cap, join, dash } = stroke;
  if (dash === null || dash.pattern.length < 2) {
    cells.sweepStroke(path, width, cap, join, width, spans);
    return;
  }
  // Without antialiasing Matplotlib rounds dashed lines (only those) to whole pixels, and their dashes to halves.
  const pattern = antialiased ? dash.pattern : dash.pattern.map((v) => Math.trunc(v) + 0.5);
  const dashedWidth = antialiased ? width : width < 0.5 ? 0.5 : roundToInt(width);
  dasher.dash(path, dashed, pattern, dash.offset);
  cells.sweepStroke(dashed, dashedWidth, cap, join, width, spans);
}
