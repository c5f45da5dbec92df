import { Counting, chunk } from './numbers.ts';
import type { Points } from './points.ts';
import { type Range, rangeKernel } from './range-kernel.ts';

/** How far points reach, those with a gap left out. Infinite the wrong way round when there are none. */
export interface Extent {
  readonly x: Range;
  readonly y: Range;
  /** Whether some point is a gap. */
  readonly gaps: boolean;
}

/** The extent of points in columns, read once unless it is known. */
export function extentOfPoints({ x, y, length }: Points): Extent {
  if (y.ranges && x.ranges) return { x: x.ranges, y: y.ranges, gaps: false };
  const kernel = rangeKernel();
  const { xs, ys } = kernel;
  const [wholeX, wholeY, inX, inY] = [nothing(), nothing(), nothing(), nothing()];
  let gaps = false;
  for (let from = 0; from < length; from += chunk) {
    const count = Math.min(chunk, length - from);
    y.read(from, from + count, ys);
    let whole = kernel.range(ys, count, inY);
    if (whole && x instanceof Counting) {
      countedRange(from, count, inX);
    } else {
      x.read(from, from + count, xs);
      whole = kernel.range(xs, count, inX) && whole;
    }
    if (!whole) {
      // A point that is not finite counts for neither direction.
      gaps = true;
      const kept = dropGaps(xs, ys, count);
      if (kept === 0) continue;
      kernel.range(xs, kept, inX);
      kernel.range(ys, kept, inY);
    }
    widen(wholeX, inX);
    widen(wholeY, inY);
  }
  return { x: wholeX, y: wholeY, gaps };
}

/** The extent of a few pairs x0, y0, x1, y1, … */
export function extentOfPairs(xy: ArrayLike<number>): Extent {
  const [x, y] = [nothing(), nothing()];
  let gaps = false;
  for (let i = 0; i < xy.length; i += 2) {
    if (Number.isFinite(xy[i]) && Number.isFinite(xy[i + 1])) {
      takeIn(x, xy[i]);
      takeIn(y, xy[i + 1]);
    } else gaps = true;
  }
  return { x, y, gaps };
}

function takeIn(range: Range, v: number): void {
  if (v < range.low) range.low = v;
  if (v > range.high) range.high = v;
  if (v > 0 && v < range.leastPositive) range.leastPositive = v;
}

function nothing(): Range {
  return { low: Infinity, high: -Infinity, leastPositive: Infinity };
}

function countedRange(from: number, count: number, range: Range): void {
  range.low = from;
  range.high = from + count - 1;
  range.leastPositive = from > 0 ? from : count > 1 ? 1 : Infinity;
}

function widen(range: Range, by: Range): void {
  range.low = Math.min(range.low, by.low);
  range.high = Math.max(range.high, by.high);
  range.leastPositive = Math.min(range.leastPositive, by.leastPositive);
}

/** Moves the finite points to the front; returns how many there are. */
function dropGaps(xs: Float64Array, ys: Float64Array, count: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (!Number.isFinite(xs[i]) || !Number.isFinite(ys[i])) continue;
    xs[kept] = xs[i];
    ys[kept] = ys[i];
    kept++;
  }
  return kept;
}
