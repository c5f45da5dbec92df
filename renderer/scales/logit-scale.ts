import { LogitFormatter } from '../ticks/logit-formatter.ts';
import { LogitLocator } from '../ticks/logit-locator.ts';
import { BaseScale, type TickDefaults } from './scale.ts';

/** Keywords of Matplotlib's `LogitScale`. */
export interface LogitOptions {
  /** Whether values outside 0..1 become gaps or go far beyond the axis. */
  readonly nonpositive?: 'mask' | 'clip';
  /** How one half is written, as mathtext. */
  readonly one_half?: string;
  readonly use_overline?: boolean;
}

/** For probabilities: logarithmic at both ends of 0..1. */
export class LogitScale extends BaseScale {
  override readonly name = 'logit';
  override readonly isLinear = false;
  readonly #options: LogitOptions;

  constructor(options: LogitOptions = {}) {
    super();
    this.#options = options;
  }

  override forward(value: number): number {
    if (this.#options.nonpositive === 'clip') {
      if (value <= 0) return -1000;
      if (value >= 1) return 1000;
    }
    return Math.log10(value / (1 - value));
  }

  override inverse(place: number): number {
    return 1 / (1 + 10 ** -place);
  }

  override limitRange(vmin: number, vmax: number, minpos: number): [number, number] {
    const least = Number.isFinite(minpos) ? minpos : 1e-7;
    return [vmin <= 0 ? least : vmin, vmax >= 1 ? 1 - least : vmax];
  }

  override inDomain(value: number): boolean {
    return value > 0 && value < 1;
  }

  override tickDefaults(): TickDefaults {
    return {
      majorLocator: new LogitLocator(),
      majorFormatter: new LogitFormatter(this.#options),
      minorLocator: new LogitLocator({ minor: true }),
      minorFormatter: new LogitFormatter({ ...this.#options, minor: true }),
    };
  }
}
