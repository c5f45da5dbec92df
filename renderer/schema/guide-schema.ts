import * as z from 'zod/mini';
import { legendLocs } from '../rc/legend-locs.ts';
import { later } from './later.ts';
import { limits } from './limits.ts';
import { once } from './once.ts';
import {
  atMost,
  boolean,
  color,
  colors,
  count,
  expecting,
  fontSize,
  fraction,
  index,
  nonNegative,
  number,
  oneOf,
  positive,
  text,
} from './pieces.ts';
import { textObject } from './text-schema.ts';
import { formatter, locator } from './tick-schema.ts';

const figureLocs = ['outside'] as const;

/** A legend's keywords (`Axes.legend`). */
export const legendSchema = once(() =>
  z.strictObject({
    loc: z.optional(
      expecting<string | number | readonly [number, number]>(
        `one of ${legendLocs.join(', ')}, a code from 0 to 10, or [x, y]`,
        (v) =>
          (typeof v === 'string' &&
            (legendLocs.includes(v as (typeof legendLocs)[number]) || v.startsWith(figureLocs[0]))) ||
          (Number.isInteger(v) && (v as number) >= 0 && (v as number) <= 10) ||
          (Array.isArray(v) && v.length === 2 && v.every(Number.isFinite)),
      ),
    ),
    bbox_to_anchor: z.optional(
      expecting<readonly number[]>(
        'two or four numbers',
        (v) => Array.isArray(v) && (v.length === 2 || v.length === 4) && v.every(Number.isFinite),
      ),
    ),
    ncols: z.optional(count(100)),
    title: z.optional(z.nullable(text())),
    fontsize: z.optional(fontSize()),
    title_fontsize: z.optional(fontSize()),
    labelcolor: z.optional(z.union([oneOf('linecolor', 'markerfacecolor', 'mfc', 'markeredgecolor', 'mec'), colors()])),
    frameon: z.optional(boolean()),
    fancybox: z.optional(boolean()),
    shadow: z.optional(boolean()),
    framealpha: z.optional(fraction()),
    facecolor: z.optional(z.union([oneOf('inherit'), color()])),
    edgecolor: z.optional(z.union([oneOf('inherit'), color()])),
    linewidth: z.optional(nonNegative()),
    mode: z.optional(z.nullable(oneOf('expand'))),
    alignment: z.optional(oneOf('left', 'center', 'right')),
    borderpad: z.optional(number()),
    labelspacing: z.optional(number()),
    handlelength: z.optional(number()),
    handleheight: z.optional(number()),
    handletextpad: z.optional(number()),
    borderaxespad: z.optional(number()),
    columnspacing: z.optional(number()),
    numpoints: z.optional(count(100)),
    scatterpoints: z.optional(count(100)),
    scatteryoffsets: z.optional(atMost(100, number())),
    markerscale: z.optional(positive()),
    markerfirst: z.optional(boolean()),
    reverse: z.optional(boolean()),
    handles: z.optional(atMost(limits.marks, index())),
    labels: z.optional(atMost(limits.marks, text())),
    zorder: z.optional(number()),
  }),
);

export type LegendSpec = z.infer<ReturnType<typeof legendSchema>>;

/** A colorbar's keywords (`Figure.colorbar`); `axes` and `mappable` belong to the figure's shared ones. */
export const colorbarSchema = once(() =>
  z.strictObject({
    mark: z.optional(index()),
    mappable: z.optional(z.tuple([index(), index()])),
    axes: z.optional(atMost(limits.axes, index())),
    label: z.optional(later(() => textObject({ labelpad: z.optional(number()) }))),
    orientation: z.optional(z.nullable(oneOf('vertical', 'horizontal'))),
    location: z.optional(z.nullable(oneOf('left', 'right', 'top', 'bottom'))),
    shrink: z.optional(positive()),
    aspect: z.optional(positive()),
    fraction: z.optional(fraction()),
    pad: z.optional(number()),
    anchor: z.optional(z.tuple([number(), number()])),
    panchor: z.optional(z.union([boolean(), z.tuple([number(), number()])])),
    extend: z.optional(z.nullable(oneOf('neither', 'both', 'min', 'max'))),
    extendfrac: z.optional(z.nullable(z.union([oneOf('auto'), number(), z.array(number())]))),
    extendrect: z.optional(boolean()),
    ticks: z.optional(z.nullable(z.union([locator(), atMost(limits.ticks, number())]))),
    format: z.optional(z.nullable(formatter())),
    drawedges: z.optional(boolean()),
    spacing: z.optional(oneOf('uniform', 'proportional')),
    boundaries: z.optional(z.nullable(atMost(limits.levels, number()))),
    values: z.optional(z.nullable(atMost(limits.levels, number()))),
    ticklocation: z.optional(oneOf('auto', 'left', 'right', 'top', 'bottom')),
    minorticks: z.optional(boolean()),
    alpha: z.optional(z.nullable(fraction())),
    labelsize: z.optional(fontSize()),
    tick_params: z.optional(z.record(z.string(), z.unknown())),
    use_gridspec: z.optional(boolean()),
  }),
);

export type ColorbarSpec = z.infer<ReturnType<typeof colorbarSchema>>;
