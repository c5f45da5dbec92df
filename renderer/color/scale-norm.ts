import type { Scale } from '../scales/scale.ts';
import { clamp, Normalize, NormError, type NormOptions } from './norm.ts';

/** Linear after a scale: logarithmic, symlog, asinh, logit or a function (`make_norm_from_scale`). */
export class ScaleNorm extends Normalize {
  override readonly kind: string;
  readonly scale: Scale;

  constructor(kind: string, scale: Scale, options: NormOptions = {}) {
    super(options);
    this.kind = kind;
    this.scale = scale;
  }

  // Only what the scale can show counts for the limits: zeros do not make a logarithmic norm fail.
  override autoscaleNone(data: ArrayLike<number>): void {
    if (this.scaled()) return;
    super.autoscaleNone(Float64Array.from(data, (v) => (Number.isFinite(this.scale.forward(v)) ? v : Number.NaN)));
  }

  #transformedLimits(vmin: number, vmax: number): [number, number] {
    const low = this.scale.forward(vmin);
    const high = this.scale.forward(vmax);
    if (!Number.isFinite(low) || !Number.isFinite(high)) {
      throw new NormError(`${this.kind} cannot have the limits ${vmin} and ${vmax}`);
    }
    return [low, high];
  }

  override apply(values: ArrayLike<number>): Float64Array {
    const [vmin, vmax] = this.limits(values);
    const out = new Float64Array(values.length);
    if (Number.isNaN(vmin) || Number.isNaN(vmax)) return out.fill(Number.NaN);
    if (vmin === vmax) return Float64Array.from(values, (v) => (Number.isNaN(v) ? v : 0));
    const [low, high] = this.#transformedLimits(vmin, vmax);
    for (let i = 0; i < out.length; i++) {
      const place = (this.scale.forward(this.clip ? clamp(values[i], vmin, vmax) : values[i]) - low) / (high - low);
      out[i] = Number.isFinite(place) ? place : Number.NaN;
    }
    return out;
  }

  override inverse(values: ArrayLike<number>): Float64Array {
    const [low, high] = this.#transformedLimits(...this.knownLimits());
    return Float64Array.from(values, (v) => this.scale.inverse(v * (high - low) + low));
  }
}
