import * as z from 'zod/mini';
import type { PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { convertUnits } from '../axes/units.ts';
import { toRgbaArray } from '../color/parse-color.ts';
import { bboxOfPoints } from '../geometry/bbox.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { column, columnLength } from '../schema/column.ts';
import { boolean, colors, count, expecting, numbers, oneOf, positive } from '../schema/pieces.ts';
import { gaussianDensity } from '../statistics/gaussian-kde.ts';
import { mean, median, percentiles } from '../statistics/order.ts';
import { columnsOf, convertSets, dataSets } from './data-sets.ts';
import { fillArea } from './fill-between.ts';
import { upright } from './hlines-vlines.ts';
import { addSegments } from './line-collection.ts';
import { defineMark } from './mark.ts';

/** Values times points of all violins together: each is one exponential. */
const mostKernels = 100_000_000;

type Quantiles = readonly number[] | readonly (readonly number[])[];

const quantiles = () =>
  expecting<Quantiles>('a list of fractions, or one list per violin', (v) => {
    const fractions = (list: unknown): boolean =>
      Array.isArray(list) && list.length <= 1000 && list.every((q) => typeof q === 'number' && q >= 0 && q <= 1);
    return fractions(v) || (Array.isArray(v) && v.every(fractions));
  });

const schema = () =>
  z.strictObject({
    dataset: dataSets(),
    positions: z.optional(z.nullable(column())),
    widths: z.optional(numbers()),
    vert: z.optional(z.nullable(boolean())),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
    showmeans: z.optional(boolean()),
    showextrema: z.optional(boolean()),
    showmedians: z.optional(boolean()),
    quantiles: z.optional(z.nullable(quantiles())),
    points: z.optional(count(100_000)),
    bw_method: z.optional(z.nullable(z.union([oneOf('scott', 'silverman'), positive()]))),
    side: z.optional(oneOf('both', 'low', 'high')),
    facecolor: z.optional(z.nullable(colors())),
    linecolor: z.optional(z.nullable(colors())),
  });

type ViolinSpec = z.infer<ReturnType<typeof schema>>;

/** Densities as violins (`Axes.violinplot`). */
export const violinplot = defineMark<ViolinSpec>({
  type: 'violinplot',
  summary: 'The densities of data sets as violins.',
  doc: `\`dataset\` is a column or a list of columns. The density is a sum of Gaussians whose width \`bw_method\` says (\`scott\`, \`silverman\` or a factor),
at \`points\` (100) places. \`showmeans\`, \`showmedians\`, \`showextrema\` and \`quantiles\` add lines; \`side\` draws halves.`,
  family: 'patch',
  schema,
  examples: [
    {
      title: 'Two violins',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'violinplot',
                dataset: [
                  [1, 2, 2, 3, 3, 3, 4, 6],
                  [2, 3, 4, 4, 5, 5, 6],
                ],
                showmedians: true,
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    const sets = columnsOf(spec.dataset);
    const n = sets.length;
    const lists = quantileLists(spec.quantiles);
    if (lists.length > 0 && lists.length !== n) report('/quantiles', `has ${lists.length} lists for ${n} violins`);
    const places = spec.positions == null ? -1 : columnLength(spec.positions);
    if (places >= 0 && places !== n) report('/positions', `has ${places} values for ${n} violins`);
    if (Array.isArray(spec.widths) && spec.widths.length !== n)
      report('/widths', `has ${spec.widths.length} values for ${n} violins`);
    const values = sets.reduce((sum, c) => sum + Math.max(0, columnLength(c)), 0);
    const kernels = values * (spec.points ?? 100);
    if (kernels > mostKernels) report('/points', `would need ${kernels} kernels; at most ${mostKernels} are computed`);
  },
  plot: (ax, spec) => plotViolins(ax, spec),
});

function quantileLists(q: Quantiles | null | undefined): readonly (readonly number[])[] {
  if (!q || q.length === 0) return [];
  return Array.isArray(q[0]) ? (q as readonly (readonly number[])[]) : [q as readonly number[]];
}

function plotViolins(ax: Axes, spec: ViolinSpec) {
  const vertical = spec.vert == null ? spec.orientation !== 'horizontal' : spec.vert;
  const along = vertical ? ax.xaxis : ax.yaxis;
  const sets = convertSets(vertical ? ax.yaxis : ax.xaxis, spec.dataset).map((s) => s.filter(Number.isFinite));
  const positions = spec.positions ? convertUnits(along, spec.positions) : Float64Array.from(sets, (_, i) => i + 1);
  const side = spec.side ?? 'both';
  const [low, high] = [side !== 'high', side !== 'low'];
  const widthOf = (i: number): number => (typeof spec.widths === 'number' ? spec.widths : (spec.widths?.[i] ?? 0.5));
  const classic = ax.rc['_internal.classic_mode'];
  const { facecolor, linecolor } = spec;
  const next = facecolor == null || linecolor == null ? (classic ? null : ax.lineCycle.nextColor()) : null;
  const lines = cycled(ax, linecolor ?? next ?? 'r', sets.length);
  const faces = cycled(ax, facecolor ?? next ?? 'y', sets.length);
  const bodies: PathCollection[] = [];
  const points = spec.points ?? 100;
  sets.forEach((values, i) => {
    const [first, last] = [extreme(values, 0), extreme(values, 1)];
    const step = (last - first) / Math.max(points - 1, 1);
    const places = Float64Array.from({ length: values.length > 0 ? points : 0 }, (_, k) =>
      k === points - 1 && points > 1 ? last : first + k * step,
    );
    const density = gaussianDensity(values, places, spec.bw_method ?? null);
    let peak = 0;
    for (const v of density) peak = Math.max(peak, v);
    const half = density.map((v) => (0.5 * widthOf(i) * v) / peak);
    const at = positions[i];
    const from = low ? half.map((v) => -v + at) : Float64Array.of(at);
    const to = high ? half.map((v) => v + at) : Float64Array.of(at);
    const style = {
      facecolors: faces[i],
      edgecolors: classic ? (['k', 0.3] as unknown as ColorSpec) : undefined,
      alpha: facecolor == null ? 0.3 : null,
    };
    bodies.push(fillArea(ax, style, places, from, to, vertical));
  });
  const ends = (share: number): Float64Array => positions.map((p, i) => share * widthOf(i) + p);
  const [left, right] = [ends(low ? -0.25 : 0), ends(high ? 0.25 : 0)];
  const lists = quantileLists(spec.quantiles);
  const repeated = (v: Float64Array): Float64Array =>
    Float64Array.from([...v].flatMap((x, i) => lists[i]?.map(() => x) ?? []));
  const draw = (segments: Float64Array, swap: boolean): PathCollection => {
    if (swap)
      for (let i = 0; i < segments.length; i += 2) [segments[i], segments[i + 1]] = [segments[i + 1], segments[i]];
    return addSegments(ax, segments, { colors: lines, capstyle: side === 'both' ? undefined : 'projecting' });
  };
  /** Lines across the violins at some heights. */
  const across = (at: Float64Array, from = left, to = right) => draw(upright(at, from, to), vertical);
  const column = (f: (values: Float64Array) => number): Float64Array =>
    Float64Array.from(sets, (s) => (s.length > 0 ? f(s) : Number.NaN));
  const [mins, maxes] = [column((s) => extreme(s, 0)), column((s) => extreme(s, 1))];
  const made: Record<string, PathCollection> = {};
  if (spec.showmeans) made.cmeans = across(column(mean));
  if (spec.showextrema ?? true) {
    made.cmaxes = across(maxes);
    made.cmins = across(mins);
    made.cbars = draw(upright(positions, mins, maxes), !vertical);
  }
  if (spec.showmedians) made.cmedians = across(column(median));
  if (lists.some((l) => l.length > 0)) {
    const at = sets.flatMap((s, i) => percentiles(s, lists[i]?.map((q) => 100 * q) ?? []));
    made.cquantiles = across(Float64Array.from(at), repeated(left), repeated(right));
  }
  return { artists: [...bodies, ...Object.values(made)], numbers: () => measured(bodies, made) };
}

/** The smallest (0) or largest (1) value. */
function extreme(values: Float64Array, which: 0 | 1): number {
  let found = which === 0 ? Infinity : -Infinity;
  for (const v of values) found = which === 0 ? Math.min(found, v) : Math.max(found, v);
  return found;
}

/** A colour per violin; fewer are repeated, none is none. */
function cycled(ax: Axes, spec: unknown, n: number): ColorSpec[] {
  const packed = toRgbaArray(spec, null, ax.cycleColors);
  const known = packed.length / 4;
  return Array.from({ length: n }, (_, i) =>
    known === 0 ? 'none' : ([...packed.subarray(4 * (i % known), 4 * (i % known) + 4)] as unknown as ColorSpec),
  );
}

function measured(bodies: readonly PathCollection[], lines: Readonly<Record<string, PathCollection>>) {
  const box = (c: PathCollection) => {
    const b = bboxOfPoints(c.geometry.paths[0]?.vertices ?? new Float64Array(0));
    return b ? [b.x0, b.y0, b.x1 - b.x0, b.y1 - b.y0] : [];
  };
  const segments = (c: PathCollection) =>
    c.geometry.paths.map(({ vertices: v }) => [
      [v[0], v[1]],
      [v[2], v[3]],
    ]);
  return {
    bodies: bodies.map(box),
    ...Object.fromEntries(Object.entries(lines).map(([key, c]) => [key, segments(c)])),
  };
}
