import { chunk } from './numbers.ts';
import type { Points } from './points.ts';

/** How far points reach, those with a gap left out. Infinite the wrong way round when there are none. */
export interface Extent {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  /** Smallest positive numbers, for log scales; Infinity when there are none. */
  minposx: number;
  minposy: number;
  /** Whether some point is a gap. */
  gaps: boolean;
}

function noExtent(): Extent {
  return {
    x0: Infinity,
    x1: -Infinity,
    y0: Infinity,
    y1: -Infinity,
    minposx: Infinity,
    minposy: Infinity,
    gaps: false,
  };
}

const xs = new Float64Array(chunk);
const ys = new Float64Array(chunk);

/** The extent of points in columns, read once. */
export function extentOf({ x, y, length }: Points): Extent {
  const out = noExtent();
  for (let from = 0; from < length; from += chunk) {
    const count = Math.min(chunk, length - from);
    x.read(from, from + count, xs);
    y.read(from, from + count, ys);
    const [x0, x1] = x.ascending ? [xs[0], xs[count - 1]] : range(xs, count);
    const [y0, y1] = range(ys, count);
    // NaN or infinite as soon as one number is.
    if (x1 - x0 + (y1 - y0) < Infinity) {
      out.x0 = Math.min(out.x0, x0);
      out.x1 = Math.max(out.x1, x1);
      out.y0 = Math.min(out.y0, y0);
      out.y1 = Math.max(out.y1, y1);
      out.minposx = Math.min(out.minposx, x0 > 0 ? x0 : x1 > 0 ? leastPositive(xs, count) : Infinity);
      out.minposy = Math.min(out.minposy, y0 > 0 ? y0 : y1 > 0 ? leastPositive(ys, count) : Infinity);
    } else {
      for (let i = 0; i < count; i++) takePoint(out, xs[i], ys[i]);
    }
  }
  return out;
}

/** The extent of pairs x0, y0, x1, y1, … */
export function extentOfPairs(xy: ArrayLike<number>): Extent {
  const out = noExtent();
  for (let i = 0; i < xy.length; i += 2) takePoint(out, xy[i], xy[i + 1]);
  return out;
}

/** Least and greatest; NaN when there is one among them. */
function range(values: Float64Array, count: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    const v = values[i];
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return [low, high];
}

function leastPositive(values: Float64Array, count: number): number {
  let least = Infinity;
  for (let i = 0; i < count; i++) {
    const v = values[i];
    if (v > 0 && v < least) least = v;
  }
  return least;
}

/** One that is not finite counts for neither direction. */
function takePoint(out: Extent, x: number, y: number): void {
  // NaN for NaN and infinities, 0 otherwise.
  if (x - x + (y - y) !== 0) {
    out.gaps = true;
    return;
  }
  if (x < out.x0) out.x0 = x;
  if (x > out.x1) out.x1 = x;
  if (x > 0 && x < out.minposx) out.minposx = x;
  if (y < out.y0) out.y0 = y;
  if (y > out.y1) out.y1 = y;
  if (y > 0 && y < out.minposy) out.minposy = y;
}
