import { chunk } from '../columns/numbers.ts';
import type { Points } from '../columns/points.ts';
import type { LinearColumns, PathData, PointStream } from '../display-list/display-list.ts';
import { type Affine, identity } from './affine.ts';
import { type Transform, transformPoints } from './transform.ts';

const xs = new Float64Array(chunk);
const ys = new Float64Array(chunk);

/** Points in display coordinates that are transformed while they are read. */
class PlacedPoints implements PointStream {
  readonly length: number;
  readonly #transform: Transform;
  readonly #points: Points;

  constructor(transform: Transform, points: Points) {
    this.length = points.length;
    this.#transform = transform;
    this.#points = points;
  }

  get linear(): LinearColumns | null {
    const { warp, affine } = this.#transform;
    if (warp || affine.b !== 0 || affine.c !== 0) return null;
    const { x, y, extent } = this.#points;
    return extent.gaps ? null : { x, y, a: affine.a, d: affine.d, e: affine.e, f: affine.f, extent };
  }

  read(from: number, to: number, xy: Float64Array): void {
    for (let at = from; at < to; at += chunk) {
      const count = Math.min(chunk, to - at);
      const into = at === from ? xy : xy.subarray(2 * (at - from));
      this.#points.x.read(at, at + count, xs);
      this.#points.y.read(at, at + count, ys);
      const { warp, affine } = this.#transform;
      placePairs(warp ? identity : affine, count, into);
      if (warp) into.set(transformPoints(this.#transform, into.subarray(0, 2 * count)));
    }
  }
}

/** Pairs of the numbers that were read, mapped as `applyAffine` does. */
function placePairs({ a, b, c, d, e, f }: Affine, count: number, into: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const u = xs[i];
    const v = ys[i];
    into[2 * i] = a * u + c * v + e;
    into[2 * i + 1] = b * u + d * v + f;
  }
}

export function placedPoints(transform: Transform, points: Points): PointStream {
  return new PlacedPoints(transform, points);
}

/** From this many points on, the display list gets them as a stream. */
const many = 4096;

/** Points in display coordinates: at once when there are few, transformed while they are read when there are many. */
export function displayPoints(t: Transform, points: Points | Float64Array): Float64Array | PointStream {
  if (points instanceof Float64Array) return transformPoints(t, points);
  return points.length < many ? transformPoints(t, points.pairs) : placedPoints(t, points);
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
