/** The numbers behind a picture, in the shape that gallery/README.md gives: what tests compare with Matplotlib's. */
import type { DrawContext } from './artists/artist.ts';
import type { Axes } from './axes/axes.ts';
import type { Axis, Tick } from './axes/axis.ts';
import type { Legend } from './axes/legend/legend.ts';
import { Axes3D } from './axes/three-d/axes-3d.ts';
import type { Bbox } from './geometry/bbox.ts';
import { buildFigure } from './layout/build-figure.ts';
import type { BuiltColorbar, BuiltEntry } from './layout/figure.ts';
import type { Plotted } from './marks/mark.ts';
import { type Figure as FigureJson, parseFigure } from './normalize/parse-figure.ts';
import { withPointers } from './schema/drawing-faults.ts';

/** x, y, width, height in pixels, y upwards. */
export type BoxNumbers = readonly [number, number, number, number];

/** Ticks as they are drawn; a label that is hidden or empty is ''. */
export interface TickNumbers {
  readonly at: readonly number[];
  readonly labels: readonly string[];
}

/** One axis of axes. */
export interface AxisNumbers {
  readonly major: TickNumbers;
  readonly minor: TickNumbers;
  readonly offset?: string;
}

/** A legend's place and labels. */
export interface LegendNumbers {
  readonly box: BoxNumbers;
  readonly labels: readonly string[];
}

/** Axes, or a colorbar or a secondary axis, which are axes too. */
export interface AxesNumbers {
  readonly box: BoxNumbers;
  readonly xlim: readonly [number, number];
  readonly ylim: readonly [number, number];
  readonly zlim?: readonly [number, number];
  readonly x: AxisNumbers;
  readonly y: AxisNumbers;
  readonly z?: AxisNumbers;
  readonly legend?: LegendNumbers;
  readonly marks?: readonly Readonly<Record<string, unknown>>[];
  readonly clim?: readonly (number | null)[];
  readonly colorbars?: readonly AxesNumbers[];
  readonly secondary?: readonly AxesNumbers[];
}

/** All numbers of a figure. */
export interface FigureNumbers {
  readonly size: readonly [number, number];
  readonly axes: readonly AxesNumbers[];
  readonly colorbars?: readonly AxesNumbers[];
  readonly legends?: readonly LegendNumbers[];
}

/** Lays the figure out as for its PNG and measures it. Throws `FigureError` as `parseFigure` does. */
export function inspect(input: unknown): FigureNumbers {
  const json = parseFigure(input);
  const fig = withPointers(() => buildFigure(json, { hinting: true }));
  fig.crop = null;
  // Layout, aspect and titles settle while drawing.
  const { width, height } = withPointers(() => fig.draw());
  const ctx = fig.context();
  return {
    size: [width, height],
    axes: fig.entries.map((entry, i) => entryNumbers(entry, json.axes[i], ctx)),
    ...(fig.sharedColorbars.length > 0 && { colorbars: fig.sharedColorbars.map((bar) => colorbarNumbers(bar, ctx)) }),
    ...(fig.legends.length > 0 && { legends: fig.legends.map((legend) => legendNumbers(legend, ctx)) }),
  };
}

function entryNumbers(entry: BuiltEntry, spec: FigureJson['axes'][number], ctx: DrawContext): AxesNumbers {
  const { axes, plotted, colorbars, secondary } = entry;
  return {
    ...axesNumbers(axes, ctx),
    marks: plotted.map((p, i) => ({ type: spec.marks[i].type, ...markNumbers(p) })),
    ...(colorbars.length > 0 && { colorbars: colorbars.map((bar) => colorbarNumbers(bar, ctx)) }),
    ...(secondary.length > 0 && { secondary: secondary.map((s) => axesNumbers(s, ctx)) }),
  };
}

function axesNumbers(axes: Axes, ctx: DrawContext): AxesNumbers {
  return {
    box: box(axes.bbox()),
    xlim: [...axes.viewX()],
    ylim: [...axes.viewY()],
    x: axisNumbers(axes, axes.xaxis),
    y: axisNumbers(axes, axes.yaxis),
    ...(axes instanceof Axes3D && { zlim: [...axes.viewZ()] as [number, number], z: axisNumbers(axes, axes.zaxis) }),
    ...(axes.legend && { legend: legendNumbers(axes.legend as Legend, ctx) }),
  };
}

function axisNumbers(axes: Axes, axis: Axis): AxisNumbers {
  const shown = axes.axisOn && axis.visible ? axis.ticks() : [];
  const part = (ticks: readonly Tick[]): TickNumbers => ({
    at: ticks.map((t) => t.loc),
    labels: ticks.map((t) => [t.label1, t.label2].find((l) => l?.visible && l.text !== '')?.text ?? ''),
  });
  const offset = axis.offsetText.text;
  return {
    major: part(shown.filter((t) => t.style === axis.major)),
    minor: part(shown.filter((t) => t.style === axis.minor)),
    ...(offset !== '' && { offset }),
  };
}

function markNumbers(plotted: Plotted): Readonly<Record<string, unknown>> {
  const { mappable } = plotted;
  return {
    ...(mappable && { clim: [mappable.norm.vmin, mappable.norm.vmax] }),
    ...plotted.numbers?.(),
  };
}

function colorbarNumbers(bar: BuiltColorbar, ctx: DrawContext): AxesNumbers {
  return { ...axesNumbers(bar.axes, ctx), clim: [bar.vmin, bar.vmax] };
}

function legendNumbers(legend: Legend, ctx: DrawContext): LegendNumbers {
  const extent = legend.windowExtent(ctx);
  return { box: extent ? box(extent) : [0, 0, 0, 0], labels: legend.labels };
}

function box({ x0, y0, x1, y1 }: Bbox): BoxNumbers {
  return [x0, y0, x1 - x0, y1 - y0];
}
