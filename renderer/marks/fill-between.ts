import * as z from 'zod/mini';
import { stepPath } from '../artists/draw-style.ts';
import { polygonPath } from '../artists/patch.ts';
import { PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { dataDirections, namedTransform } from '../axes/named-transform.ts';
import { convertUnits } from '../axes/units.ts';
import type { PathData } from '../display-list/display-list.ts';
import { type Column, column, columnLength, columnOrScalar, decodeColumn } from '../schema/column.ts';
import { boolean, collectionShape, oneOf, transformShape } from '../schema/pieces.ts';
import { collectionOptions } from './collection-options.ts';
import { defineMark, type Plotted, type Report } from './mark.ts';

const shared = () => ({
  ...collectionShape(),
  ...transformShape(),
  where: z.optional(z.nullable(column())),
  interpolate: z.optional(boolean()),
  step: z.optional(z.nullable(oneOf('pre', 'post', 'mid'))),
});
const schemaY = () =>
  z.strictObject({ ...shared(), x: columnOrScalar(), y1: columnOrScalar(), y2: z.optional(columnOrScalar()) });
const schemaX = () =>
  z.strictObject({ ...shared(), y: columnOrScalar(), x1: columnOrScalar(), x2: z.optional(columnOrScalar()) });

type SpecY = z.infer<ReturnType<typeof schemaY>>;
type SpecX = z.infer<ReturnType<typeof schemaX>>;
type Shared = Omit<SpecY, 'x' | 'y1' | 'y2'>;
type Values = Column | number | string;

/** The area between two curves over x (`Axes.fill_between`). */
export const fillBetween = defineMark<SpecY>({
  type: 'fill_between',
  summary: 'The area between two curves over x.',
  doc: `Fills from \`y1\` to \`y2\` (0) along \`x\`. \`where\` says at which points; \`interpolate\` ends the area where the curves cross rather than
at the last point; \`step\` makes stairs of the curves.`,
  family: 'collection',
  schema: schemaY,
  examples: [
    {
      title: 'A band',
      figure: {
        plot_type: 'fill_between',
        data: { x: [0, 1, 2, 3], y1: [0, 1, 0.5, 2], y2: [1, 2, 2, 3] },
        alpha: 0.4,
      },
    },
  ],
  check: (s, report) => check({ x: s.x, y1: s.y1, y2: s.y2, where: s.where }, report),
  plot: (ax, s) =>
    area(ax, s, convertUnits(ax.xaxis, s.x), convertUnits(ax.yaxis, s.y1), convertUnits(ax.yaxis, s.y2 ?? 0), false),
});

/** The area between two curves over y (`Axes.fill_betweenx`). */
export const fillBetweenX = defineMark<SpecX>({
  type: 'fill_betweenx',
  summary: 'The area between two curves over y.',
  doc: 'As `fill_between`, turned: fills from `x1` to `x2` (0) along `y`.',
  family: 'collection',
  schema: schemaX,
  examples: [
    { title: 'A band', figure: { plot_type: 'fill_betweenx', data: { y: [0, 1, 2], x1: [0, 1, 0], x2: [1, 2, 2] } } },
  ],
  check: (s, report) => check({ y: s.y, x1: s.x1, x2: s.x2, where: s.where }, report),
  plot: (ax, s) =>
    area(ax, s, convertUnits(ax.yaxis, s.y), convertUnits(ax.xaxis, s.x1), convertUnits(ax.xaxis, s.x2 ?? 0), true),
});

function check(columns: Readonly<Record<string, Values | null | undefined>>, report: Report): void {
  let most = 1;
  for (const [name, v] of Object.entries(columns)) {
    const n = v === undefined || v === null ? 1 : columnLength(v);
    if (n < 0 || n === 1) continue;
    if (most !== 1 && n !== most) report(`/${name}`, `has ${n} values, others have ${most}`);
    most = n;
  }
}

function area(ax: Axes, s: Shared, t: Float64Array, f1: Float64Array, f2: Float64Array, swap: boolean): Plotted {
  return { artists: [fillArea(ax, s, t, f1, f2, swap)] };
}

/** Adds the area between two curves along `t` (x, or y when `swap`); a curve of one value is level. */
export function fillArea(
  ax: Axes,
  s: Partial<Shared>,
  t: Float64Array,
  f1: Float64Array,
  f2: Float64Array,
  swap: boolean,
): PathCollection {
  const n = Math.max(t.length, f1.length, f2.length);
  const spread = (v: Float64Array): Float64Array => (v.length === n ? v : new Float64Array(n).fill(v[0]));
  const [ts, a, b] = [spread(t), spread(f1), spread(f2)];
  const where = s.where == null ? null : decodeColumn(s.where);
  const on = Array.from(
    ts,
    (v, i) => Number.isFinite(v) && Number.isFinite(a[i]) && Number.isFinite(b[i]) && where?.[i] !== 0,
  );
  const options = collectionOptions(ax, s, () =>
    ax.rc['_internal.classic_mode'] ? ax.rc['patch.facecolor'] : ax.fillCycle.nextColor(),
  );
  const paths: PathData[] = [];
  for (let i = 0; i < n; i++) {
    if (!on[i]) continue;
    let end = i;
    while (end < n && on[end]) end++;
    paths.push(region(s, { t: ts, a, b, on }, i, end, swap));
    i = end;
  }
  const collection = new PathCollection({ paths, transform: namedTransform(ax, s.transform) }, options, ax.rc);
  const limits: number[] = [];
  on.forEach((shown, i) => {
    if (shown) limits.push(...(swap ? [a[i], ts[i], b[i], ts[i]] : [ts[i], a[i], ts[i], b[i]]));
  });
  ax.addCollection(collection, null);
  const counts = dataDirections(s.transform);
  ax.updateDataLimits(limits, counts.x, counts.y);
  ax.requestAutoscale();
  return collection;
}

interface Curves {
  readonly t: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly on: readonly boolean[];
}

function region(s: Partial<Shared>, c: Curves, from: number, to: number, swap: boolean): PathData {
  const stepped = (f: Float64Array): Float64Array => {
    const xy = new Float64Array(2 * (to - from));
    for (let i = from; i < to; i++) {
      xy[2 * (i - from)] = c.t[i];
      xy[2 * (i - from) + 1] = f[i];
    }
    return s.step ? stepPath(xy, `steps-${s.step}`).vertices : xy;
  };
  const [one, two] = [stepped(c.a), stepped(c.b)];
  const n = one.length / 2;
  const start = s.interpolate ? crossing(c, from) : [two[0], two[1]];
  const end = s.interpolate ? crossing(c, to) : [two[2 * n - 2], two[2 * n - 1]];
  const xy = new Float64Array(2 * (2 * n + 2));
  xy.set(start, 0);
  xy.set(one, 2);
  xy.set(end, 2 * n + 2);
  for (let i = 0; i < n; i++) {
    xy[2 * (n + 2 + i)] = two[2 * (n - 1 - i)];
    xy[2 * (n + 2 + i) + 1] = two[2 * (n - 1 - i) + 1];
  }
  if (swap) for (let i = 0; i < xy.length; i += 2) [xy[i], xy[i + 1]] = [xy[i + 1], xy[i]];
  return polygonPath(xy);
}

/** Where the curves meet beside the end of a region; the end itself next to a gap. */
function crossing(c: Curves, at: number): [number, number] {
  const n = c.t.length;
  const before = Math.max(at - 1, 0);
  const gap = (i: number): boolean => !Number.isFinite(c.t[i] + c.a[i] + c.b[i]);
  if (at >= n || before === at) return [c.t[before], c.a[before]];
  if (gap(at)) return [c.t[before], c.a[before]];
  if (gap(before)) return [c.t[at], c.a[at]];
  const root = interpolate(0, c.a[before] - c.b[before], c.t[before], c.a[at] - c.b[at], c.t[at]);
  return [root, interpolate(root, c.t[before], c.a[before], c.t[at], c.a[at])];
}

/** np.interp between two points: constant outside of them. */
function interpolate(x: number, x0: number, y0: number, x1: number, y1: number): number {
  if (x0 > x1) return interpolate(x, x1, y1, x0, y0);
  if (x <= x0) return y0;
  return x >= x1 ? y1 : ((y1 - y0) / (x1 - x0)) * (x - x0) + y0;
}
