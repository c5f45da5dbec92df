import type { Numbers } from '../display-list/display-list.ts';
import { type Extent, extentOfPoints } from './extent.ts';
import { Counting, EverySecond, numbersOf, readAll, type Values } from './numbers.ts';
import { pairs } from './pairs.ts';

/** Points in two columns. Long ones are read in pieces and never paired, as long as nobody asks for pairs. */
export class Points {
  readonly length: number;
  readonly x: Numbers;
  readonly y: Numbers;
  #pairs: Float64Array | null = null;
  #extent: Extent | null = null;

  private constructor(x: Numbers, y: Numbers) {
    this.x = x;
    this.y = y;
    this.length = y.length;
  }

  /** @param x null for 0, 1, 2, …; a column of length 1 is repeated */
  static of(x: Values | null, y: Values): Points {
    const n = Math.max(x?.length ?? 0, y.length);
    if ((x === null || x.length === n) && y.length === n) {
      return new Points(x === null ? new Counting(n) : numbersOf(x), numbersOf(y));
    }
    const repeated = (v: Values): Numbers => {
      const all = readAll(numbersOf(v));
      return numbersOf(Float64Array.from({ length: n }, (_, i) => all[all.length === 1 ? 0 : i]));
    };
    return new Points(x === null ? new Counting(n) : repeated(x), repeated(y));
  }

  /** Points x0, y0, x1, y1, … */
  static paired(xy: Float64Array): Points {
    const points = new Points(new EverySecond(xy, 0), new EverySecond(xy, 1));
    points.#pairs = xy;
    return points;
  }

  /** The points as x0, y0, x1, y1, … */
  get pairs(): Float64Array {
    this.#pairs ??= pairs(readAll(this.x), readAll(this.y));
    return this.#pairs;
  }

  get extent(): Extent {
    this.#extent ??= extentOfPoints(this);
    return this.#extent;
  }
}

/** Points that may be pairs already, as pairs. */
export function pairsOf(points: Float64Array | Points): Float64Array {
  return points instanceof Points ? points.pairs : points;
}
