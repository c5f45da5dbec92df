import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { convertUnits } from '../axes/units.ts';
import { type Column, column, columnLength } from '../schema/column.ts';
import { boolean, count, lineShape } from '../schema/pieces.ts';
import { horizontalLine } from './axis-lines.ts';
import { sameLength } from './columns.ts';
import { upright } from './hlines-vlines.ts';
import { addSegments } from './line-collection.ts';
import type { LineKeywords } from './line-options.ts';
import { defineMark, type Plotted, type Report } from './mark.ts';
import { plotLine } from './plot-line.ts';

/** The largest product of length and lags: sums are taken lag by lag. */
const mostProducts = 200_000_000;

const shared = () => ({
  ...lineShape(),
  x: column(),
  normed: z.optional(boolean()),
  usevlines: z.optional(boolean()),
  maxlags: z.optional(z.nullable(count(10_000_000))),
});
const schemaA = () => z.strictObject(shared());
const schemaX = () => z.strictObject({ ...shared(), y: column() });

type SpecA = z.infer<ReturnType<typeof schemaA>>;
type SpecX = z.infer<ReturnType<typeof schemaX>>;

const example = [1, 3, 2, 5, 4, 2, 6, 3, 1, 2, 4, 5, 2, 3];

/** How a series agrees with itself, shifted (`Axes.acorr`). */
export const acorr = defineMark<SpecA>({
  type: 'acorr',
  summary: 'How a series agrees with itself, shifted by lags.',
  doc: 'The products of `x` with itself, shifted by up to `maxlags` (10) values and `normed` to 1 without shift, as `usevlines` or as points.',
  projections: ['rectilinear'],
  family: 'line',
  schema: schemaA,
  examples: [{ title: 'Lags', figure: { plot_type: 'acorr', data: { x: example } } }],
  check: (s, report) => check(s.x, s.maxlags, report),
  plot(ax, { x, ...s }) {
    const xs = convertUnits(ax.xaxis, x);
    return plotCorrelation(ax, xs, xs, s);
  },
});

/** How one series agrees with another, shifted (`Axes.xcorr`). */
export const xcorr = defineMark<SpecX>({
  type: 'xcorr',
  summary: 'How one series agrees with another, shifted by lags.',
  doc: 'As `acorr`, for the products of `x` with `y`.',
  projections: ['rectilinear'],
  family: 'line',
  schema: schemaX,
  examples: [{ title: 'Lags', figure: { plot_type: 'xcorr', data: { x: example, y: example.toReversed() } } }],
  check(s, report) {
    sameLength({ x: s.x, y: s.y }, report);
    check(s.x, s.maxlags, report);
  },
  plot: (ax, { x, y, ...s }) => plotCorrelation(ax, convertUnits(ax.xaxis, x), convertUnits(ax.yaxis, y), s),
});

function check(x: Column, maxlags: number | null | undefined, report: Report): void {
  const n = columnLength(x);
  if (n < 0) return;
  const lags = maxlags === null ? n - 1 : (maxlags ?? 10);
  if (lags >= n || lags < 1) report('/maxlags', `must be from 1 to ${n - 1} for ${n} values`);
  else if (n * (2 * lags + 1) > mostProducts) report('/maxlags', `${n} values with ${lags} lags are too many`);
}

interface Options extends LineKeywords {
  readonly normed?: boolean;
  readonly usevlines?: boolean;
  readonly maxlags?: number | null;
}

function plotCorrelation(ax: Axes, x: Float64Array, y: Float64Array, options: Options): Plotted {
  const { normed, usevlines, maxlags, ...given } = options;
  const most = maxlags === null ? x.length - 1 : (maxlags ?? 10);
  const scale = normed === false ? 1 : Math.sqrt(product(x, x, 0) * product(y, y, 0));
  const lags = Float64Array.from({ length: 2 * most + 1 }, (_, i) => i - most);
  const values = lags.map((lag) => product(x, y, lag) / scale);
  if (usevlines === false) {
    const line = plotLine(ax, lags, values, {
      ...given,
      marker: given.marker ?? 'o',
      linestyle: given.linestyle ?? 'none',
    });
    return { artists: [line] };
  }
  const { color, linewidth, linestyle, label, alpha, zorder } = given;
  const stems = addSegments(ax, upright(lags, Float64Array.of(0), values), {
    color,
    linewidths: linewidth,
    linestyles: linestyle,
    label,
    alpha,
    zorder,
  });
  return { artists: [stems, horizontalLine(ax, 0, 0, 1, { ...given, label: undefined })] };
}

/** The sum of x[i + lag] · y[i] over what overlaps. */
function product(x: Float64Array, y: Float64Array, lag: number): number {
  let sum = 0;
  const from = Math.max(0, -lag);
  const to = Math.min(y.length, x.length - lag);
  for (let i = from; i < to; i++) sum += x[i + lag] * y[i];
  return sum;
}
