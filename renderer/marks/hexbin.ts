import * as z from 'zod/mini';
import { PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { convertUnits } from '../axes/units.ts';
import { closedCodes } from '../geometry/shapes.ts';
import type { TransformRef } from '../geometry/transform.ts';
import { LogScale } from '../scales/log-scale.ts';
import { column, decodeColumn } from '../schema/column.ts';
import { limits } from '../schema/limits.ts';
import { boolean, box, collectionShape, expecting, mappableShape, nonNegative, oneOf } from '../schema/pieces.ts';
import { collectionOptions } from './collection-options.ts';
import { sameLength } from './columns.ts';
import { type HexagonGrid, hexagonCount, hexagonGrid, hexagonMiddle, hexagonOf, reduce, reducers } from './hexagons.ts';
import { drawMarginals } from './hexbin-marginals.ts';
import { checkMapping, mapColors, mappableOf } from './mapping.ts';
import { defineMark } from './mark.ts';

const most = 1_000_000;
const isCount = (v: unknown): v is number => Number.isSafeInteger(v) && (v as number) >= 1 && (v as number) <= 10_000;

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    ...mappableShape(),
    x: column(),
    y: column(),
    C: z.optional(z.nullable(column())),
    gridsize: z.optional(
      expecting<number | readonly [number, number]>(
        'a whole number from 1 to 10000, or two of them',
        (v) => isCount(v) || (Array.isArray(v) && v.length === 2 && v.every(isCount)),
      ),
    ),
    bins: z.optional(
      z.nullable(
        expecting<'log' | number | readonly number[]>(
          `"log", a whole number from 2 to ${limits.bins}, or edges`,
          (v) =>
            v === 'log' ||
            (Number.isSafeInteger(v) && (v as number) >= 2 && (v as number) <= limits.bins) ||
            (Array.isArray(v) && v.length >= 1 && v.length <= limits.bins && v.every(Number.isFinite)),
        ),
      ),
    ),
    xscale: z.optional(oneOf('linear', 'log')),
    yscale: z.optional(oneOf('linear', 'log')),
    extent: z.optional(z.nullable(box())),
    reduce_C_function: z.optional(oneOf(...reducers)),
    mincnt: z.optional(z.nullable(nonNegative())),
    marginals: z.optional(boolean()),
  });

export type HexbinSpec = z.infer<ReturnType<typeof schema>>;

/** Counts or values in hexagons (`Axes.hexbin`). */
export const hexbin = defineMark<HexbinSpec>({
  type: 'hexbin',
  summary: 'How many points fall into each hexagon, or what their values come to.',
  doc: `\`gridsize\` (100) is how many hexagons lie across, or how many across and up. With \`C\` a hexagon shows what \`reduce_C_function\`
(\`mean\`, \`sum\`, \`min\`, \`max\`, \`median\`, \`count\`) makes of the values in it. Hexagons with fewer than \`mincnt\` points are left out.
\`bins: "log"\` colours by the logarithm, a number or edges by steps. \`xscale\` and \`yscale\` make hexagons on logarithmic axes,
\`marginals\` draws bars along the axes.`,
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'Hexagons',
      figure: {
        axes: [
          {
            marks: [{ type: 'hexbin', x: [0, 1, 1, 2, 3, 3, 3], y: [0, 1, 1, 0, 2, 3, 3], gridsize: 6, mincnt: 1 }],
            colorbar: true,
          },
        ],
      },
    },
  ],
  check(spec, report) {
    sameLength({ x: spec.x, y: spec.y, C: spec.C }, report);
    checkMapping(spec, report);
    const [nx, ny] = sizeOf(spec);
    if (hexagonCount({ nx, ny }) > most) report('/gridsize', `makes more than ${most} hexagons`);
    for (const name of ['x', 'y'] as const) {
      const data: unknown = spec[name];
      const logarithmic = spec[`${name}scale`] === 'log';
      if (logarithmic && Array.isArray(data) && data.some((v) => typeof v === 'number' && v <= 0))
        report(`/${name}`, 'must be above 0 for a logarithmic scale');
    }
    if (spec.extent && (spec.extent[0] > spec.extent[1] || spec.extent[2] > spec.extent[3]))
      report('/extent', 'must be [xmin, xmax, ymin, ymax]');
  },
  plot(ax, spec) {
    const all = [convertUnits(ax.xaxis, spec.x), convertUnits(ax.yaxis, spec.y)];
    const given = spec.C == null ? null : decodeColumn(spec.C);
    const [x, y, values] = withoutGaps(all[0], all[1], given);
    const [logX, logY] = [spec.xscale === 'log', spec.yscale === 'log'];
    const [tx, ty] = [logX ? x.map(Math.log10) : x, logY ? y.map(Math.log10) : y];
    const grid = hexagonGrid(tx, ty, sizeOf(spec), spec.extent ?? null);
    const places = hexagonOf(grid, tx, ty);
    const sums = accumulate(spec, hexagonCount(grid), places, values);
    const { offsets, shown } = shownHexagons(grid, sums);
    const array = inSteps(shown, spec.bins);

    const { sx, sy } = grid;
    const corners = [0.5, -0.5, 0.5, 0.5, 0, 1, -0.5, 0.5, -0.5, -0.5, 0, -1, 0.5, -0.5];
    const vertices = Float64Array.from(corners, (v, i) => {
      const scaled = i % 2 === 0 ? v * sx : v * (sy / 3);
      return (i % 2 === 0 ? logX : logY) ? 10 ** scaled : scaled;
    });
    const power = (v: number, on: boolean): number => (on ? 10 ** v : v);
    const box = [power(grid.x0, logX), power(grid.y0, logY), power(grid.x1, logX), power(grid.y1, logY)];
    if (logX) ax.xaxis.group.setScale(new LogScale({}), ax.rc);
    if (logY) ax.yaxis.group.setScale(new LogScale({}), ax.rc);
    const norm = spec.bins === 'log' && !spec.norm ? 'log' : spec.norm;
    const mappable = mappableOf({ ...spec, norm }, array, spec.alpha ?? null, ax.rc);
    const colors = mapColors(mappable, array);
    const options = collectionOptions(
      ax,
      { ...spec, edgecolors: spec.edgecolors ?? 'face', color: undefined },
      () => 'none',
    );
    const collection = new PathCollection(
      { paths: [{ vertices, codes: closedCodes(7) }], transform: ax.transData, offsets, offsetTransform: delta(ax) },
      { ...options, facecolors: colors },
      ax.rc,
    );
    ax.updateDataLimits(box);
    ax.tight = true;
    ax.requestAutoscale();
    if (array.length > 0) ax.addCollection(collection, null);
    if (spec.marginals)
      drawMarginals(ax, spec, { x, y, values, box, size: sizeOf(spec), logX, logY, norm: mappable.norm });
    return { artists: [collection], mappable, numbers: () => ({ counts: [...array] }) };
  },
});

/** The middles of the hexagons that are not left out, and what they show. */
function shownHexagons(grid: HexagonGrid, sums: Float64Array): { offsets: Float64Array; shown: Float64Array } {
  const offsets = new Float64Array(2 * sums.length);
  const shown = new Float64Array(sums.length);
  let n = 0;
  for (let i = 0; i < sums.length; i++) {
    if (Number.isNaN(sums[i])) continue;
    offsets.set(hexagonMiddle(grid, i), 2 * n);
    shown[n++] = sums[i];
  }
  return { offsets: offsets.slice(0, 2 * n), shown: shown.slice(0, n) };
}

/** The points that are finite in every column. */
function withoutGaps(
  x: Float64Array,
  y: Float64Array,
  values: Float64Array | null,
): [Float64Array, Float64Array, Float64Array | null] {
  const [keptX, keptY, kept] = [x.slice(), y.slice(), values?.slice() ?? null];
  let n = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i]) || (values !== null && !Number.isFinite(values[i]))) continue;
    keptX[n] = x[i];
    keptY[n] = y[i];
    if (kept !== null && values !== null) kept[n] = values[i];
    n++;
  }
  return [keptX.subarray(0, n), keptY.subarray(0, n), kept?.subarray(0, n) ?? null];
}

function sizeOf(spec: HexbinSpec): [number, number] {
  const size = spec.gridsize ?? 100;
  if (typeof size !== 'number') return [size[0], size[1]];
  return [size, Math.max(Math.trunc(size / Math.sqrt(3)), 1)];
}

/** Shifts by data distances: the data transform without where it begins. */
function delta(ax: Axes): TransformRef {
  return () => {
    const { affine } = ax.transData();
    return { warp: null, affine: { ...affine, e: 0, f: 0 }, separable: true };
  };
}

/** What each hexagon shows; NaN for those that are left out. */
function accumulate(spec: HexbinSpec, n: number, places: Int32Array, values: Float64Array | null): Float64Array {
  const { mincnt } = spec;
  if (!values) {
    const counts = new Float64Array(n);
    for (const i of places) if (i >= 0) counts[i]++;
    return mincnt == null ? counts : counts.map((c) => (c < mincnt ? Number.NaN : c));
  }
  const groups: (number[] | undefined)[] = new Array(n);
  places.forEach((hexagon, i) => {
    if (hexagon < 0) return;
    groups[hexagon] ??= [];
    groups[hexagon].push(values[i]);
  });
  const how = spec.reduce_C_function ?? 'mean';
  return Float64Array.from({ length: n }, (_, i) => {
    const group = groups[i] ?? [];
    return group.length >= (mincnt ?? 1) ? reduce(how, group) : Number.NaN;
  });
}

/** Values as the numbers of the steps that they fall into. */
function inSteps(values: Float64Array, bins: HexbinSpec['bins']): Float64Array {
  if (bins == null || bins === 'log' || values.length === 0) return values;
  let edges: Float64Array;
  if (typeof bins === 'number') {
    const low = values.reduce((m, v) => Math.min(m, v), Infinity);
    const high = values.reduce((m, v) => Math.max(m, v), -Infinity);
    edges = Float64Array.from({ length: bins - 1 }, (_, i) => low + ((high - low) * i) / (bins - 1));
  } else edges = Float64Array.from(bins).sort();
  return values.map((v) => {
    const i = edges.findIndex((e) => e >= v);
    return i < 0 ? edges.length : i;
  });
}
