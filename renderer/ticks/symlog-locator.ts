import { BaseLocator } from './base-locator.ts';
import { decadeGreater, decadeGreaterEqual, decadeLess, decadeLessEqual } from './log-locator.ts';
import { arange, nonsingular, power } from './numeric.ts';
import type { TickAxis } from './tick-axis.ts';

/** Keywords of Matplotlib's `SymmetricalLogLocator`. */
export interface SymlogLocatorOptions {
  readonly base: number;
  readonly linthresh: number;
  readonly subs?: readonly number[] | null;
  readonly numticks?: number;
}

/** Powers on both sides of the linear part, and zero. */
export class SymmetricalLogLocator extends BaseLocator {
  readonly #base: number;
  readonly #linthresh: number;
  readonly #subs: readonly number[];
  readonly #numticks: number;

  constructor(options: SymlogLocatorOptions) {
    super();
    this.#base = options.base;
    this.#linthresh = options.linthresh;
    this.#subs = options.subs ?? [1];
    this.#numticks = options.numticks ?? 15;
  }

  override tickValues(v0: number, v1: number): ArrayLike<number> {
    const [vmin, vmax] = v1 < v0 ? [v1, v0] : [v0, v1];
    const t = this.#linthresh;
    if (-t <= vmin && vmin < vmax && vmax <= t) return [...new Set([vmin, 0, vmax])].sort((a, b) => a - b);
    const below = vmin < -t;
    const above = vmax > t;
    const middle = (below && vmax > -t) || (above && vmin < t);
    const base = this.#base;
    const range = (lo: number, hi: number): [number, number] => [
      Math.floor(Math.log(lo) / Math.log(base)),
      Math.ceil(Math.log(hi) / Math.log(base)),
    ];
    const [aLow, aHigh] = below ? range(Math.abs(Math.min(-t, vmax)), Math.abs(vmin) + 1) : [0, 0];
    const [cLow, cHigh] = above ? range(Math.max(t, vmin), vmax + 1) : [0, 0];
    const total = aHigh - aLow + (cHigh - cLow) + (middle ? 1 : 0);
    const stride = Math.max(Math.floor(total / (this.#numticks - 1)), 1);
    const decades: number[] = [];
    if (below) for (const e of arange(aLow, aHigh, stride).reverse()) decades.push(-power(base, e));
    if (middle) decades.push(0);
    if (above) for (const e of arange(cLow, cHigh, stride)) decades.push(power(base, e));
    if (this.#subs.length <= 1 && this.#subs[0] === 1) return decades;
    return decades.flatMap((d) => (d === 0 ? [0] : this.#subs.map((s) => s * d)));
  }

  override viewLimits(v0: number, v1: number, axis: TickAxis): [number, number] {
    let [vmin, vmax] = v1 < v0 ? [v1, v0] : [v0, v1];
    if (axis.rc['axes.autolimit_mode'] === 'round_numbers') {
      vmin = decadeLessEqual(vmin, this.#base);
      vmax = decadeGreaterEqual(vmax, this.#base);
      if (vmin === vmax) {
        vmin = decadeLess(vmin, this.#base);
        vmax = decadeGreater(vmax, this.#base);
      }
    }
    return nonsingular(vmin, vmax);
  }
}
