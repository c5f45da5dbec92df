import type { Mappable } from '../artists/mappable.ts';
import { NoNorm } from '../color/norm.ts';
import { BoundaryNorm } from '../color/special-norms.ts';
import type { FunctionPair } from '../scales/linear-scale.ts';
import type { ColorbarSpec } from '../schema/guide-schema.ts';
import { interp } from '../statistics/interp.ts';
import { linspace, nonsingular } from '../ticks/numeric.ts';

type Extend = 'neither' | 'min' | 'max' | 'both';

/** Where the blocks of a colorbar lie and which value each shows. */
export interface ColorbarPlaces {
  /** Edges of the blocks, with those of the extensions. */
  readonly boundaries: Float64Array;
  /** Edges of the blocks between the ends of the bar, as they are drawn. */
  readonly edges: Float64Array;
  /** One value per block, the extensions' first and last. */
  readonly values: Float64Array;
  /** The ends of the bar. */
  readonly ends: readonly [number, number];
  readonly lower: boolean;
  readonly upper: boolean;
  /** Lengths of the extensions as shares of the bar; 0 where there is none. */
  readonly extensions: readonly [number, number];
  /** Whether blocks stand for given boundaries instead of the whole map. */
  readonly discrete: boolean;
  /** Boundaries at equal distances; null when the bar is proportional to the data or follows the norm. */
  readonly even: FunctionPair | null;
}

/** Finds the blocks (`Colorbar._process_values`, `_mesh` and `_proportional_y`). Widens a norm whose limits are equal. */
export function colorbarPlaces({ cmap, norm, contour }: Mappable, spec: ColorbarSpec): ColorbarPlaces {
  const extend: Extend = contour?.extend ?? spec.extend ?? (norm as { extend?: Extend }).extend ?? 'neither';
  const lower = extend === 'min' || extend === 'both';
  const upper = extend === 'max' || extend === 'both';
  const given = contour?.boundaries ?? (spec.boundaries ? Float64Array.from(spec.boundaries) : null);
  const shown = contour?.values ?? (spec.values ? Float64Array.from(spec.values) : null);
  const stepped = norm instanceof BoundaryNorm;
  const discrete = stepped || given !== null;
  let boundaries: Float64Array;
  let values: Float64Array;
  if (shown) {
    values = shown;
    boundaries = given ?? around(shown);
  } else {
    let b = stepped
      ? Float64Array.from(norm.boundaries)
      : norm instanceof NoNorm
        ? Float64Array.from({ length: cmap.n + 1 }, (_, i) => i - 0.5)
        : (given ?? linspace(0, 1, cmap.n + 1));
    if (lower) b = Float64Array.of(b[0] - 1, ...b);
    if (upper) b = Float64Array.of(...b, b[b.length - 1] + 1);
    [norm.vmin, norm.vmax] = nonsingular(norm.vmin ?? 0, norm.vmax ?? 1, 0.1);
    boundaries = discrete ? b : norm.inverse(b);
    values = boundaries.slice(1).map((e, i) => 0.5 * (boundaries[i] + e));
    if (norm instanceof NoNorm) values = values.map((v) => Math.trunc(v + 0.00001));
  }
  const inside = (v: Float64Array): Float64Array => v.subarray(lower ? 1 : 0, v.length - (upper ? 1 : 0));
  const within = inside(boundaries);
  const ends: readonly [number, number] = [within[0], within[within.length - 1]];
  const even = discrete && (spec.spacing ?? 'uniform') === 'uniform' ? evenPlaces(boundaries) : null;
  const unscaled = discrete ? boundaries.map((b) => (b - ends[0]) / (ends[1] - ends[0])) : norm.apply(boundaries);
  const places = fromZeroToOne(inside(unscaled));
  const lengths = even ? fromZeroToOne(inside(boundaries.map(even.forward))) : places;
  const last = lengths.length - 1;
  const [first, final] = shares(spec.extendfrac, lengths[1] - lengths[0], lengths[last] - lengths[last - 1]);
  return {
    boundaries,
    edges: discrete || norm instanceof NoNorm ? places.map((y) => y * (ends[1] - ends[0]) + ends[0]) : backInto(),
    values,
    ends,
    lower,
    upper,
    extensions: [lower ? first : 0, upper ? final : 0],
    discrete,
    even,
  };

  /** Back through the norm, as the mesh is computed there: the last bit decides which row of pixels an edge falls in. */
  function backInto(): Float64Array {
    const { vmin, vmax } = norm;
    [norm.vmin, norm.vmax] = ends;
    const out = norm.inverse(places);
    [norm.vmin, norm.vmax] = [vmin, vmax];
    return out;
  }
}

/** Places of data on the bar, for lines that are drawn across it (`Colorbar._locate`). */
export function locate({ norm }: Mappable, places: ColorbarPlaces, x: Float64Array): Float64Array {
  const plain = norm instanceof NoNorm || norm instanceof BoundaryNorm;
  const b = plain ? places.boundaries : norm.apply(places.boundaries);
  const inner = b.subarray(places.lower ? 1 : 0, b.length - (places.upper ? 1 : 0));
  return (plain ? x : norm.apply(x)).map((v) => interp(v, inner, places.edges));
}

/** Edges halfway between values. */
function around(values: Float64Array): Float64Array {
  const n = values.length;
  const b = new Float64Array(n + 1);
  for (let i = 1; i < n; i++) b[i] = 0.5 * (values[i - 1] + values[i]);
  b[0] = 2 * b[1] - b[2];
  b[n] = 2 * b[n - 1] - b[n - 2];
  return b;
}

function fromZeroToOne(y: Float64Array): Float64Array {
  const [low, high] = [y[0], y[y.length - 1]];
  return y.map((v) => (v - low) / (high - low));
}

function shares(given: ColorbarSpec['extendfrac'], autoLow: number, autoHigh: number): readonly [number, number] {
  if (given === 'auto') return [autoLow, autoHigh];
  if (typeof given === 'number') return [given, given];
  if (Array.isArray(given)) return [given[0], given[given.length - 1]];
  return [0.05, 0.05];
}

/** Boundaries at equal distances, whatever lies between them; what lies beyond is sent far out, so that it gets no ticks. */
function evenPlaces(boundaries: Float64Array): FunctionPair {
  const n = boundaries.length;
  const even = linspace(0, 1, n);
  const [low, high] = [boundaries[0], boundaries[n - 1]];
  const eps = (high - low) * 1e-6;
  return {
    forward: (v) => (v < low - eps ? -1 : v > high + eps ? 2 : interp(v, boundaries, even)),
    inverse: (v) => interp(v, even, boundaries),
  };
}
