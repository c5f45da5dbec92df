import * as z from 'zod/mini';
import type { Line2D } from '../artists/line2d.ts';
import { isColorLike } from '../color/parse-color.ts';
import { column, columnLength } from '../schema/column.ts';
import {
  boolean,
  commonShape,
  count,
  expecting,
  lineShape,
  nonNegative,
  numbers,
  oneOf,
  patchShape,
  text,
} from '../schema/pieces.ts';
import { boxStats } from '../statistics/box-stats.ts';
import { columnsOf, convertSets, dataSets } from './data-sets.ts';
import { drawBoxes } from './draw-boxes.ts';
import { lineFormat } from './line.ts';
import { type LineKeywords, parseFormat } from './line-options.ts';
import { defineMark } from './mark.ts';

/** Resampled values of all boxes together. */
const mostResampled = 20_000_000;

const strings = () =>
  expecting<readonly string[]>('a list of strings', (v) => Array.isArray(v) && v.every((s) => typeof s === 'string'));

const gaps = () =>
  expecting<readonly (number | null)[]>(
    'a list of numbers and nulls',
    (v) => Array.isArray(v) && v.every((n) => n === null || Number.isFinite(n)),
  );

const intervals = () =>
  expecting<readonly (readonly (number | null)[] | null)[]>(
    'a list of pairs and nulls',
    (v) =>
      Array.isArray(v) &&
      v.every(
        (p) => p === null || (Array.isArray(p) && p.length === 2 && p.every((n) => n === null || Number.isFinite(n))),
      ),
  );

const whiskers = () =>
  expecting<number | readonly [number, number]>(
    'a number of at least 0, or two percentiles',
    (v) =>
      (typeof v === 'number' && v >= 0) ||
      (Array.isArray(v) && v.length === 2 && v.every((p) => typeof p === 'number' && p >= 0 && p <= 100)),
  );

const schema = () => {
  const { zorder } = commonShape();
  const line = () => z.optional(z.nullable(z.strictObject(lineShape())));
  return z.strictObject({
    zorder,
    label: z.optional(z.nullable(z.union([text(), strings()]))),
    x: dataSets(),
    positions: z.optional(z.nullable(column())),
    widths: z.optional(z.nullable(numbers())),
    capwidths: z.optional(z.nullable(numbers())),
    notch: z.optional(boolean()),
    sym: z.optional(z.nullable(z.union([oneOf(''), lineFormat()]))),
    vert: z.optional(z.nullable(boolean())),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
    whis: z.optional(z.nullable(whiskers())),
    bootstrap: z.optional(z.nullable(count(100_000))),
    usermedians: z.optional(z.nullable(gaps())),
    conf_intervals: z.optional(z.nullable(intervals())),
    patch_artist: z.optional(boolean()),
    meanline: z.optional(boolean()),
    showmeans: z.optional(boolean()),
    showcaps: z.optional(boolean()),
    showbox: z.optional(boolean()),
    showfliers: z.optional(boolean()),
    tick_labels: z.optional(z.nullable(strings())),
    manage_ticks: z.optional(boolean()),
    autorange: z.optional(boolean()),
    boxprops: z.optional(
      z.nullable(z.strictObject({ ...patchShape(), ...lineShape(), linewidth: z.optional(nonNegative()) })),
    ),
    flierprops: line(),
    medianprops: line(),
    meanprops: line(),
    capprops: line(),
    whiskerprops: line(),
  });
};

type BoxplotSpec = z.infer<ReturnType<typeof schema>>;

/** Boxes with whiskers (`Axes.boxplot`). */
export const boxplot = defineMark<BoxplotSpec>({
  type: 'boxplot',
  summary: 'Boxes from quartile to quartile with whiskers and outliers.',
  doc: `\`x\` is a column or a list of columns, one box each. Whiskers reach to the last value within \`whis\` (1.5) heights of the box, or to two
percentiles; what lies beyond is drawn as points. \`notch\` shows how sure the median is, \`showmeans\` the mean; \`boxprops\`,
\`medianprops\`, \`flierprops\`, … dress the parts, \`patch_artist\` fills the boxes. \`bootstrap\` draws its samples from a fixed sequence.`,
  family: 'line',
  nested: {
    boxprops: ['line', 'patch'],
    ...Object.fromEntries(
      ['flierprops', 'medianprops', 'meanprops', 'capprops', 'whiskerprops'].map((k) => [k, ['line'] as const]),
    ),
  },
  schema,
  examples: [
    {
      title: 'Two boxes',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'boxplot',
                x: [
                  [1, 2, 3, 4, 9],
                  [2, 3, 3, 4, 5],
                ],
                tick_labels: ['before', 'after'],
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    const sets = columnsOf(spec.x);
    const n = sets.length;
    const per = (name: string, length: number | undefined): void => {
      if (length !== undefined && length >= 0 && length !== n)
        report(`/${name}`, `has ${length} entries for ${n} boxes`);
    };
    const list = (v: unknown): number | undefined => (Array.isArray(v) ? v.length : undefined);
    per('positions', spec.positions == null ? undefined : columnLength(spec.positions));
    for (const key of ['widths', 'capwidths', 'tick_labels', 'usermedians', 'conf_intervals', 'label'] as const)
      per(key, list(spec[key]));
    const values = sets.reduce((sum, c) => sum + Math.max(0, columnLength(c)), 0);
    if (spec.bootstrap && spec.bootstrap * values > mostResampled)
      report('/bootstrap', `would draw ${spec.bootstrap * values} values; at most ${mostResampled} are drawn`);
  },
  plot(ax, spec) {
    const { rc } = ax;
    const vertical = spec.vert == null ? rc['boxplot.vertical'] && spec.orientation !== 'horizontal' : spec.vert;
    const sets = convertSets(vertical ? ax.yaxis : ax.xaxis, spec.x);
    const whis = spec.whis ?? rc['boxplot.whiskers'];
    const bootstrap = spec.bootstrap ?? null;
    const stats = sets.map((set, i) => {
      const own = boxStats(set, { whis, bootstrap, autorange: spec.autorange ?? false });
      const interval = spec.conf_intervals?.[i];
      return {
        ...own,
        med: spec.usermedians?.[i] ?? own.med,
        cilo: interval?.[0] ?? own.cilo,
        cihi: interval?.[1] ?? own.cihi,
      };
    });
    const filled = spec.patch_artist ?? rc['boxplot.patchartist'];
    const fliers = flierKeywords(spec.flierprops ?? {}, spec.sym);
    const parts = drawBoxes(ax, stats, {
      ...spec,
      vertical,
      filled,
      notch: spec.notch ?? rc['boxplot.notch'],
      meanline: spec.meanline ?? rc['boxplot.meanline'],
      showmeans: spec.showmeans ?? rc['boxplot.showmeans'],
      showcaps: spec.showcaps ?? rc['boxplot.showcaps'],
      showbox: spec.showbox ?? rc['boxplot.showbox'],
      showfliers: spec.sym === '' ? false : (spec.showfliers ?? rc['boxplot.showfliers']),
      flierprops: fliers,
    });
    const ends = (lines: readonly Line2D[]) =>
      lines.map(({ xy }) => [[...xy.filter((_, i) => i % 2 === 0)], [...xy.filter((_, i) => i % 2 === 1)]]);
    const { boxes, whiskers, caps, medians, means, fliers: outliers } = parts;
    const kept = { medians, whiskers, fliers: outliers, means };
    return {
      artists: [...boxes, ...whiskers, ...caps, ...medians, ...means, ...outliers],
      numbers: () =>
        Object.fromEntries(
          Object.entries(kept).flatMap(([key, lines]) => (lines.length > 0 ? [[key, ends(lines)]] : [])),
        ),
    };
  },
});

/** What `sym` says about outliers over their keywords. */
function flierKeywords(given: LineKeywords, sym: string | null | undefined): LineKeywords {
  if (sym === undefined || sym === null || sym === '') return given;
  const whole = sym !== '0' && sym !== '1' && isColorLike(sym);
  const { color, marker } = whole ? { color: sym, marker: undefined } : (parseFormat(sym) ?? {});
  return {
    ...given,
    ...(whole ? {} : { marker: marker ?? 'none' }),
    ...(color !== undefined && { color, markerfacecolor: color, markeredgecolor: color }),
  };
}
