import { AsinhScale } from '../scales/asinh-scale.ts';
import { LogScale } from '../scales/log-scale.ts';
import { LogitScale } from '../scales/logit-scale.ts';
import { SymmetricalLogScale } from '../scales/symlog-scale.ts';
import { NoNorm, type Norm, Normalize, NormError, type NormOptions } from './norm.ts';
import { ScaleNorm } from './scale-norm.ts';
import { BoundaryNorm, CenteredNorm, PowerNorm, TwoSlopeNorm } from './special-norms.ts';

/** A norm as a figure gives it: Matplotlib's class name and keywords. */
export interface NormSpec extends NormOptions {
  readonly type: string;
  readonly gamma?: number;
  readonly vcenter?: number;
  readonly halfrange?: number | null;
  readonly linthresh?: number;
  readonly linscale?: number;
  readonly base?: number;
  readonly linear_width?: number;
  readonly boundaries?: readonly number[];
  readonly ncolors?: number;
  readonly extend?: 'neither' | 'min' | 'max' | 'both';
}

/** Short names: those of scales, as Matplotlib takes them. */
const SHORT: Readonly<Record<string, string>> = {
  linear: 'Normalize',
  log: 'LogNorm',
  symlog: 'SymLogNorm',
  asinh: 'AsinhNorm',
  logit: 'LogitNorm',
};

/** The names `type` may have. */
export const NORM_TYPES = [
  'Normalize',
  'LogNorm',
  'SymLogNorm',
  'AsinhNorm',
  'LogitNorm',
  'PowerNorm',
  'TwoSlopeNorm',
  'CenteredNorm',
  'BoundaryNorm',
  'NoNorm',
  ...Object.keys(SHORT),
] as const;

function required<K extends keyof NormSpec>(spec: NormSpec, key: K): NonNullable<NormSpec[K]> {
  const value = spec[key];
  if (value == null) throw new NormError(`${spec.type} needs "${key}"`);
  return value;
}

/**
 * The norm for a spec, a short name or nothing (linear). `mapSize` is the number of entries of the colour map, which `BoundaryNorm`
 * uses when it gives no `ncolors`. Limits given beside the norm (`vmin`, `vmax` of the mark) are for the caller to merge into the spec.
 * Throws `NormError` or `ScaleError`.
 */
export function makeNorm(given: NormSpec | string | null | undefined, limits: NormOptions = {}, mapSize = 256): Norm {
  const spec: NormSpec =
    typeof given === 'string' ? { type: given, ...limits } : (given ?? { type: 'Normalize', ...limits });
  const type = SHORT[spec.type] ?? spec.type;
  switch (type) {
    case 'Normalize':
      return new Normalize(spec);
    case 'NoNorm':
      return new NoNorm(spec);
    case 'LogNorm':
      return new ScaleNorm(type, new LogScale({ base: spec.base, nonpositive: 'mask' }), spec);
    case 'SymLogNorm': {
      // The short form is the scale's own default; the class has none.
      const linthresh = spec.type === 'symlog' ? (spec.linthresh ?? 2) : required(spec, 'linthresh');
      return new ScaleNorm(
        type,
        new SymmetricalLogScale({ base: spec.base, linthresh, linscale: spec.linscale }),
        spec,
      );
    }
    case 'AsinhNorm':
      return new ScaleNorm(type, new AsinhScale({ linear_width: spec.linear_width }), spec);
    case 'LogitNorm':
      return new ScaleNorm(type, new LogitScale(), spec);
    case 'PowerNorm':
      return new PowerNorm(required(spec, 'gamma'), spec);
    case 'TwoSlopeNorm':
      return new TwoSlopeNorm(required(spec, 'vcenter'), spec);
    case 'CenteredNorm':
      return new CenteredNorm(spec);
    case 'BoundaryNorm':
      return new BoundaryNorm(required(spec, 'boundaries'), spec.ncolors ?? mapSize, spec);
    default:
      throw new NormError(`there is no norm ${JSON.stringify(spec.type)}; known are ${NORM_TYPES.join(', ')}`);
  }
}
