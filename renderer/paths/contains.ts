import type { PathData } from '../display-list/display-list.ts';
import { flattenCurves } from './curves.ts';
import { grownOutline } from './grown.ts';
import { loadPath } from './load-path.ts';
import { SubpathWalker } from './subpaths.ts';
import { VertexBuffer } from './vertex-buffer.ts';
import type { VertexSequence } from './vertex-sequence.ts';

/** Whether a place lies inside a path whose outline is moved outwards by half of `grow` pixels (`Path.contains_point`). */
export function pathContains(path: PathData, x: number, y: number, grow = 0): boolean {
  const loaded = new VertexBuffer();
  loadPath(path, [1, 0, 0, 1, 0, 0], loaded);
  const flat = new VertexBuffer();
  flattenCurves(loaded, flat);
  let inside = false;
  new SubpathWalker().walk(flat, (sequence, closed) => {
    const grows = grow !== 0 && closed && sequence.length > 2;
    if (crosses(grows ? grownOutline(sequence, grow) : corners(sequence), x, y)) inside = !inside;
  });
  return inside;
}

function corners({ x, y, length }: VertexSequence): number[] {
  const out: number[] = [];
  for (let i = 0; i < length; i++) out.push(x[i], y[i]);
  return out;
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
