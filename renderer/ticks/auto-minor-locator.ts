import { BaseLocator } from './base-locator.ts';
import { arange, isClose, roundHalfEven, sortedPair } from './numeric.ts';
import { type TickAxis, TickError } from './tick-axis.ts';

/** Divides the distance of the major ticks evenly: into `n` parts, or as many as suit the step (4 or 5). */
export class AutoMinorLocator extends BaseLocator {
  readonly #n: number | 'auto' | null;

  constructor(n: number | 'auto' | null = null) {
    super();
    this.#n = n;
  }

  override ticks(axis: TickAxis): ArrayLike<number> {
    if (axis.scaleName === 'log') return [];
    const major = [...new Set(Array.from(axis.majorLocs()))].sort((a, b) => a - b);
    if (major.length < 2) return [];
    const step = major[1] - major[0];
    const wanted = this.#n ?? axis.rc[axis.axisName === 'y' ? 'ytick.minor.ndivs' : 'xtick.minor.ndivs'];
    const minor = step / (wanted === 'auto' ? divisions(step) : wanted);
    const [vmin, vmax] = sortedPair(axis.viewInterval());
    const first = roundHalfEven((vmin - major[0]) / minor);
    const last = roundHalfEven((vmax - major[0]) / minor) + 1;
    return arange(first, last).map((k) => k * minor + major[0]);
  }

  override tickValues(): ArrayLike<number> {
    throw new TickError('minor ticks follow the major ones; they cannot be found for a range alone');
  }
}

function divisions(step: number): number {
  const log = Math.log10(step);
  const mantissa = 10 ** (log - Math.floor(log));
  return [1, 2.5, 5, 10].some((m) => isClose(mantissa, m)) ? 5 : 4;
}
