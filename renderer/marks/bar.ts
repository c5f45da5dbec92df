import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { placeTicks } from '../axes/tick-options.ts';
import { convertUnits } from '../axes/units.ts';
import { LogScale } from '../scales/log-scale.ts';
import { type Column, columnLength, columnOrScalar, decodeColumn } from '../schema/column.ts';
import {
  boolean,
  color,
  colors,
  expecting,
  hatch,
  nonNegative,
  numbers,
  oneOf,
  patchShape,
  text,
} from '../schema/pieces.ts';
import { FixedFormatter } from '../ticks/simple-formatters.ts';
import { addBarLabels, barLabelFault, barLabelSchema } from './bar-labels.ts';
import { type BarGeometry, barContainer, drawBars } from './draw-bars.ts';
import { drawErrorbar, type ErrorbarOptions, errorbarArtists } from './draw-errorbar.ts';
import { checkErrors, errorbarShape, errors } from './errorbar.ts';
import { defineMark, type Plotted, type Report } from './mark.ts';
import { standBars } from './three-d/bars-3d.ts';
import { direction } from './three-d/direction-schema.ts';

const labels = () =>
  z.union([
    text(),
    expecting<readonly string[]>('strings', (v) => Array.isArray(v) && v.every((s) => typeof s === 'string')),
  ]);

const shared = () => ({
  ...patchShape(),
  label: z.optional(z.nullable(labels())),
  color: z.optional(colors()),
  facecolor: z.optional(colors()),
  edgecolor: z.optional(colors()),
  linewidth: z.optional(numbers()),
  hatch: z.optional(z.union([hatch(), z.array(hatch())])),
  align: z.optional(oneOf('center', 'edge')),
  tick_label: z.optional(labels()),
  xerr: z.optional(z.nullable(errors())),
  yerr: z.optional(z.nullable(errors())),
  ecolor: z.optional(color()),
  capsize: z.optional(nonNegative()),
  error_kw: z.optional(z.strictObject(errorbarShape())),
  bar_label: z.optional(barLabelSchema()),
  log: z.optional(boolean()),
  zs: z.optional(columnOrScalar()),
  zdir: z.optional(direction()),
  axlim_clip: z.optional(boolean()),
});

const barSchema = () =>
  z.strictObject({
    ...shared(),
    x: columnOrScalar(),
    height: columnOrScalar(),
    width: z.optional(columnOrScalar()),
    bottom: z.optional(z.nullable(columnOrScalar())),
  });
const barhSchema = () =>
  z.strictObject({
    ...shared(),
    y: columnOrScalar(),
    width: columnOrScalar(),
    height: z.optional(columnOrScalar()),
    left: z.optional(z.nullable(columnOrScalar())),
  });

type BarSpec = z.infer<ReturnType<typeof barSchema>>;
type BarhSpec = z.infer<ReturnType<typeof barhSchema>>;
type Values = Column | number | string;

/** Bars standing on `bottom` (`Axes.bar`). */
export const bar = defineMark<BarSpec>({
  type: 'bar',
  summary: 'Upright bars, one for every place or category.',
  doc: `A bar of \`height\` at every \`x\`, which may be numbers, categories or dates; \`width\` (0.8) and \`align\` say how it stands there,
\`bottom\` what it stands on: give the heights below for stacked bars. Colours, line widths and hatches may be lists.`,
  projections: ['rectilinear', 'polar', '3d'],
  family: 'patch',
  nested: { error_kw: ['line'], bar_label: ['text'] },
  schema: barSchema,
  examples: [
    {
      title: 'Categories',
      figure: { plot_type: 'bar', data: { x: ['a', 'b', 'c'], height: [3, 7, 5] }, title: 'Categories' },
    },
  ],
  check: (s, report) => check({ x: s.x, height: s.height, width: s.width, bottom: s.bottom }, s, report),
  plot(ax, s) {
    const bases = s.bottom ?? 0;
    const x = convertUnits(ax.xaxis, s.x);
    const height = convertUnits(ax.yaxis, s.height);
    const [places, heights, widths, bottoms] = broadcast([
      x,
      height,
      convertUnits(ax.xaxis, s.width ?? 0.8),
      convertUnits(ax.yaxis, bases),
    ]);
    const left = s.align === 'edge' ? places : places.map((v, i) => v - widths[i] / 2);
    return plotBars(ax, { left, bottom: bottoms, width: widths, height: heights, vertical: true }, places, s);
  },
});

/** Bars lying from `left` (`Axes.barh`). */
export const barh = defineMark<BarhSpec>({
  type: 'barh',
  summary: 'Lying bars, one for every place or category.',
  doc: `As \`bar\`, turned: a bar of \`width\` at every \`y\`, \`height\` (0.8) thick, starting at \`left\`.`,
  family: 'patch',
  nested: { error_kw: ['line'], bar_label: ['text'] },
  schema: barhSchema,
  examples: [
    {
      title: 'Categories',
      figure: { plot_type: 'barh', data: { y: ['a', 'b', 'c'], width: [3, 7, 5] }, title: 'Categories' },
    },
  ],
  check: (s, report) => check({ y: s.y, width: s.width, height: s.height, left: s.left }, s, report),
  plot(ax, s) {
    const y = convertUnits(ax.yaxis, s.y);
    const width = convertUnits(ax.xaxis, s.width);
    const [places, widths, heights, lefts] = broadcast([
      y,
      width,
      convertUnits(ax.yaxis, s.height ?? 0.8),
      convertUnits(ax.xaxis, s.left ?? 0),
    ]);
    const bottom = s.align === 'edge' ? places : places.map((v, i) => v - heights[i] / 2);
    return plotBars(ax, { left: lefts, bottom, width: widths, height: heights, vertical: false }, places, s);
  },
});

type Shared = Omit<BarSpec, 'x' | 'height' | 'width' | 'bottom'>;

function check(columns: Readonly<Record<string, Values | null | undefined>>, s: Shared, report: Report): void {
  let most = 1;
  for (const [name, v] of Object.entries(columns)) {
    const n = v === undefined || v === null ? 1 : columnLength(v);
    if (n === 1 || n < 0) continue;
    if (most !== 1 && n !== most) report(`/${name}`, `has ${n} values, others have ${most}`);
    most = n;
  }
  checkErrors('xerr', s.xerr, most, report);
  checkErrors('yerr', s.yerr, most, report);
  if (Array.isArray(s.label) && s.label.length !== most)
    report('/label', `has ${s.label.length} labels for ${most} bars`);
  const fault = barLabelFault(s.bar_label, most);
  if (fault) report('/bar_label', fault);
  if (Array.isArray(s.tick_label) && s.tick_label.length !== most && s.tick_label.length !== 1) {
    report('/tick_label', `has ${s.tick_label.length} labels for ${most} bars`);
  }
}

function broadcast(columns: readonly Float64Array[]): Float64Array[] {
  const n = Math.max(...columns.map((c) => c.length));
  return columns.map((c) => (c.length === n ? c : new Float64Array(n).fill(c[0])));
}

function plotBars(ax: Axes, g: BarGeometry, places: Float64Array, s: Shared): Plotted {
  const valueAxis = g.vertical ? ax.yaxis : ax.xaxis;
  if (s.log) valueAxis.group.setScale(new LogScale({ nonpositive: 'clip' }), ax.rc);
  const { label, zs, zdir, axlim_clip, bar_label, ...style } = s;
  const hadData = ax instanceof Axes3D && ax.hasData();
  const many = Array.isArray(label) ? (label as readonly string[]) : null;
  const flat = drawBars(ax, g, style, many);
  const bars =
    ax instanceof Axes3D ? standBars(ax, flat, decodeColumn(zs ?? 0), zdir ?? 'z', hadData, axlim_clip ?? false) : flat;
  const made = s.xerr != null || s.yerr != null ? addErrors(ax, g, s) : null;
  ax.requestAutoscale();
  ax.addContainer(barContainer(bars, many ? '_nolegend_' : ((label as string | null | undefined) ?? '')));
  if (s.tick_label !== undefined) {
    const names = typeof s.tick_label === 'string' ? new Array<string>(bars.length).fill(s.tick_label) : s.tick_label;
    const axis = g.vertical ? ax.xaxis : ax.yaxis;
    placeTicks(axis, Array.from(places), false);
    axis.group.majorFormatter = new FixedFormatter(names);
  }
  const values = g.vertical ? g.height : g.width;
  const labels = addBarLabels(
    ax,
    { bars: flat, values, vertical: g.vertical, errors: made?.bars[0] ?? null },
    bar_label,
  );
  return { artists: [...bars, ...(made ? errorbarArtists(made) : []), ...labels] };
}

function addErrors(ax: Axes, g: BarGeometry, s: Shared) {
  const { left, bottom, width, height } = g;
  const ex = left.map((l, i) => l + (g.vertical ? 0.5 : 1) * width[i]);
  const ey = bottom.map((b, i) => b + (g.vertical ? 1 : 0.5) * height[i]);
  const given: ErrorbarOptions = s.error_kw ?? {};
  const options: ErrorbarOptions = {
    ecolor: s.ecolor ?? 'k',
    capsize: s.capsize ?? ax.rc['errorbar.capsize'],
    zorder: s.zorder === undefined ? undefined : s.zorder + 0.01,
    ...given,
  };
  return drawErrorbar(ax, ex, ey, s.xerr ?? null, s.yerr ?? null, null, options);
}
