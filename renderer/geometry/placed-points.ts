import { chunk } from '../columns/numbers.ts';
import type { Points } from '../columns/points.ts';
import type { LinearColumns, PathData, PointStream } from '../display-list/display-list.ts';
import { type Transform, transformPoints } from './transform.ts';

const xs = new Float64Array(chunk);
const ys = new Float64Array(chunk);

/** Points in display coordinates that are transformed while they are read. */
export function placedPoints(t: Transform, points: Points): PointStream {
  const { x, y, length } = points;
  const { warp, affine } = t;
  const { a, b, c, d, e, f } = affine;
  const place = (from: number, count: number, xy: Float64Array): void => {
    x.read(from, from + count, xs);
    y.read(from, from + count, ys);
    for (let i = 0; i < count; i++) {
      const u = xs[i];
      const v = ys[i];
      xy[2 * i] = warp ? u : a * u + c * v + e;
      xy[2 * i + 1] = warp ? v : b * u + d * v + f;
    }
    if (warp) xy.set(transformPoints(t, xy.subarray(0, 2 * count)));
  };
  return {
    length,
    read(from, to, xy) {
      for (let at = from; at < to; at += chunk) {
        place(at, Math.min(chunk, to - at), at === from ? xy : xy.subarray(2 * (at - from)));
      }
    },
    get linear(): LinearColumns | null {
      if (warp || b !== 0 || c !== 0) return null;
      const { extent } = points;
      return extent.gaps ? null : { x, y, a, d, e, f, extent };
    },
  };
}

/** The points of a stream at once. */
export function allPoints(points: Float64Array | PointStream): Float64Array {
  if (points instanceof Float64Array) return points;
  const xy = new Float64Array(2 * points.length);
  points.read(0, points.length, xy);
  return xy;
}

/** The same in pieces of pairs; each is valid until the next. */
export function* piecesOf(points: Float64Array | PointStream): Generator<Float64Array> {
  if (points instanceof Float64Array) {
    yield points;
    return;
  }
  const xy = new Float64Array(2 * chunk);
  for (let from = 0; from < points.length; from += chunk) {
    const count = Math.min(chunk, points.length - from);
    points.read(from, from + count, xy);
    yield xy.subarray(0, 2 * count);
  }
}

export function isStream(path: PathData | PointStream): path is PointStream {
  return 'read' in path;
}
