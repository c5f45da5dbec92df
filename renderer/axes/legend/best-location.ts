import type { DrawContext } from '../../artists/artist.ts';
import { Line2D } from '../../artists/line2d.ts';
import { Patch, Rectangle } from '../../artists/patch.ts';
import { PathCollection } from '../../artists/path-collection.ts';
import { Text } from '../../artists/text.ts';
import { pairsOf } from '../../columns/points.ts';
import type { PathData } from '../../display-list/display-list.ts';
import { type Bbox, bboxOfPoints, bboxOverlaps } from '../../geometry/bbox.ts';
import { transformPath, transformPoints } from '../../geometry/transform.ts';
import type { Axes } from '../axes.ts';

/** What a legend should not lie on: lines, boxes and points, in display coordinates. */
export interface Obstacles {
  readonly lines: readonly PathData[];
  readonly boxes: readonly Bbox[];
  readonly points: readonly Float64Array[];
}

/** Collects what the axes show (`_auto_legend_data`). */
export function obstaclesOf(ax: Axes, ctx: DrawContext): Obstacles {
  const lines: PathData[] = [];
  const boxes: Bbox[] = [];
  const points: Float64Array[] = [];
  for (const child of ax.children) {
    if (child instanceof Line2D) lines.push(transformPath(child.transform(), child.path()));
    else if (child instanceof Rectangle) {
      const box = bboxOfPoints(child.displayPath().vertices);
      if (box) boxes.push(box);
    } else if (child instanceof Patch) lines.push(child.displayPath());
    else if (child instanceof PathCollection) {
      const { offsets, offsetTransform, transform, paths } = child.geometry;
      if (offsets && offsetTransform) points.push(transformPoints(offsetTransform(), pairsOf(offsets)));
      else if (transform && child.areas) for (const p of paths) lines.push(transformPath(transform(), p));
    } else if (child instanceof Text) {
      const box = child.windowExtent(ctx);
      if (box) boxes.push(box);
    }
  }
  return { lines, boxes, points };
}

/** How much a legend in this box would cover. */
export function badness(box: Bbox, o: Obstacles): number {
  let bad = 0;
  for (const line of o.lines) bad += countInside(box, line.vertices) + Number(crosses(line, box));
  for (const p of o.points) bad += countInside(box, p);
  for (const b of o.boxes) bad += Number(bboxOverlaps(box, b));
  return bad;
}

function countInside(b: Bbox, xy: Float64Array): number {
  let count = 0;
  for (let i = 0; i < xy.length; i += 2) {
    if (xy[i] > b.x0 && xy[i] < b.x1 && xy[i + 1] > b.y0 && xy[i + 1] < b.y1) count++;
  }
  return count;
}

/** Whether the outline of a path meets the box. */
function crosses(path: PathData, b: Bbox): boolean {
  const xy = path.vertices;
  for (let i = 2; i < xy.length; i += 2) {
    if (path.codes && path.codes[i / 2] === 1) continue;
    if (segmentMeets(xy[i - 2], xy[i - 1], xy[i], xy[i + 1], b)) return true;
  }
  return false;
}

/** Liang–Barsky: whether a segment has a part inside the box. */
function segmentMeets(x0: number, y0: number, x1: number, y1: number, b: Bbox): boolean {
  let [enter, leave] = [0, 1];
  const dx = x1 - x0;
  const dy = y1 - y0;
  for (const [p, q] of [
    [-dx, x0 - b.x0],
    [dx, b.x1 - x0],
    [-dy, y0 - b.y0],
    [dy, b.y1 - y0],
  ]) {
    if (Number.isNaN(p) || Number.isNaN(q)) return false;
    if (p === 0) {
      if (q < 0) return false;
    } else if (p < 0) enter = Math.max(enter, q / p);
    else leave = Math.min(leave, q / p);
  }
  return enter <= leave;
}
