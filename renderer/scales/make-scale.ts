import { AsinhScale } from './asinh-scale.ts';
import { type CategoryMap, CategoryScale } from './category-scale.ts';
import { DateScale } from './date-scale.ts';
import { FunctionScale, LinearScale } from './linear-scale.ts';
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

/** A function between an axis and its secondary axis: place = scale · value + offset, or place = scale / value. */
export type FunctionSpec =
  | { readonly type: 'linear'; readonly scale?: number; readonly offset?: number }
  | { readonly type: 'reciprocal'; readonly scale?: number }
  | { readonly type: 'power'; readonly exponent: number; readonly scale?: number }
  | { readonly type: 'log'; readonly base?: number }
  | { readonly type: 'exp'; readonly base?: number };

/** The pair of functions for a spec, as a scale. Throws `ScaleError` for one that cannot be undone. */
export function functionScale(spec: FunctionSpec): FunctionScale {
  switch (spec.type) {
    case 'linear': {
      const { scale = 1, offset = 0 } = spec;
      if (scale === 0) throw new ScaleError("'scale' must not be 0");
      return new FunctionScale({ forward: (x) => scale * x + offset, inverse: (y) => (y - offset) / scale });
    }
    case 'reciprocal': {
      const { scale = 1 } = spec;
      if (scale === 0) throw new ScaleError("'scale' must not be 0");
      return new FunctionScale({ forward: (x) => scale / x, inverse: (y) => scale / y });
    }
    case 'power': {
      const { exponent, scale = 1 } = spec;
      if (scale === 0 || exponent === 0) throw new ScaleError("'scale' and 'exponent' must not be 0");
      return new FunctionScale({
        forward: (x) => scale * x ** exponent,
        inverse: (y) => (y / scale) ** (1 / exponent),
      });
    }
    case 'log':
    case 'exp': {
      const { base = 10 } = spec;
      if (!(base > 0) || base === 1) throw new ScaleError("'base' must be positive and not 1");
      const log = (x: number): number => (base === 10 ? Math.log10(x) : Math.log(x) / Math.log(base));
      const exp = (x: number): number => base ** x;
      return new FunctionScale(spec.type === 'log' ? { forward: log, inverse: exp } : { forward: exp, inverse: log });
    }
  }
}
