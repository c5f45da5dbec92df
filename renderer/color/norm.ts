/** Thrown for limits or parameters a norm cannot have; the message is fit for the person who wrote the figure. */
export class NormError extends Error {
  override readonly name = 'NormError';
}

/** Takes data to 0..1 (below 0 and above 1 for what lies outside the limits). Gaps are NaN throughout. */
export interface Norm {
  readonly kind: string;
  /** null until given or found from data. */
  vmin: number | null;
  vmax: number | null;
  readonly clip: boolean;
  /** Whether results count entries of the colour map instead of going from 0 to 1 (`BoundaryNorm`). */
  readonly discrete: boolean;
  /** Whether both limits are known. */
  scaled(): boolean;
  /** Finds the limits that are not known. */
  autoscaleNone(data: ArrayLike<number>): void;
  /** A new array of normalized values; finds limits first where needed. Throws `NormError`. */
  apply(values: ArrayLike<number>): Float64Array;
  /** Lower limit and width when `apply` is only a subtraction and a division; else null. */
  line(): readonly [number, number] | null;
  /** From 0..1 back to data. Throws `NormError` when the norm has no inverse. */
  inverse(values: ArrayLike<number>): Float64Array;
}

/** Limits and clipping as given; null or absent limits are found from data. */
export interface NormOptions {
  readonly vmin?: number | null;
  readonly vmax?: number | null;
  readonly clip?: boolean;
}

/** Smallest and largest entry that is no gap; null when there is none. */
export function extent(data: ArrayLike<number>): [number, number] | null {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < data.length; i++) {
    const v = data[i];
    if (v < min) min = v;
    if (v > max) max = v;
  }
  return min <= max ? [min, max] : null;
}

/** Linear between the limits. */
export class Normalize implements Norm {
  readonly kind: string = 'Normalize';
  vmin: number | null;
  vmax: number | null;
  readonly clip: boolean;
  discrete = false;

  constructor(options: NormOptions = {}) {
    this.vmin = options.vmin ?? null;
    this.vmax = options.vmax ?? null;
    this.clip = options.clip ?? false;
  }

  scaled(): boolean {
    return this.vmin !== null && this.vmax !== null;
  }

  autoscaleNone(data: ArrayLike<number>): void {
    if (this.scaled()) return;
    const found = extent(data);
    if (found === null) return;
    this.vmin ??= found[0];
    this.vmax ??= found[1];
  }

  /** The limits, found from `data` where they must be; NaN when there is no data to find them from. */
  protected limits(data: ArrayLike<number>): [number, number] {
    this.autoscaleNone(data);
    const vmin = this.vmin ?? Number.NaN;
    const vmax = this.vmax ?? Number.NaN;
    if (vmin > vmax) throw new NormError(`vmin (${vmin}) must be less than or equal to vmax (${vmax})`);
    return [vmin, vmax];
  }

  /** The limits for `inverse`. */
  protected knownLimits(): [number, number] {
    if (this.vmin === null || this.vmax === null) throw new NormError('vmin and vmax must be known before inverting');
    return [this.vmin, this.vmax];
  }

  apply(values: ArrayLike<number>): Float64Array {
    const [vmin, vmax] = this.limits(values);
    const out = new Float64Array(values.length);
    const { clip } = this;
    const width = vmax - vmin;
    for (let i = 0; i < out.length; i++) {
      const v = clip ? clamp(values[i], vmin, vmax) : values[i];
      out[i] = width !== 0 || Number.isNaN(v) ? (v - vmin) / width : 0;
    }
    return out;
  }

  /** Lower limit and width when `apply` is only a subtraction and a division; else null. */
  line(): readonly [number, number] | null {
    const { vmin, vmax } = this;
    if (this.kind !== 'Normalize' || this.clip || vmin === null || vmax === null || !(vmax > vmin)) return null;
    return [vmin, vmax - vmin];
  }

  inverse(values: ArrayLike<number>): Float64Array {
    const [vmin, vmax] = this.knownLimits();
    return Float64Array.from(values, (v) => vmin + v * (vmax - vmin));
  }
}

/** Keeps NaN. */
export function clamp(v: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, v));
}

/** Values as they are: shares of the colour map, or, where `discrete` says so, numbers of its entries. */
export class NoNorm extends Normalize {
  override readonly kind = 'NoNorm';

  override apply(values: ArrayLike<number>): Float64Array {
    this.autoscaleNone(values);
    return Float64Array.from(values);
  }

  override inverse(values: ArrayLike<number>): Float64Array {
    return Float64Array.from(values);
  }
}
