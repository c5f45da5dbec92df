import type { Axes } from '../axes/axes.ts';
import { type Colormap, listedColormap } from '../color/colormap.ts';
import { NoNorm, type Norm } from '../color/norm.ts';
import { isColorLike, toRgba } from '../color/parse-color.ts';
import type { ContourKeywords } from '../marks/contour-options.ts';
import { colormapOf, normOf } from '../marks/mapping.ts';
import type { Extend } from './contour-levels.ts';

/** Colormap, norm and the values that levels or regions have in it (`_process_colors`). */
export interface ContourColors {
  readonly cmap: Colormap;
  readonly norm: Norm;
  readonly values: Float64Array;
  /** Whether all levels have one colour: negative ones are then dashed. */
  readonly monochrome: boolean;
}

/** @param layers what stands for each level or region in a norm */
export function contourColors(
  ax: Axes,
  spec: ContourKeywords,
  norm: Norm | null,
  levels: Float64Array,
  layers: Float64Array,
  extend: Extend,
  filled: boolean,
): ContourColors {
  if (spec.colors === undefined || spec.colors === null) {
    const cmap = colormapOf(spec.cmap, ax.rc);
    const used = norm ?? normOf(spec, cmap.n);
    used.autoscaleNone(levels);
    return { cmap, norm: used, values: layers, monochrome: isMonochrome(cmap) };
  }
  const open = [extend === 'min' || extend === 'both', extend === 'max' || extend === 'both'];
  const cmap = listed(ax, spec.colors, levels.length - (filled ? 1 : 0), open);
  const first = filled && open[0] ? -1 : 0;
  const last = levels.length - (filled ? 1 : 0) + (filled && open[1] ? 1 : 0);
  const plain = new NoNorm();
  plain.discrete = true;
  plain.autoscaleNone(levels);
  const values = Float64Array.from({ length: last - first }, (_, i) => first + i);
  return { cmap, norm: plain, values, monochrome: isMonochrome(cmap) };
}

/** A map of the given colours, repeated over the levels; as many as there are regions colour the open ones too. */
function listed(ax: Axes, colors: unknown, count: number, [below, above]: readonly boolean[]): Colormap {
  const sequence: readonly unknown[] = isColorLike(colors) ? [colors] : (colors as readonly unknown[]);
  const total = count + (below ? 1 : 0) + (above ? 1 : 0);
  const ends = (below || above) && sequence.length === total;
  const inner = sequence.slice(ends && below ? 1 : 0);
  const rgba = (c: unknown) => toRgba(c, null, ax.cycleColors);
  const table = Float64Array.from({ length: Math.max(count, 1) }, (_, i) => i).length;
  const packed = new Float64Array(4 * table);
  for (let i = 0; i < table; i++) packed.set(rgba(inner[i % inner.length]), 4 * i);
  return listedColormap('from_list', packed, {
    under: ends && below ? rgba(sequence[0]) : null,
    over: ends && above ? rgba(sequence[sequence.length - 1]) : null,
  });
}

function isMonochrome({ lut, n }: Colormap): boolean {
  for (let i = 4; i < 4 * n; i++) if (lut[i] !== lut[i % 4]) return false;
  return true;
}
