import { MaxNLocator } from './max-n-locator.ts';
import { pow10 } from './numeric.ts';
import type { TickAxis } from './tick-axis.ts';

/** Keywords of Matplotlib's `LogitLocator`. */
export interface LogitLocatorOptions {
  readonly minor?: boolean;
  readonly nbins?: number | 'auto';
}

// …, 0.01, 0.1, 0.5, 0.9, 0.99, …
const ideal = (b: number): number => (b < 0 ? pow10(b) : b > 0 ? 1 - pow10(-b) : 0.5);

/** Decades towards 0 and towards 1, and one half. */
export class LogitLocator extends MaxNLocator {
  readonly #minor: boolean;

  constructor(options: LogitLocatorOptions = {}) {
    super({ nbins: options.nbins ?? 'auto', steps: [1, 2, 5, 10] });
    this.#minor = options.minor ?? false;
  }

  override tickValues(v0: number, v1: number, axis: TickAxis | null): ArrayLike<number> {
    const nbins = this.nbins !== 'auto' ? this.nbins : axis === null ? 9 : Math.max(2, axis.tickSpace());
    const [vmin, vmax] = this.#domain(v0, v1, axis);
    const low = Math.trunc(
      vmin < 0.5 ? Math.floor(Math.log10(vmin)) : vmin < 0.9 ? 0 : -Math.ceil(Math.log10(1 - vmin)),
    );
    const high = Math.trunc(
      vmax <= 0.5 ? Math.ceil(Math.log10(vmax)) : vmax <= 0.9 ? 1 : -Math.floor(Math.log10(1 - vmax)),
    );
    const count = high - low - 1;
    const between = Array.from({ length: high - low + 1 }, (_, i) => low + i);
    if (count < 2) return this.#minor ? [] : super.tickValues(vmin, vmax, axis);
    if (count > nbins) {
      const every = Math.ceil(count / nbins);
      return between.filter((b) => (b % every !== 0) === this.#minor).map(ideal);
    }
    return this.#minor ? between.slice(0, -1).flatMap(minorOf) : between.map(ideal);
  }

  override nonsingular(v0: number, v1: number, axis: TickAxis): [number, number] {
    return this.#domain(v0, v1, axis);
  }

  #domain(v0: number, v1: number, axis: TickAxis | null): [number, number] {
    const [vmin, vmax] = v0 > v1 ? [v1, v0] : [v0, v1];
    if (!Number.isFinite(vmin) || !Number.isFinite(vmax) || vmax <= 0 || vmin >= 1) return [1e-7, 1 - 1e-7];
    const given = axis?.minpos() ?? 1e-7;
    const minpos = Number.isFinite(given) ? given : 1e-7;
    const low = vmin <= 0 ? minpos : vmin;
    const high = vmax >= 1 ? 1 - minpos : vmax;
    return low === high ? [0.1 * low, 1 - 0.1 * low] : [low, high];
  }
}

function minorOf(b: number): number[] {
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  if (b < -1) return range(2, 10).map((k) => k * pow10(b));
  if (b === -1) return range(2, 5).map((k) => k / 10);
  if (b === 0) return range(6, 9).map((k) => k / 10);
  return range(2, 10)
    .reverse()
    .map((k) => 1 - k * pow10(-b - 1));
}
