import { BaseLocator } from './base-locator.ts';
import { Edge } from './max-n-locator.ts';
import { arange, floorDiv, linspace, nonsingular } from './numeric.ts';
import { checkTickCount, type TickAxis } from './tick-axis.ts';

/** No ticks. */
export class NullLocator extends BaseLocator {
  override tickValues(): readonly number[] {
    return [];
  }
}

/** Ticks at given places; with `nbins`, every so many of them, keeping zero if it is there. */
export class FixedLocator extends BaseLocator {
  readonly #locs: readonly number[];
  readonly #nbins: number | null;

  constructor(locs: readonly number[], nbins: number | null = null) {
    super();
    this.#locs = locs;
    this.#nbins = nbins === null ? null : Math.max(nbins, 2);
  }

  /** All places, also those that `nbins` leaves out. */
  get locs(): readonly number[] {
    return this.#locs;
  }

  override tickValues(): readonly number[] {
    if (this.#nbins === null || this.#locs.length === 0) return this.#locs;
    const step = Math.max(Math.ceil(this.#locs.length / this.#nbins), 1);
    const from = (start: number): number[] => this.#locs.filter((_, i) => i >= start && (i - start) % step === 0);
    const nearest = (locs: readonly number[]): number => Math.min(...locs.map(Math.abs));
    let ticks = from(0);
    for (let i = 1; i < step; i++) if (nearest(from(i)) < nearest(ticks)) ticks = from(i);
    return ticks;
  }
}

/** Every `base`th place from the first datum plus `offset` on. */
export class IndexLocator extends BaseLocator {
  readonly #base: number;
  readonly #offset: number;

  constructor(base: number, offset: number) {
    super();
    this.#base = base;
    this.#offset = offset;
  }

  override ticks(axis: TickAxis): ArrayLike<number> {
    const [dmin, dmax] = axis.dataInterval();
    return this.tickValues(dmin, dmax);
  }

  override tickValues(vmin: number, vmax: number): ArrayLike<number> {
    return arange(vmin + this.#offset, vmax + 1e-12, this.#base);
  }
}

/** So many ticks at equal distances from end to end. */
export class LinearLocator extends BaseLocator {
  readonly #numticks: number;

  constructor(numticks = 11) {
    super();
    this.#numticks = numticks;
  }

  override tickValues(v0: number, v1: number): ArrayLike<number> {
    const [vmin, vmax] = nonsingular(v0, v1, 0.05);
    return this.#numticks === 0 ? [] : linspace(vmin, vmax, this.#numticks);
  }

  override viewLimits(v0: number, v1: number, axis: TickAxis): [number, number] {
    let [vmin, vmax] = v1 < v0 ? [v1, v0] : [v0, v1];
    if (vmin === vmax) {
      vmin -= 1;
      vmax += 1;
    }
    if (axis.rc['axes.autolimit_mode'] === 'round_numbers') {
      const gaps = Math.max(this.#numticks - 1, 1);
      const unit = Math.log10(gaps);
      const width = Math.log10(vmax - vmin);
      const quotient = floorDiv(width, unit);
      const exponent = quotient - (width - quotient * unit < 0.5 ? 1 : 0);
      const scale = gaps ** -exponent;
      vmin = Math.floor(scale * vmin) / scale;
      vmax = Math.ceil(scale * vmax) / scale;
    }
    return nonsingular(vmin, vmax);
  }
}

/** Multiples of `base`, shifted by `offset`. */
export class MultipleLocator extends BaseLocator {
  readonly #edge: Edge;
  readonly #offset: number;

  /** `base` must be positive. */
  constructor(base = 1, offset = 0) {
    super();
    this.#edge = new Edge(base, 0);
    this.#offset = offset;
  }

  override tickValues(v0: number, v1: number): ArrayLike<number> {
    const [low, high] = v1 < v0 ? [v1, v0] : [v0, v1];
    const step = this.#edge.step;
    const vmin = this.#edge.ge(low - this.#offset) * step;
    const n = floorDiv(high - this.#offset - vmin + 0.001 * step, step);
    checkTickCount(n + 3);
    return Float64Array.from({ length: Math.max(0, n + 3) }, (_, i) => vmin - step + i * step + this.#offset);
  }

  override viewLimits(dmin: number, dmax: number, axis: TickAxis): [number, number] {
    if (axis.rc['axes.autolimit_mode'] !== 'round_numbers') return nonsingular(dmin, dmax);
    let vmin = this.#edge.le(dmin - this.#offset) * this.#edge.step + this.#offset;
    let vmax = this.#edge.ge(dmax - this.#offset) * this.#edge.step + this.#offset;
    if (vmin === vmax) {
      vmin -= 1;
      vmax += 1;
    }
    return nonsingular(vmin, vmax);
  }
}
