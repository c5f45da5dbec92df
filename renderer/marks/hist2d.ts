import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { type Column, column, columnFault, columnLength, decodeColumn } from '../schema/column.ts';
import { limits } from '../schema/limits.ts';
import { boolean, collectionShape, expecting, mappableShape, number } from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { uniformEdges } from './histogram-bins.ts';
import { checkMapping } from './mapping.ts';
import { defineMark, type Report } from './mark.ts';
import { drawMesh } from './pcolormesh.ts';

/** How many bins or which edges, for x and y alike or for each. */
type Bins = number | Column | readonly [number | Column, number | Column];

const isCount = (v: unknown): v is number =>
  Number.isSafeInteger(v) && (v as number) >= 1 && (v as number) <= limits.bins;

/** Edges that rise, at most so many. */
function areEdges(v: unknown): boolean {
  if (columnFault(v) !== null) return false;
  const n = columnLength(v as Column);
  if (n < 0) return true;
  if (n < 2 || n > limits.bins + 1) return false;
  const edges = decodeColumn(v as Column);
  return edges.every((e, i) => Number.isFinite(e) && (i === 0 || e > edges[i - 1]));
}

const isPair = (v: unknown): v is readonly [number | Column, number | Column] =>
  Array.isArray(v) && v.length === 2 && v.every((b) => isCount(b) || (typeof b === 'object' && b !== null));

const bins = () =>
  expecting<Bins>(
    `a whole number from 1 to ${limits.bins}, rising edges, or a pair of either`,
    (v) => isCount(v) || (isPair(v) ? v.every((b) => isCount(b) || areEdges(b)) : areEdges(v)),
  );

const range = () =>
  expecting<readonly (readonly [number, number])[]>(
    '[[xmin, xmax], [ymin, ymax]]',
    (v) =>
      Array.isArray(v) &&
      v.length === 2 &&
      v.every((r) => Array.isArray(r) && r.length === 2 && r.every(Number.isFinite) && r[0] <= r[1]),
  );

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    ...mappableShape(),
    x: column(),
    y: column(),
    bins: z.optional(z.nullable(bins())),
    weights: z.optional(z.nullable(column())),
    range: z.optional(z.nullable(range())),
    density: z.optional(boolean()),
    cmin: z.optional(z.nullable(number())),
    cmax: z.optional(z.nullable(number())),
  });

type Hist2dSpec = z.infer<ReturnType<typeof schema>>;

/** Counts in the cells of a grid (`Axes.hist2d`). */
export const hist2d = defineMark<Hist2dSpec>({
  type: 'hist2d',
  summary: 'How many points fall into each cell of a grid, as colours.',
  doc: `\`bins\` is a number (10), rising edges, or a pair of either for x and y; \`range\` limits what is counted. \`weights\` count instead of
ones, \`density\` makes the volume 1. Cells with fewer than \`cmin\` or more than \`cmax\` are left out. Colours are those of \`pcolormesh\`.`,
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'Four cells',
      figure: {
        axes: [
          {
            marks: [{ type: 'hist2d', x: [0, 1, 1, 2, 3, 3, 3], y: [0, 1, 1, 0, 2, 3, 3], bins: 4 }],
            colorbar: true,
          },
        ],
      },
    },
  ],
  check(spec, report) {
    sameLength({ x: spec.x, y: spec.y, weights: spec.weights }, report);
    checkMapping(spec, report);
    checkBins(spec, report);
  },
  plot(ax, spec) {
    const x = convertUnits(ax.xaxis, spec.x);
    const y = convertUnits(ax.yaxis, spec.y);
    const [forX, forY] = eachBins(spec.bins);
    const xedges = edgesOf(forX, x, spec.range?.[0]);
    const yedges = edgesOf(forY, y, spec.range?.[1]);
    const counts = count(x, y, xedges, yedges, spec.weights == null ? null : decodeColumn(spec.weights));
    if (spec.density) makeDensity(counts, xedges, yedges);
    for (let i = 0; i < counts.length; i++) {
      const few = spec.cmin != null && counts[i] < spec.cmin;
      const many = spec.cmax != null && counts[i] > spec.cmax;
      if (few || many) counts[i] = Number.NaN;
    }
    const [columns, rows] = [xedges.length - 1, yedges.length - 1];
    const xy = new Float64Array(2 * xedges.length * yedges.length);
    yedges.forEach((ye, r) => {
      xedges.forEach((xe, c) => {
        xy.set([xe, ye], 2 * (r * xedges.length + c));
      });
    });
    const {
      x: _x,
      y: _y,
      bins: _bins,
      weights: _weights,
      range: _range,
      density: _d,
      cmin: _n,
      cmax: _m,
      ...style
    } = spec;
    const points = { rows: rows + 1, columns: columns + 1, xy, gouraud: false };
    const plotted = drawMesh(ax, style, { kind: 'scalar', rows, columns, values: counts }, points);
    const numbers = () => ({
      xedges: [...xedges],
      yedges: [...yedges],
      counts: Array.from(xedges.subarray(1), (_, c) =>
        Array.from(yedges.subarray(1), (_e, r) => counts[r * columns + c]),
      ),
    });
    return { ...plotted, numbers };
  },
});

/** The bins for x and for y. */
function eachBins(given: Bins | null | undefined): readonly [number | Column, number | Column] {
  const all = given ?? 10;
  return isPair(all) ? all : [all as number | Column, all as number | Column];
}

function checkBins(spec: Hist2dSpec, report: Report): void {
  const each = eachBins(spec.bins);
  const sizes = each.map((b) => (typeof b === 'number' ? b : Math.max(columnLength(b) - 1, 1)));
  if (sizes[0] * sizes[1] > limits.columnValues) report('/bins', `makes more than ${limits.columnValues} cells`);
  each.forEach((b, k) => {
    const name = k === 0 ? 'x' : 'y';
    const data = spec[name];
    if (typeof b !== 'number' || spec.range || !Array.isArray(data)) return;
    const gap = (data as readonly unknown[]).some(
      (v) => v === null || v === 'NaN' || v === 'Infinity' || v === '-Infinity',
    );
    if (gap) report(`/${name}`, 'has values that are not finite, so bins need a "range"');
  });
}

function edgesOf(
  given: number | Column,
  data: Float64Array,
  range: readonly [number, number] | undefined,
): Float64Array {
  if (typeof given !== 'number') return decodeColumn(given);
  let [low, high] = range ?? [Infinity, -Infinity];
  if (!range) {
    for (const v of data) {
      if (v < low) low = v;
      if (v > high) high = v;
    }
    if (!(low <= high)) [low, high] = [0, 1];
  }
  return uniformEdges([low, high], given);
}

/** Counts per cell, row by row (rows along y). The last bin in each direction is closed. */
function count(
  x: Float64Array,
  y: Float64Array,
  xedges: Float64Array,
  yedges: Float64Array,
  weights: Float64Array | null,
): Float64Array {
  const columns = xedges.length - 1;
  const out = new Float64Array(columns * (yedges.length - 1));
  for (let i = 0; i < x.length; i++) {
    const c = binOf(x[i], xedges);
    const r = binOf(y[i], yedges);
    if (c >= 0 && r >= 0) out[r * columns + c] += weights ? weights[i] : 1;
  }
  return out;
}

/** Which bin a value falls into; −1 for none. */
function binOf(v: number, edges: Float64Array): number {
  const last = edges.length - 1;
  if (!(v >= edges[0] && v <= edges[last])) return -1;
  if (v === edges[last]) return last - 1;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (v >= edges[middle]) low = middle;
    else high = middle;
  }
  return low;
}

function makeDensity(counts: Float64Array, xedges: Float64Array, yedges: Float64Array): void {
  const total = counts.reduce((s, v) => s + v, 0);
  const columns = xedges.length - 1;
  for (let i = 0; i < counts.length; i++) {
    const [c, r] = [i % columns, Math.trunc(i / columns)];
    counts[i] = counts[i] / (xedges[c + 1] - xedges[c]) / (yedges[r + 1] - yedges[r]) / total;
  }
}
