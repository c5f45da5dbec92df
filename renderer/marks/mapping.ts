import type { Mappable } from '../artists/mappable.ts';
import { type Colormap, listedColormap } from '../color/colormap.ts';
import { colormap } from '../color/colormaps.ts';
import type { Norm } from '../color/norm.ts';
import { makeNorm, type NormSpec } from '../color/norm-from-spec.ts';
import { toRgba, toRgbaArray } from '../color/parse-color.ts';
import { blendedColormap } from '../color/segmented-colormap.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { ColormapSpec } from '../schema/pieces.ts';
import type { Report } from './mark.ts';

/** Keywords that say how numbers become colours. */
export interface MappingSpec {
  readonly cmap?: ColormapSpec | null;
  readonly norm?: string | ({ readonly type: string } & Record<string, unknown>) | null;
  readonly vmin?: number | null;
  readonly vmax?: number | null;
}

/** Faults of a colormap's or a norm's name and keywords. */
export function checkMapping(spec: MappingSpec, report: Report): void {
  const { cmap } = spec;
  const name = typeof cmap === 'string' ? cmap : cmap && !isList(cmap) ? cmap.name : undefined;
  if (name !== undefined && colormap(name) === null) report('/cmap', `there is no colormap ${JSON.stringify(name)}`);
  try {
    normOf(spec, 256);
  } catch (error) {
    report('/norm', error instanceof Error ? error.message : String(error));
  }
}

const isList = (v: unknown): v is readonly unknown[] => Array.isArray(v);

/** The colormap of a spec; rcParam `image.cmap` by default. */
export function colormapOf(spec: ColormapSpec | null | undefined, rc: RcParams): Colormap {
  const named = (name: string): Colormap => {
    const map = colormap(name);
    if (!map) throw new RangeError(`there is no colormap ${JSON.stringify(name)}`);
    return map;
  };
  if (spec === null || spec === undefined) return named(rc['image.cmap']);
  if (typeof spec === 'string') return named(spec);
  if (isList(spec)) return listedColormap('from_list', toRgbaArray(spec));
  const o = spec as Exclude<ColormapSpec, string | readonly unknown[]>;
  let map: Colormap;
  if (o.colors) {
    map = o.interpolate
      ? blendedColormap(
          'custom',
          o.colors.map((c) => toRgba(c)),
          null,
          o.lut ?? 256,
        )
      : listedColormap('from_list', toRgbaArray(o.colors));
  } else {
    map = named(o.name ?? rc['image.cmap']);
    if (o.lut) map = map.resampled(o.lut);
  }
  const extreme = (c: unknown) => (c === undefined ? undefined : toRgba(c));
  return map.withExtremes({ under: extreme(o.under), over: extreme(o.over), bad: extreme(o.bad) });
}

/** The norm of a spec. Throws `NormError` or `ScaleError`. */
export function normOf(spec: MappingSpec, mapSize: number): Norm {
  const limits = { vmin: spec.vmin, vmax: spec.vmax };
  const { norm } = spec;
  if (norm && typeof norm !== 'string') {
    const given = norm as NormSpec;
    return makeNorm({ ...given, vmin: given.vmin ?? spec.vmin, vmax: given.vmax ?? spec.vmax }, limits, mapSize);
  }
  return makeNorm(norm, limits, mapSize);
}

/** Colormap and norm with limits found from the data. */
export function mappableOf(spec: MappingSpec, data: ArrayLike<number>, alpha: number | null, rc: RcParams): Mappable {
  const cmap = colormapOf(spec.cmap, rc);
  const norm = normOf(spec, cmap.n);
  norm.autoscaleNone(data);
  return { cmap, norm, alpha };
}

/** Packed colours of data values. */
export function mapColors(m: Mappable, data: ArrayLike<number>): Float64Array {
  return m.cmap.colors(m.norm.apply(data), m.alpha, m.norm.discrete);
}
