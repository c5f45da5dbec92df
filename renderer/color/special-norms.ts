import { clamp, extent, Normalize, NormError, type NormOptions } from './norm.ts';

/** A power of the linear norm; negative results stay linear. */
export class PowerNorm extends Normalize {
  override readonly kind = 'PowerNorm';
  readonly gamma: number;

  constructor(gamma: number, options: NormOptions = {}) {
    super(options);
    this.gamma = gamma;
  }

  override apply(values: ArrayLike<number>): Float64Array {
    return super.apply(values).map((v) => (v > 0 ? v ** this.gamma : v));
  }

  override inverse(values: ArrayLike<number>): Float64Array {
    const [vmin, vmax] = this.knownLimits();
    return Float64Array.from(values, (v) => (v > 0 ? v ** (1 / this.gamma) : v) * (vmax - vmin) + vmin);
  }
}

/** `numpy.interp` over three points, ±Infinity outside. */
function interpolate(v: number, xs: readonly number[], ys: readonly number[]): number {
  if (Number.isNaN(v)) return v;
  if (v < xs[0]) return -Infinity;
  if (v > xs[2]) return Infinity;
  if (v === xs[2]) return ys[2];
  const i = v >= xs[1] ? 1 : 0;
  return ((ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i])) * (v - xs[i]) + ys[i];
}

/** Linear on either side of a centre that lies in the middle of the colour map. Throws `NormError` when the limits do not hold it. */
export class TwoSlopeNorm extends Normalize {
  override readonly kind = 'TwoSlopeNorm';
  readonly vcenter: number;

  constructor(vcenter: number, options: NormOptions = {}) {
    super(options);
    this.vcenter = vcenter;
    if ((this.vmax !== null && vcenter >= this.vmax) || (this.vmin !== null && vcenter <= this.vmin)) {
      throw new NormError('vmin, vcenter and vmax must be in ascending order');
    }
  }

  override autoscaleNone(data: ArrayLike<number>): void {
    super.autoscaleNone(data);
    if (this.vmin === null || this.vmax === null) return;
    if (this.vmin >= this.vcenter) this.vmin = this.vcenter - (this.vmax - this.vcenter);
    if (this.vmax <= this.vcenter) this.vmax = this.vcenter + (this.vcenter - this.vmin);
  }

  override apply(values: ArrayLike<number>): Float64Array {
    const [vmin, vmax] = this.limits(values);
    if (Number.isNaN(vmin)) return new Float64Array(values.length).fill(Number.NaN);
    if (!(vmin <= this.vcenter && this.vcenter <= vmax)) {
      throw new NormError('vmin, vcenter and vmax must increase monotonically');
    }
    return Float64Array.from(values, (v) => interpolate(v, [vmin, this.vcenter, vmax], [0, 0.5, 1]));
  }

  override inverse(values: ArrayLike<number>): Float64Array {
    const [vmin, vmax] = this.knownLimits();
    return Float64Array.from(values, (v) => interpolate(v, [0, 0.5, 1], [vmin, this.vcenter, vmax]));
  }
}

/** Linear, with the same distance to both sides of a centre. */
export class CenteredNorm extends Normalize {
  override readonly kind = 'CenteredNorm';
  readonly vcenter: number;

  constructor(
    options: { readonly vcenter?: number; readonly halfrange?: number | null; readonly clip?: boolean } = {},
  ) {
    super({ clip: options.clip });
    this.vcenter = options.vcenter ?? 0;
    if (options.halfrange != null) this.#setHalfRange(Math.abs(options.halfrange));
  }

  #setHalfRange(half: number): void {
    this.vmin = this.vcenter - half;
    this.vmax = this.vcenter + half;
  }

  override autoscaleNone(data: ArrayLike<number>): void {
    const found = this.scaled() ? null : extent(data);
    if (found !== null) this.#setHalfRange(Math.max(this.vcenter - found[0], found[1] - this.vcenter));
  }
}

/** Keywords of Matplotlib's `BoundaryNorm`. */
export interface BoundaryOptions {
  readonly clip?: boolean;
  readonly extend?: 'neither' | 'min' | 'max' | 'both';
}

/** One colour between each pair of neighbouring boundaries: results count entries of a map with `ncolors`. Throws `NormError`. */
export class BoundaryNorm extends Normalize {
  override readonly kind = 'BoundaryNorm';
  override readonly discrete = true;
  readonly boundaries: readonly number[];
  readonly ncolors: number;
  readonly extend: 'neither' | 'min' | 'max' | 'both';
  readonly #regions: number;
  readonly #offset: number;

  constructor(boundaries: readonly number[], ncolors: number, options: BoundaryOptions = {}) {
    super({ vmin: boundaries[0], vmax: boundaries.at(-1), clip: options.clip });
    this.boundaries = boundaries;
    this.ncolors = ncolors;
    this.extend = options.extend ?? 'neither';
    if (boundaries.length < 2) throw new NormError('at least 2 boundaries are needed');
    if (this.clip && this.extend !== 'neither') throw new NormError('"clip" and "extend" cannot be used together');
    const below = this.extend === 'min' || this.extend === 'both' ? 1 : 0;
    const above = this.extend === 'max' || this.extend === 'both' ? 1 : 0;
    this.#offset = below;
    this.#regions = boundaries.length - 1 + below + above;
    if (this.#regions > ncolors) {
      throw new NormError(`there are ${this.#regions} colour bins including extensions, but only ${ncolors} colours`);
    }
  }

  override apply(values: ArrayLike<number>): Float64Array {
    const [vmin, vmax] = this.limits(values);
    const top = this.clip ? this.ncolors - 1 : this.ncolors;
    const out = new Float64Array(values.length);
    for (let i = 0; i < out.length; i++) {
      const v = this.clip ? clamp(values[i], vmin, vmax) : values[i];
      out[i] = Number.isNaN(v) ? v : v < vmin ? -1 : v >= vmax ? top : this.#entry(v);
    }
    return out;
  }

  #entry(v: number): number {
    let low = 0;
    let high = this.boundaries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (v >= this.boundaries[middle]) low = middle + 1;
      else high = middle;
    }
    const region = low - 1 + this.#offset;
    if (this.ncolors <= this.#regions) return region;
    if (this.#regions === 1) return region === 0 ? Math.floor((this.ncolors - 1) / 2) : region;
    return Math.trunc(((this.ncolors - 1) / (this.#regions - 1)) * region);
  }

  override inverse(): Float64Array {
    throw new NormError('a boundary norm has no inverse');
  }
}
