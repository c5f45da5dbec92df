import { LogFormatterSciNotation } from '../ticks/log-formatter.ts';
import { NullFormatter } from '../ticks/simple-formatters.ts';
import { SymmetricalLogLocator } from '../ticks/symlog-locator.ts';
import { BaseScale, ScaleError, type TickDefaults } from './scale.ts';

/** Keywords of Matplotlib's `SymmetricalLogScale`. */
export interface SymlogOptions {
  readonly base?: number;
  /** Values within ± this are drawn linearly. */
  readonly linthresh?: number;
  readonly subs?: readonly number[] | null;
  /** How many decades long each half of the linear part is. */
  readonly linscale?: number;
}

/** Logarithmic both ways from zero, linear around it. Throws `ScaleError`. */
export class SymmetricalLogScale extends BaseScale {
  override readonly name = 'symlog';
  override readonly isLinear = false;
  readonly base: number;
  readonly linthresh: number;
  readonly #subs: readonly number[] | null;
  readonly #adjusted: number;
  readonly #logBase: number;

  constructor(options: SymlogOptions = {}) {
    super();
    this.base = options.base ?? 10;
    this.linthresh = options.linthresh ?? 2;
    const linscale = options.linscale ?? 1;
    if (!(this.base > 1)) throw new ScaleError("'base' must be larger than 1");
    if (this.base > 10_000 || this.base < 1.01) throw new ScaleError("'base' must be from 1.01 to 10000");
    if (!(this.linthresh > 0)) throw new ScaleError("'linthresh' must be positive");
    if (!(linscale > 0)) throw new ScaleError("'linscale' must be positive");
    this.#subs = options.subs ?? null;
    this.#adjusted = linscale / (1 - 1 / this.base);
    this.#logBase = Math.log(this.base);
  }

  override forward(value: number): number {
    const abs = Math.abs(value);
    if (abs <= this.linthresh) return value * this.#adjusted;
    const log = Math.log(abs) / this.#logBase - Math.log(this.linthresh) / this.#logBase;
    return Math.sign(value) * this.linthresh * (this.#adjusted + log);
  }

  override inverse(place: number): number {
    const abs = Math.abs(place);
    if (abs <= this.linthresh * this.#adjusted) return place / this.#adjusted;
    return Math.sign(place) * this.linthresh * Math.exp((abs / this.linthresh - this.#adjusted) * this.#logBase);
  }

  override tickDefaults(): TickDefaults {
    const { base, linthresh } = this;
    return {
      majorLocator: new SymmetricalLogLocator({ base, linthresh }),
      majorFormatter: new LogFormatterSciNotation({ base, linthresh }),
      minorLocator: new SymmetricalLogLocator({ base, linthresh, subs: this.#subs }),
      minorFormatter: new NullFormatter(),
    };
  }
}
