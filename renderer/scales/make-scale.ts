import { AsinhScale } from './asinh-scale.ts';
import { type CategoryMap, CategoryScale } from './category-scale.ts';
import { DateScale } from './date-scale.ts';
import { type FunctionPair, LinearScale } from './linear-scale.ts';
import { LogScale } from './log-scale.ts';
import { LogitScale } from './logit-scale.ts';
import { type Scale, ScaleError } from './scale.ts';
import { SymmetricalLogScale } from './symlog-scale.ts';

/** A scale as a figure gives it: its name and Matplotlib's keywords. */
export interface ScaleSpec {
  readonly type: string;
  readonly base?: number;
  readonly subs?: readonly number[] | null;
  readonly nonpositive?: 'clip' | 'mask';
  readonly linthresh?: number;
  readonly linscale?: number;
  readonly linear_width?: number;
  readonly one_half?: string;
  readonly use_overline?: boolean;
}

/** The names `xscale` and `yscale` may have. */
export const SCALE_TYPES = ['linear', 'log', 'symlog', 'asinh', 'logit', 'date', 'category'] as const;

/** The scale for a name or spec. `categories` are shared with axes that were made before. Throws `ScaleError`. */
export function makeScale(given: string | ScaleSpec, categories?: CategoryMap): Scale {
  const spec: ScaleSpec = typeof given === 'string' ? { type: given } : given;
  switch (spec.type) {
    case 'linear':
      return new LinearScale();
    case 'log':
      return new LogScale(spec);
    case 'symlog':
      return new SymmetricalLogScale(spec);
    case 'asinh':
      return new AsinhScale(spec);
    case 'logit':
      return new LogitScale(spec);
    case 'date':
      return new DateScale();
    case 'category':
      return new CategoryScale(categories);
    default:
      throw new ScaleError(`there is no scale ${JSON.stringify(spec.type)}; known are ${SCALE_TYPES.join(', ')}`);
  }
}

/** A function between an axis and its secondary axis, e.g. shown = scale · value + offset, or shown = scale / value. */
export interface FunctionSpec {
  readonly type: 'linear' | 'reciprocal' | 'power' | 'log10' | 'exp10';
  readonly scale?: number;
  readonly offset?: number;
  readonly exponent?: number;
}

/** The functions for a spec, which undo each other; those that change nothing without one. */
export function functionPair(spec: FunctionSpec | null | undefined): FunctionPair {
  switch (spec?.type) {
    case 'linear': {
      const { scale = 1, offset = 0 } = spec;
      return { forward: (x) => x * scale + offset, inverse: (y) => (y - offset) / scale };
    }
    case 'reciprocal': {
      const { scale = 1 } = spec;
      return { forward: (x) => scale / x, inverse: (y) => scale / y };
    }
    case 'power': {
      const { exponent = 1 } = spec;
      return { forward: (x) => x ** exponent, inverse: (y) => y ** (1 / exponent) };
    }
    case 'log10':
      return { forward: Math.log10, inverse: (y) => 10 ** y };
    case 'exp10':
      return { forward: (x) => 10 ** x, inverse: Math.log10 };
    default:
      return { forward: (x) => x, inverse: (y) => y };
  }
}
