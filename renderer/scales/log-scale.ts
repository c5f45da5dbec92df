import { LogFormatterSciNotation } from '../ticks/log-formatter.ts';
import { LogLocator } from '../ticks/log-locator.ts';
import { power } from '../ticks/numeric.ts';
import type { FunctionPair } from './linear-scale.ts';
import { BaseScale, ScaleError, type TickDefaults } from './scale.ts';

/** Keywords of Matplotlib's `LogScale`. */
export interface LogScaleOptions {
  readonly base?: number;
  /** Multiples of each power that get minor ticks; null finds them. */
  readonly subs?: readonly number[] | null;
  /** Whether values ≤ 0 go far below the axis or become gaps. */
  readonly nonpositive?: 'clip' | 'mask';
}

/** Logarithms of any base above 0 other than 1. Throws `ScaleError`. */
export class LogScale extends BaseScale {
  override readonly name: string = 'log';
  override readonly isLinear = false;
  readonly base: number;
  readonly #subs: readonly number[] | null;
  readonly #clip: boolean;
  readonly #log: (x: number) => number;

  constructor(options: LogScaleOptions = {}) {
    super();
    this.base = options.base ?? 10;
    if (!(this.base > 0) || this.base === 1) throw new ScaleError('the log base must be positive and not 1');
    // Ticks are counted in powers and in multiples up to the base: either must stay few.
    if (this.base > 10_000 || Math.abs(Math.log(this.base)) < 0.01)
      throw new ScaleError('the log base must be at most 10000, and not nearly 1');
    this.#subs = options.subs ?? null;
    this.#clip = (options.nonpositive ?? 'clip') === 'clip';
    const unit = Math.log(this.base);
    if (this.base === 10) this.#log = Math.log10;
    else if (this.base === 2) this.#log = Math.log2;
    else this.#log = (x) => Math.log(x) / unit;
  }

  override forward(value: number): number {
    if (value <= 0) return this.#clip ? -1000 : Number.NaN;
    return this.#log(value);
  }

  override inverse(place: number): number {
    return Number.isInteger(place) && Math.abs(place) < 300
      ? power(this.base, place)
      : Math.exp(place * Math.log(this.base));
  }

  override limitRange(vmin: number, vmax: number, minpos: number): [number, number] {
    const least = Number.isFinite(minpos) ? minpos : 1e-300;
    return [vmin <= 0 ? least : vmin, vmax <= 0 ? least : vmax];
  }

  override inDomain(value: number): boolean {
    return Number.isFinite(value) && value > 0;
  }

  override tickDefaults(): TickDefaults {
    const { base } = this;
    return {
      majorLocator: new LogLocator({ base }),
      majorFormatter: new LogFormatterSciNotation({ base }),
      minorLocator: new LogLocator({ base, subs: this.#subs }),
      minorFormatter: new LogFormatterSciNotation({ base, labelOnlyBase: this.#subs !== null }),
    };
  }
}

/** Logarithms of a function: of a secondary axis beside a logarithmic one. */
export class FunctionLogScale extends LogScale {
  override readonly name = 'functionlog';
  readonly #functions: FunctionPair;

  constructor(functions: FunctionPair) {
    super();
    this.#functions = functions;
  }

  override forward(value: number): number {
    return super.forward(this.#functions.forward(value));
  }

  override inverse(place: number): number {
    return this.#functions.inverse(super.inverse(place));
  }
}
