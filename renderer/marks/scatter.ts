import * as z from 'zod/mini';
import type { Mappable } from '../artists/mappable.ts';
import { type CollectionOptions, PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { dataDirections, namedTransform } from '../axes/named-transform.ts';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { convertNumbers } from '../axes/units.ts';
import { isColorLike, toRgbaArray } from '../color/parse-color.ts';
import { readAll } from '../columns/numbers.ts';
import { Points } from '../columns/points.ts';
import type { LineStyle } from '../rc/rc-types.ts';
import { type Column, column, columnLength, columnOrScalar, decodeColumn } from '../schema/column.ts';
import {
  boolean,
  collectionShape,
  expecting,
  fraction,
  mappableShape,
  marker,
  transformShape,
} from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { checkMapping, mapColors, mappableOf } from './mapping.ts';
import { defineMark } from './mark.ts';
import { markerOf } from './marker-spec.ts';
import { direction } from './three-d/direction-schema.ts';
import { addPoints3D } from './three-d/points-3d.ts';

type ColorColumn = Column | string | readonly unknown[];

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    ...transformShape(),
    ...mappableShape(),
    x: column(),
    y: column(),
    z: z.optional(columnOrScalar()),
    zdir: z.optional(direction()),
    depthshade: z.optional(boolean()),
    depthshade_minalpha: z.optional(fraction()),
    axlim_clip: z.optional(boolean()),
    s: z.optional(z.nullable(columnOrScalar())),
    c: z.optional(
      z.nullable(
        expecting<ColorColumn>(
          'a colour, a list of colours, or a column of numbers',
          (v) => isColorLike(v) || typeof v === 'object',
        ),
      ),
    ),
    marker: z.optional(z.nullable(marker())),
    plotnonfinite: z.optional(boolean()),
  });

type ScatterSpec = z.infer<ReturnType<typeof schema>>;

/** What `c` means: numbers to be mapped, or colours. Numbers win when there are as many as points. */
function colorValues(c: ScatterSpec['c'], n: number): Float64Array | null {
  if (c === null || c === undefined || typeof c === 'string') return null;
  if (Array.isArray(c)) {
    const plain = c.every(
      (v) => v === null || typeof v === 'number' || v === 'NaN' || v === 'Infinity' || v === '-Infinity',
    );
    return plain && c.length === n ? decodeColumn(c as Column) : null;
  }
  return decodeColumn(c as Column);
}

/** Points as markers of any size and colour (`Axes.scatter`). */
export const scatter = defineMark<ScatterSpec>({
  type: 'scatter',
  summary: 'Points as markers whose size and colour may each follow a column.',
  doc: `Draws a marker at every point (\`x\`, \`y\`). \`s\` is the area of a marker in points², one number or one per point. \`c\` is a
colour, a list of colours, or a column of numbers that \`cmap\` and \`norm\` turn into colours; a colorbar can then show the scale.
Points with a gap in any column are left out.`,
  projections: ['rectilinear', 'polar', '3d'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'Two columns',
      figure: {
        plot_type: 'scatter',
        data: { x: [1, 2, 3, 4, 5], y: [2.1, 3.9, 6.2, 7.8, 10.1] },
        title: 'Two columns',
      },
    },
    {
      title: 'Size and colour from data',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'scatter',
                x: [0, 1, 2, 3],
                y: [1, 3, 2, 4],
                s: [20, 80, 180, 320],
                c: [0.1, 0.4, 0.6, 0.9],
                cmap: 'plasma',
              },
            ],
            colorbar: { label: 'c' },
          },
        ],
      },
    },
  ],
  check(spec, report) {
    sameLength({ x: spec.x, y: spec.y }, report);
    const n = columnLength(spec.x);
    if (spec.s !== undefined && spec.s !== null && typeof spec.s === 'object') {
      const count = columnLength(spec.s);
      if (count >= 0 && n >= 0 && count !== n && count !== 1) report('/s', `has ${count} values, but x has ${n}`);
    }
    if (spec.c !== undefined && spec.c !== null && spec.color !== undefined)
      report('/c', 'cannot stand beside "color"');
    const c: unknown = spec.c;
    if (Array.isArray(c) && !(isColorLike(c) && c.length !== n)) {
      const numbers = c.every((v) => v === null || typeof v === 'number' || v === 'NaN');
      const fits = c.length === n || (!numbers && c.length > 0);
      if (!fits && n >= 0) report('/c', `has ${c.length} values, but x has ${n}`);
      else if (!numbers && !c.every(isColorLike)) report('/c', 'has an entry that is no colour');
    }
    checkMapping(spec, report);
  },
  plot(ax: Axes, spec) {
    const { rc } = ax;
    let points = Points.of(convertNumbers(ax.xaxis, spec.x), convertNumbers(ax.yaxis, spec.y));
    const n = points.length;
    const space = ax instanceof Axes3D ? ax : null;
    let height = decodeColumn(spec.z ?? 0);
    if (space && height.length < n) height = new Float64Array(n).fill(height[0]);
    const alpha = spec.alpha ?? null;
    const shape = markerOf(spec.marker ?? rc['scatter.marker'], rc) ?? null;
    let s =
      spec.s === undefined || spec.s === null
        ? Float64Array.of(defaultSize(rc['lines.markersize'], rc['_internal.classic_mode'] || space !== null))
        : decodeColumn(spec.s);
    let values = colorValues(spec.c, n);
    const explicit = spec.color ?? spec.facecolors;
    const fallback =
      values === null && (spec.c === undefined || spec.c === null) && explicit === undefined
        ? rc['_internal.classic_mode']
          ? 'b'
          : ax.fillCycle.nextColor()
        : null;
    let colors = values ? null : toRgbaArray(spec.c ?? explicit ?? fallback, alpha, ax.cycleColors);
    let edges = edgeColors(ax, spec, alpha);
    const keep = finiteRows(points, [height, s, ...(values && (space || !spec.plotnonfinite) ? [values] : [])]);
    if (keep) {
      points = Points.paired(pick(points.pairs, keep, 2, n));
      s = pick(s, keep, 1, n);
      height = pick(height, keep, 1, n);
      if (values) values = pick(values, keep, 1, n);
      if (colors) colors = pick(colors, keep, 4, n);
      if (edges !== 'face') edges = pick(edges, keep, 4, n);
    }
    let mappable: Mappable | undefined;
    if (values) {
      mappable = mappableOf(spec, values, alpha, rc);
      colors = mapColors(mappable, values);
    }
    const filled = shape?.filled ?? true;
    const geometry = {
      paths: shape ? [shape.path] : [],
      scales: s.map(Math.sqrt),
      offsets: points,
      offsetTransform: namedTransform(ax, spec.transform),
    };
    const options: CollectionOptions = {
      ...spec,
      facecolors: colors ?? undefined,
      edgecolors: filled ? edges : 'face',
      linewidths: list(spec.linewidths) ?? [filled ? rc['patch.linewidth'] : rc['lines.linewidth']],
      linestyles: styles(spec.linestyles),
      antialiaseds: spec.antialiaseds === undefined ? undefined : [spec.antialiaseds],
      hatchcolor: spec.hatchcolor ? ax.color(spec.hatchcolor) : undefined,
      label: spec.label ?? '',
    };
    if (space) {
      const columns = { x: readAll(points.x), y: readAll(points.y), z: height };
      const markers = addPoints3D(space, columns, geometry, options, spec);
      markers.filled = filled;
      return { artists: [markers], mappable };
    }
    const collection = new PathCollection(geometry, options, rc);
    collection.filled = filled;
    // The classic style has no margins, which would cut markers at the edge in half.
    if (rc['_internal.classic_mode'] && points.length > 0) {
      ax.xmargin = Math.max(ax.xmargin, 0.05);
      ax.ymargin = Math.max(ax.ymargin, 0.05);
    }
    const counts = dataDirections(spec.transform);
    ax.addCollection(collection, counts.x && counts.y ? points : null);
    ax.requestAutoscale();
    return { artists: [collection], mappable };
  },
});

const defaultSize = (markersize: number, classic: boolean): number => (classic ? 20 : markersize ** 2);

function edgeColors(ax: Axes, spec: ScatterSpec, alpha: number | null): Float64Array | 'face' {
  const { rc } = ax;
  const usual = rc['_internal.classic_mode'] ? rc['patch.edgecolor'] : rc['scatter.edgecolors'];
  const given = spec.edgecolors ?? spec.color ?? usual;
  return given === 'face' ? 'face' : toRgbaArray(given, alpha, ax.cycleColors);
}

const list = (v: number | readonly number[] | undefined): readonly number[] | undefined =>
  v === undefined || typeof v === 'object' ? v : [v];

function styles(v: LineStyle | readonly LineStyle[] | undefined): readonly LineStyle[] | undefined {
  if (v === undefined) return undefined;
  const one = typeof v === 'string' || (v.length === 2 && typeof v[0] === 'number');
  return one ? [v as LineStyle] : (v as readonly LineStyle[]);
}

/** The points without gaps, neither in themselves nor in columns beside them; null when there are none to leave out. */
function finiteRows(points: Points, columns: readonly Float64Array[]): Uint32Array | null {
  const finite = (c: Float64Array): boolean => {
    for (let i = 0; i < c.length; i++) if (!Number.isFinite(c[i])) return false;
    return true;
  };
  if (!points.extent.gaps && columns.every(finite)) return null;
  const { pairs } = points;
  const rows: number[] = [];
  for (let i = 0; i < points.length; i++) {
    if (!Number.isFinite(pairs[2 * i]) || !Number.isFinite(pairs[2 * i + 1])) continue;
    if (columns.every((c) => Number.isFinite(c[c.length === 1 ? 0 : i]))) rows.push(i);
  }
  return Uint32Array.from(rows);
}

/** Rows of a packed column; a column that repeats one entry stays as it is. */
function pick(values: Float64Array, rows: Uint32Array, width: number, n: number): Float64Array {
  if (values.length !== n * width) return values;
  const out = new Float64Array(rows.length * width);
  rows.forEach((r, i) => {
    out.set(values.subarray(r * width, (r + 1) * width), i * width);
  });
  return out;
}
