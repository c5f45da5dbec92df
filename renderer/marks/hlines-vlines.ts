import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { type Column, columnLength, columnOrScalar } from '../schema/column.ts';
import { collectionShape, colors, transformShape } from '../schema/pieces.ts';
import { addSegments } from './line-collection.ts';
import { defineMark, type Report } from './mark.ts';

const shared = () => ({ ...collectionShape(), ...transformShape(), colors: z.optional(colors()) });
const schemaH = () =>
  z.strictObject({ ...shared(), y: columnOrScalar(), xmin: columnOrScalar(), xmax: columnOrScalar() });
const schemaV = () =>
  z.strictObject({ ...shared(), x: columnOrScalar(), ymin: columnOrScalar(), ymax: columnOrScalar() });

type SpecH = z.infer<ReturnType<typeof schemaH>>;
type SpecV = z.infer<ReturnType<typeof schemaV>>;

/** Level lines from place to place (`Axes.hlines`). */
export const hlines = defineMark<SpecH>({
  type: 'hlines',
  summary: 'Level lines, each from one x to another.',
  doc: 'One line per `y`, from `xmin` to `xmax`; those may be one number for all. `colors`, `linestyles` and `linewidths` may be lists.',
  family: 'collection',
  schema: schemaH,
  examples: [{ title: 'Spans', figure: { plot_type: 'hlines', data: { y: [1, 2, 3], xmin: 0, xmax: [2, 3, 1.5] } } }],
  check: ({ y, xmin, xmax }, report) => check({ y, xmin, xmax }, report),
  plot(ax, { y, xmin, xmax, ...given }) {
    const [from, to, at] = [convertUnits(ax.xaxis, xmin), convertUnits(ax.xaxis, xmax), convertUnits(ax.yaxis, y)];
    const n = Math.max(from.length, to.length, at.length);
    const segments = new Float64Array(4 * n);
    for (let i = 0; i < n; i++) segments.set([entry(from, i), entry(at, i), entry(to, i), entry(at, i)], 4 * i);
    return { artists: [addSegments(ax, segments, given)] };
  },
});

/** Upright lines from height to height (`Axes.vlines`). */
export const vlines = defineMark<SpecV>({
  type: 'vlines',
  summary: 'Upright lines, each from one y to another.',
  doc: 'One line per `x`, from `ymin` to `ymax`; those may be one number for all. `colors`, `linestyles` and `linewidths` may be lists.',
  family: 'collection',
  schema: schemaV,
  examples: [{ title: 'Spikes', figure: { plot_type: 'vlines', data: { x: [1, 2, 3], ymin: 0, ymax: [2, 3, 1.5] } } }],
  check: ({ x, ymin, ymax }, report) => check({ x, ymin, ymax }, report),
  plot(ax, { x, ymin, ymax, ...given }) {
    const [at, from, to] = [convertUnits(ax.xaxis, x), convertUnits(ax.yaxis, ymin), convertUnits(ax.yaxis, ymax)];
    return { artists: [addSegments(ax, upright(at, from, to), given)] };
  },
});

/** Segments at `x` between two heights; a column of one value is repeated. */
export function upright(x: Float64Array, from: Float64Array, to: Float64Array): Float64Array {
  const n = Math.max(from.length, to.length, x.length);
  const segments = new Float64Array(4 * n);
  for (let i = 0; i < n; i++) segments.set([entry(x, i), entry(from, i), entry(x, i), entry(to, i)], 4 * i);
  return segments;
}

function entry(v: Float64Array, i: number): number {
  return v.length === 1 ? v[0] : v[i];
}

function check(columns: Readonly<Record<string, Column | number | string>>, report: Report): void {
  let most = 1;
  for (const [name, v] of Object.entries(columns)) {
    const n = columnLength(v);
    if (n < 0 || n === 1) continue;
    if (most !== 1 && n !== most) report(`/${name}`, `has ${n} values, others have ${most}`);
    most = n;
  }
}
