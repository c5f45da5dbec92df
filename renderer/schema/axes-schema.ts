import * as z from 'zod/mini';
import { SCALE_TYPES } from '../scales/make-scale.ts';
import { colorbarSchema, legendSchema } from './guide-schema.ts';
import { later } from './later.ts';
import { limits } from './limits.ts';
import { once } from './once.ts';
import {
  atMost,
  boolean,
  box,
  color,
  expecting,
  fontSize,
  fraction,
  index,
  lineStyle,
  nonNegative,
  number,
  oneOf,
  pair,
  positive,
  text,
} from './pieces.ts';
import { textObject, textShape } from './text-schema.ts';
import { formatter, locator, places } from './tick-schema.ts';

const range = once(() =>
  z.union([
    index(),
    expecting<readonly [number, number]>(
      'an index or a half-open range [first, end]',
      (v) => Array.isArray(v) && v.length === 2 && v.every((n) => Number.isSafeInteger(n) && n >= 0) && v[0] < v[1],
    ),
  ]),
);

/** A limit: a number, a date string on a date axis, or null for Matplotlib's choice. */
const limit = once(() =>
  expecting<readonly [number | string | null, number | string | null]>(
    'two values, low and high; null leaves one to the data',
    (v) =>
      Array.isArray(v) &&
      v.length === 2 &&
      v.every((e) => e === null || typeof e === 'string' || (typeof e === 'number' && Number.isFinite(e))),
  ),
);

const scale = once(() =>
  z.union([
    oneOf(...SCALE_TYPES),
    z.strictObject({
      type: oneOf(...SCALE_TYPES),
      base: z.optional(number()),
      subs: z.optional(z.nullable(z.array(number()))),
      nonpositive: z.optional(oneOf('clip', 'mask')),
      linthresh: z.optional(positive()),
      linscale: z.optional(positive()),
      linear_width: z.optional(positive()),
      one_half: z.optional(text()),
      use_overline: z.optional(boolean()),
    }),
  ]),
);

export const tickParams = once(() =>
  z.strictObject({
    axis: z.optional(oneOf('x', 'y', 'z', 'both')),
    which: z.optional(oneOf('major', 'minor', 'both')),
    reset: z.optional(boolean()),
    direction: z.optional(oneOf('in', 'out', 'inout')),
    length: z.optional(nonNegative()),
    width: z.optional(nonNegative()),
    color: z.optional(color()),
    pad: z.optional(number()),
    labelsize: z.optional(fontSize()),
    labelcolor: z.optional(color()),
    labelfontfamily: z.optional(text()),
    colors: z.optional(color()),
    zorder: z.optional(number()),
    bottom: z.optional(boolean()),
    top: z.optional(boolean()),
    left: z.optional(boolean()),
    right: z.optional(boolean()),
    labelbottom: z.optional(boolean()),
    labeltop: z.optional(boolean()),
    labelleft: z.optional(boolean()),
    labelright: z.optional(boolean()),
    labelrotation: z.optional(number()),
    rotation: z.optional(number()),
    labelrotation_mode: z.optional(oneOf('default', 'anchor', 'xtick', 'ytick')),
    grid_color: z.optional(color()),
    grid_alpha: z.optional(fraction()),
    grid_linewidth: z.optional(nonNegative()),
    grid_linestyle: z.optional(lineStyle()),
  }),
);

const labels = once(() =>
  expecting<readonly string[]>(
    `a list of at most ${limits.ticks} strings`,
    (v) =>
      Array.isArray(v) && v.length <= limits.ticks && v.every((s) => typeof s === 'string' && s.length <= limits.text),
  ),
);

const minorTicks = once(() =>
  z.strictObject({
    ticks: z.optional(places()),
    labels: z.optional(labels()),
    locator: z.optional(locator()),
    formatter: z.optional(formatter()),
  }),
);

/** `xticks` and its kin: places, or an object. */
export const ticks = once(() =>
  z.union([
    places(),
    z.strictObject({
      ticks: z.optional(places()),
      labels: z.optional(labels()),
      minor: z.optional(z.union([boolean(), minorTicks(), places()])),
      locator: z.optional(locator()),
      formatter: z.optional(formatter()),
      params: z.optional(later(tickParams)),
      position: z.optional(oneOf('top', 'bottom', 'left', 'right', 'lower', 'upper', 'both', 'none', 'default')),
      ...textShape(),
    }),
  ]),
);

const grid = once(() =>
  z.strictObject({
    visible: z.optional(boolean()),
    which: z.optional(oneOf('major', 'minor', 'both')),
    axis: z.optional(oneOf('x', 'y', 'both')),
    color: z.optional(color()),
    linestyle: z.optional(lineStyle()),
    linewidth: z.optional(nonNegative()),
    alpha: z.optional(fraction()),
    zorder: z.optional(number()),
  }),
);

const spine = once(() =>
  z.union([
    boolean(),
    z.strictObject({
      visible: z.optional(boolean()),
      position: z.optional(
        expecting<'center' | 'zero' | readonly ['outward' | 'axes' | 'data', number]>(
          '"center", "zero" or ["outward" | "axes" | "data", number]',
          (v) =>
            v === 'center' ||
            v === 'zero' ||
            (Array.isArray(v) && v.length === 2 && ['outward', 'axes', 'data'].includes(v[0]) && Number.isFinite(v[1])),
        ),
      ),
      color: z.optional(color()),
      linewidth: z.optional(nonNegative()),
      linestyle: z.optional(lineStyle()),
      alpha: z.optional(fraction()),
      bounds: z.optional(pair()),
      zorder: z.optional(number()),
    }),
  ]),
);

const notZero = once(() =>
  expecting<number>('a number other than 0', (v) => Number.isFinite(v) && v !== 0, { type: 'number' }),
);
const functionKeys: Readonly<Record<string, readonly string[]>> = {
  linear: ['scale', 'offset'],
  reciprocal: ['scale'],
  power: ['exponent'],
};
const functions = once(() =>
  z
    .strictObject({
      type: oneOf('linear', 'reciprocal', 'power', 'log10', 'exp10'),
      scale: z.optional(notZero()),
      offset: z.optional(number()),
      exponent: z.optional(notZero()),
    })
    .check((ctx) => {
      const { type, ...rest } = ctx.value;
      const keys = Object.keys(rest).filter((key) => !functionKeys[type]?.includes(key));
      if (keys.length > 0) ctx.issues.push({ code: 'unrecognized_keys', keys, input: ctx.value });
    }),
);
const secondary = once(() =>
  z.strictObject({
    location: z.optional(z.union([oneOf('top', 'bottom', 'left', 'right'), number()])),
    functions: z.optional(z.nullable(functions())),
    label: z.optional(textObject({ labelpad: z.optional(number()) })),
    ticks: z.optional(later(ticks)),
    xticks: z.optional(later(ticks)),
    yticks: z.optional(later(ticks)),
    color: z.optional(color()),
    tick_params: z.optional(later(tickParams)),
  }),
);

const oneOrMany = <S extends z.core.SomeType>(one: S) => z.union([atMost(limits.marksPerAxes, one), one]);
const axisLabel = once(() =>
  textObject({
    loc: z.optional(oneOf('left', 'center', 'right', 'bottom', 'top')),
    labelpad: z.optional(number()),
    position: z.optional(oneOf('top', 'bottom', 'left', 'right', 'lower', 'upper', 'both', 'none', 'default')),
    x: z.optional(number()),
    y: z.optional(number()),
  }),
);
const title = once(() =>
  textObject({
    loc: z.optional(oneOf('left', 'center', 'right')),
    pad: z.optional(number()),
    x: z.optional(number()),
    y: z.optional(number()),
  }),
);
const spines = once(() =>
  z.strictObject({
    left: z.optional(spine()),
    right: z.optional(spine()),
    bottom: z.optional(spine()),
    top: z.optional(spine()),
    polar: z.optional(spine()),
    inner: z.optional(spine()),
    start: z.optional(spine()),
    end: z.optional(spine()),
  }),
);
const tickLabelFormat = once(() =>
  oneOrMany(
    z.strictObject({
      axis: z.optional(oneOf('x', 'y', 'both')),
      style: z.optional(oneOf('sci', 'scientific', 'plain', '')),
      scilimits: z.optional(pair()),
      useOffset: z.optional(z.union([boolean(), number()])),
      useMathText: z.optional(boolean()),
    }),
  ),
);
const colorbars = once(() => z.union([boolean(), atMost(limits.axes, colorbarSchema()), colorbarSchema()]));
const secondaries = once(() => z.union([atMost(limits.axes, secondary()), secondary()]));
const optionalNumber = once(() => z.optional(number()));

/** An entry of `axes` without its marks, which are checked one by one by their own schemas. */
export const axesSchema = () =>
  z.strictObject({
    subplot: z.optional(z.tuple([range(), range()])),
    panel: z.optional(text()),
    rect: z.optional(box()),
    inset: z.optional(z.strictObject({ of: index(), bounds: box(), indicate: z.optional(boolean()) })),
    twin: z.optional(z.strictObject({ of: index(), axis: z.optional(oneOf('x', 'y')) })),
    sharex: z.optional(z.nullable(index())),
    sharey: z.optional(z.nullable(index())),
    projection: z.optional(oneOf('rectilinear', 'polar', '3d')),
    elev: optionalNumber(),
    azim: optionalNumber(),
    roll: optionalNumber(),
    proj_type: z.optional(oneOf('persp', 'ortho')),
    focal_length: z.optional(positive()),
    theta_offset: optionalNumber(),
    theta_direction: z.optional(oneOf(1, -1, 'clockwise', 'counterclockwise', 'anticlockwise')),
    theta_zero_location: z.optional(oneOf('N', 'NW', 'W', 'SW', 'S', 'SE', 'E', 'NE')),
    thetalim: z.optional(pair()),
    rlim: z.optional(pair()),
    rmin: optionalNumber(),
    rmax: optionalNumber(),
    rorigin: optionalNumber(),
    rlabel_position: optionalNumber(),
    thetagrids: z.optional(z.array(number())),
    rgrids: z.optional(z.array(number())),
    title: z.optional(z.nullable(later(title))),
    title_left: z.optional(z.nullable(later(title))),
    title_right: z.optional(z.nullable(later(title))),
    xlabel: z.optional(z.nullable(later(axisLabel))),
    ylabel: z.optional(z.nullable(later(axisLabel))),
    zlabel: z.optional(z.nullable(later(axisLabel))),
    xlim: z.optional(limit()),
    ylim: z.optional(limit()),
    zlim: z.optional(limit()),
    xscale: z.optional(later(scale)),
    yscale: z.optional(later(scale)),
    zscale: z.optional(later(scale)),
    xticks: z.optional(later(ticks)),
    yticks: z.optional(later(ticks)),
    zticks: z.optional(later(ticks)),
    xmargin: optionalNumber(),
    ymargin: optionalNumber(),
    zmargin: optionalNumber(),
    margins: z.optional(z.union([number(), z.array(number())])),
    xinverted: z.optional(boolean()),
    yinverted: z.optional(boolean()),
    zinverted: z.optional(boolean()),
    aspect: z.optional(z.union([oneOf('auto', 'equal'), positive()])),
    adjustable: z.optional(oneOf('box', 'datalim')),
    anchor: z.optional(z.union([oneOf('C', 'SW', 'S', 'SE', 'E', 'NE', 'N', 'NW', 'W'), pair()])),
    box_aspect: z.optional(z.nullable(z.union([positive(), z.array(positive())]))),
    grid: z.optional(z.nullable(z.union([boolean(), oneOf('x', 'y', 'both'), later(() => oneOrMany(grid()))]))),
    minorticks: z.optional(boolean()),
    tick_params: z.optional(later(() => oneOrMany(tickParams()))),
    ticklabel_format: z.optional(later(tickLabelFormat)),
    spines: z.optional(later(spines)),
    facecolor: z.optional(color()),
    axisbelow: z.optional(z.union([boolean(), oneOf('line')])),
    rasterization_zorder: z.optional(z.nullable(number())),
    frame_on: z.optional(boolean()),
    axis: z.optional(oneOf('on', 'off', 'equal', 'scaled', 'tight', 'auto', 'image', 'square')),
    prop_cycle: z.optional(
      expecting<Readonly<Record<string, readonly unknown[]>>>(
        'lists of equal length by property',
        (v) =>
          typeof v === 'object' &&
          v !== null &&
          !Array.isArray(v) &&
          Object.values(v).every((l) => Array.isArray(l) && l.length > 0 && l.length <= 1000) &&
          new Set(Object.values(v).map((l) => (l as unknown[]).length)).size <= 1,
      ),
    ),
    legend: z.optional(z.nullable(z.union([boolean(), later(legendSchema)]))),
    colorbar: z.optional(z.nullable(later(colorbars))),
    secondary_xaxis: z.optional(later(secondaries)),
    secondary_yaxis: z.optional(later(secondaries)),
    label_outer: z.optional(boolean()),
  });

export type SecondarySpec = z.infer<ReturnType<typeof secondary>>;
export type AxesSpec = z.infer<ReturnType<typeof axesSchema>>;
export type TicksSpec = z.infer<ReturnType<typeof ticks>>;
export type TickParamsSpec = z.infer<ReturnType<typeof tickParams>>;
