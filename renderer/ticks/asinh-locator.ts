import { BaseLocator } from './base-locator.ts';
import { linspace, pow10, power, roundHalfEven } from './numeric.ts';
import type { TickAxis } from './tick-axis.ts';

/** Keywords of Matplotlib's `AsinhLocator`. */
export interface AsinhLocatorOptions {
  readonly linear_width: number;
  readonly numticks?: number;
  readonly symthresh?: number;
  readonly base?: number;
  readonly subs?: readonly number[] | null;
}

/** Places at equal distances on an asinh axis, moved to round numbers. */
export class AsinhLocator extends BaseLocator {
  readonly #width: number;
  readonly #numticks: number;
  readonly #symthresh: number;
  readonly #base: number;
  readonly #subs: readonly number[] | null;

  constructor(options: AsinhLocatorOptions) {
    super();
    this.#width = options.linear_width;
    this.#numticks = options.numticks ?? 11;
    this.#symthresh = options.symthresh ?? 0.2;
    this.#base = options.base ?? 10;
    this.#subs = options.subs ?? null;
  }

  override ticks(axis: TickAxis): ArrayLike<number> {
    const [vmin, vmax] = axis.viewInterval();
    if (vmin * vmax < 0 && Math.abs(1 + vmax / vmin) < this.#symthresh) {
      const bound = Math.max(Math.abs(vmin), Math.abs(vmax));
      return this.tickValues(-bound, bound);
    }
    return this.tickValues(vmin, vmax);
  }

  override tickValues(vmin: number, vmax: number): ArrayLike<number> {
    const w = this.#width;
    const ymin = w * Math.asinh(vmin / w);
    const ymax = w * Math.asinh(vmax / w);
    let ys = [...linspace(ymin, ymax, this.#numticks)];
    if (ymin * ymax < 0) {
      ys = [...ys.filter((y) => Math.abs(y / (ymax - ymin)) > 0.5 / this.#numticks), 0];
    }
    const round = (y: number): number[] => {
      const x = w * Math.sinh(y / w);
      const abs = Math.abs(x);
      if (this.#base > 1) {
        const pow = y === 0 ? 0 : Math.sign(x) * power(this.#base, Math.floor(Math.log(abs) / Math.log(this.#base)));
        return this.#subs !== null && this.#subs.length > 0 ? this.#subs.map((s) => pow * s) : [pow];
      }
      const pow = y === 0 ? 1 : pow10(Math.floor(Math.log10(abs)));
      return [pow * roundHalfEven(x / pow)];
    };
    const ticks = [...new Set(ys.flatMap(round).map((t) => t + 0))].sort((a, b) => a - b);
    return ticks.length >= 2 ? ticks : linspace(vmin, vmax, this.#numticks);
  }
}
