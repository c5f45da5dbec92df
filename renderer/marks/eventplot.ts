import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { isColorLike } from '../color/parse-color.ts';
import type { PathData } from '../display-list/display-list.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { type Column, columnFault } from '../schema/column.ts';
import { collectionShape, colors, expecting, fraction, numbers, oneOf } from '../schema/pieces.ts';
import { styleList } from './collection-options.ts';
import { lineCollection } from './line-collection.ts';
import { defineMark } from './mark.ts';

type Columns = Column | readonly Column[];

const isList = (v: unknown): v is readonly Column[] =>
  Array.isArray(v) && v.length > 0 && v.every((c) => typeof c === 'object' && c !== null);

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    alpha: z.optional(z.nullable(z.union([fraction(), z.array(fraction())]))),
    positions: expecting<Columns>('a column of places, or a list of columns', (v) =>
      isList(v) ? v.length <= 10_000 && v.every((c) => columnFault(c) === null) : columnFault(v) === null,
    ),
    lineoffsets: z.optional(numbers()),
    linelengths: z.optional(numbers()),
    colors: z.optional(colors()),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
  });

type EventplotSpec = z.infer<ReturnType<typeof schema>>;

/** Rows of short lines at places (`Axes.eventplot`). */
export const eventplot = defineMark<EventplotSpec>({
  type: 'eventplot',
  summary: 'Rows of short lines, one line for every event.',
  doc: `\`positions\` is a column or a list of columns, one row each. \`lineoffsets\` (1) says where the rows are, \`linelengths\` (1) how long the lines
are; like \`colors\`, \`linewidths\` and \`linestyles\`, they are one for all rows or one per row.`,
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'Two spike trains',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'eventplot',
                positions: [
                  [1, 2, 4],
                  [0.5, 3],
                ],
                colors: ['C0', 'C1'],
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    const rows = isList(spec.positions) ? spec.positions.length : 1;
    const per = (name: string, list: readonly unknown[] | undefined): void => {
      if (list && list.length !== 1 && list.length !== rows)
        report(`/${name}`, `has ${list.length} entries for ${rows} rows`);
    };
    per('lineoffsets', many(spec.lineoffsets));
    per('linelengths', many(spec.linelengths));
    per('linewidths', many(spec.linewidths));
    per('colors', colorList(spec.colors ?? spec.color));
    per('linestyles', styleList(spec.linestyles));
    per('alpha', many(spec.alpha));
  },
  plot(ax, spec) {
    const { positions, lineoffsets, linelengths, orientation, colors: own, ...given } = spec;
    const horizontal = orientation !== 'vertical';
    const rows = (isList(positions) ? positions : [positions as Column]).map((c) => convertUnits(ax.xaxis, c));
    const offset = many(lineoffsets) ?? [1];
    const length = many(linelengths) ?? [1];
    const at = (i: number): number => (offset.length === 1 && rows.length !== 1 ? offset[0] * i : offset[i]);
    const one = <T>(list: readonly T[] | undefined, i: number): T | undefined =>
      list && (list.length === 1 ? list[0] : list[i]);
    let [low, high, first, last] = [Infinity, -Infinity, Infinity, -Infinity];
    const drawn = rows.map((row, i) => {
      const long = one(length, i) ?? 1;
      const sorted = row.slice().sort();
      const paths = Array.from(sorted, (v): PathData => {
        const [top, bottom] = [at(i) + long / 2, at(i) - long / 2];
        const ends = horizontal ? [v, top, v, bottom] : [top, v, bottom, v];
        return { vertices: Float64Array.from(ends), codes: null };
      });
      low = Math.min(low, at(i) - long);
      high = Math.max(high, at(i) + long);
      for (const v of sorted) {
        first = Math.min(first, v);
        last = Math.max(last, v);
      }
      const events = lineCollection(ax, paths, {
        ...given,
        color: one(colorList(own ?? given.color), i),
        linewidths: one(many(given.linewidths), i),
        linestyles: one(styleList(given.linestyles), i) as LineStyle | undefined,
        alpha: one(many(given.alpha), i),
      });
      return ax.addCollection(events, null);
    });
    if (first <= last) {
      ax.updateDataLimits(horizontal ? [first, low, last, high] : [low, first, high, last]);
      ax.requestAutoscale();
    }
    return { artists: drawn };
  },
});

function many<T>(v: T | readonly T[] | null | undefined): readonly T[] | undefined {
  return v === undefined || v === null ? undefined : Array.isArray(v) ? (v as readonly T[]) : [v as T];
}

function colorList(v: ColorSpec | readonly ColorSpec[] | undefined): readonly ColorSpec[] | undefined {
  return v === undefined
    ? undefined
    : (isColorLike as (c: unknown) => boolean)(v)
      ? [v as ColorSpec]
      : (v as readonly ColorSpec[]);
}
