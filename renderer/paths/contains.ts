import type { PathData } from '../display-list/display-list.ts';
import { flattenCurves } from './curves.ts';
import type { EdgeSink } from './edge-sink.ts';
import { StrokeCorners } from './joins.ts';
import { loadPath } from './load-path.ts';
import { SubpathWalker } from './subpaths.ts';
import { VertexBuffer } from './vertex-buffer.ts';

/** Whether a place lies inside a path whose outline is moved outwards by half of `grow` pixels (`Path.contains_point`). */
export function pathContains(path: PathData, x: number, y: number, grow = 0): boolean {
  const loaded = new VertexBuffer();
  loadPath(path, [1, 0, 0, 1, 0, 0], loaded);
  const flat = new VertexBuffer();
  flattenCurves(loaded, flat);
  let inside = false;
  new SubpathWalker().walk(flat, (sequence, closed) => {
    const corners: number[] = [];
    if (grow !== 0 && closed && sequence.length > 2) grown(sequence, grow, corners);
    else for (let i = 0; i < sequence.length; i++) corners.push(sequence.x[i], sequence.y[i]);
    if (crosses(corners, x, y)) inside = !inside;
  });
  return inside;
}

function grown(sequence: SubpathWalker['sequence'], width: number, out: number[]): void {
  const add = (x: number, y: number): void => {
    out.push(x, y);
  };
  const sink: EdgeSink = { moveTo: add, lineTo: add, close: () => undefined };
  const corners = new StrokeCorners(sink);
  corners.configure(width, 'butt', 'miter', 4);
  corners.begin();
  const { x, y, distance, length: n } = sequence;
  for (let i = 0; i < n; i++) {
    const p = i === 0 ? n - 1 : i - 1;
    const q = i === n - 1 ? 0 : i + 1;
    corners.addJoin(x[p], y[p], x[i], y[i], x[q], y[q], distance[p], distance[i]);
  }
}

/** Whether a ray from the place crosses the polygon's edges an odd number of times. */
function crosses(xy: readonly number[], x: number, y: number): boolean {
  let odd = false;
  const n = xy.length;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    const [x0, y0, x1, y1] = [xy[j], xy[j + 1], xy[i], xy[i + 1]];
    if (y0 >= y !== y1 >= y && (y1 - y) * (x0 - x1) >= (x1 - x) * (y0 - y1) === y1 >= y) odd = !odd;
  }
  return odd;
}
