import { AsinhLocator } from '../ticks/asinh-locator.ts';
import { LogFormatterSciNotation } from '../ticks/log-formatter.ts';
import { NullFormatter, StrMethodFormatter } from '../ticks/simple-formatters.ts';
import { BaseScale, ScaleError, type TickDefaults } from './scale.ts';

/** Keywords of Matplotlib's `AsinhScale`. */
export interface AsinhOptions {
  /** Values well within ± this are drawn linearly. */
  readonly linear_width?: number;
  readonly base?: number;
  readonly subs?: readonly number[] | 'auto' | null;
}

// The multiples of a power at which minor ticks stand, by base.
const SUBS: Readonly<Record<number, readonly number[]>> = {
  3: [2],
  4: [2],
  5: [2],
  8: [2, 4],
  10: [2, 5],
  16: [2, 4, 8],
  64: [4, 16],
  1024: [256, 512],
};

/** The inverse hyperbolic sine: linear near zero, logarithmic far out, without symlog's kink. Throws `ScaleError`. */
export class AsinhScale extends BaseScale {
  override readonly name = 'asinh';
  override readonly isLinear = false;
  readonly linearWidth: number;
  readonly #base: number;
  readonly #subs: readonly number[] | null;

  constructor(options: AsinhOptions = {}) {
    super();
    this.linearWidth = options.linear_width ?? 1;
    if (!(this.linearWidth > 0)) throw new ScaleError("'linear_width' must be strictly positive");
    this.#base = Math.trunc(options.base ?? 10);
    this.#subs = (options.subs ?? 'auto') === 'auto' ? (SUBS[this.#base] ?? null) : (options.subs as readonly number[]);
  }

  override forward(value: number): number {
    return this.linearWidth * Math.asinh(value / this.linearWidth);
  }

  override inverse(place: number): number {
    return this.linearWidth * Math.sinh(place / this.linearWidth);
  }

  override tickDefaults(): TickDefaults {
    const base = this.#base;
    return {
      majorLocator: new AsinhLocator({ linear_width: this.linearWidth, base }),
      majorFormatter: base > 1 ? new LogFormatterSciNotation({ base }) : new StrMethodFormatter('{x:.3g}'),
      minorLocator: new AsinhLocator({ linear_width: this.linearWidth, base, subs: this.#subs }),
      minorFormatter: new NullFormatter(),
    };
  }
}
