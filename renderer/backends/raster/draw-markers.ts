import type { MarkersItem, PathData, Stroke } from '../../display-list/display-list.ts';
import { packColor } from './blend.ts';
import type { Canvas } from './canvas.ts';
import { addOutline } from './clip-mask.ts';
import { Spans, sweep } from './spans.ts';
import { Stamp } from './stamp.ts';

/** Draws one shape at many places: scan-converted once, then stamped at whole pixels, fill before line at every place. */
export function drawMarkers(canvas: Canvas, item: MarkersItem): void {
  canvas.clipTo(item.clip, item.snap);
  const fill = item.fill !== null && item.fill[3] !== 0 ? item.fill : null;
  const { inside, line } = scanMarker(canvas, item.marker, fill !== null, item.stroke, item.snap);
  const stamp = new Stamp();
  if (fill !== null) stamp.addLayer(inside, packColor(fill));
  if (item.stroke !== null) stamp.addLayer(line, packColor(item.stroke.color));
  stamp.place(canvas, item.positions, canvas.pixelBounds(item.clip), canvas.mask);
}

function scanMarker(
  canvas: Canvas,
  marker: PathData,
  filled: boolean,
  stroke: Stroke | null,
  snap: boolean | null,
): { inside: Spans; line: Spans } {
  const { cells, pipeline, stroker } = canvas.tools;
  const path = pipeline.prepare(marker, {
    placement: [1, 0, 0, -1, 0, 0],
    clip: null,
    snap,
    snapWidth: stroke?.width ?? 0,
    simplify: 0,
    sketch: null,
  });
  if (!pipeline.didSnap) {
    // A shape that is not aligned to pixels sits around the centre of one.
    for (let i = 0; i < path.length * 2; i++) path.xy[i] += 0.5;
  }
  const inside = new Spans();
  const line = new Spans();
  cells.clipTo(null);
  if (filled) {
    addOutline(cells, path);
    sweep(cells, inside);
  }
  if (stroke !== null) {
    stroker.stroke(path, stroke.width, stroke.cap, stroke.join, stroke.width);
    sweep(cells, line);
  }
  cells.clipTo(canvas.box);
  return { inside, line };
}
