import * as z from 'zod/mini';
import { type Column, column, columnLength, decodeColumn } from '../schema/column.ts';
import {
  boolean,
  color,
  colors,
  expecting,
  fraction,
  hatch,
  nonNegative,
  number,
  oneOf,
  pair,
  patchShape,
  positive,
  text,
} from '../schema/pieces.ts';
import { textShape } from '../schema/text-schema.ts';
import { formatPercent, formatTemplate } from '../ticks/format-template.ts';
import { TickError } from '../ticks/tick-axis.ts';
import { drawPie } from './draw-pie.ts';
import { defineMark, type Report } from './mark.ts';

/** Wedges of one pie: more are narrower than a pixel each. */
const mostWedges = 10_000;

const strings = () =>
  expecting<readonly string[]>(
    'a list of strings',
    (v) => Array.isArray(v) && v.every((s) => typeof s === 'string' && s.length <= 10_000),
  );

/** Wedges are not clipped, so a disc far larger than the axes would cost without being seen. */
const mostRadius = 1_000;

const radius = () =>
  expecting<number>(
    `a number above 0 and at most ${mostRadius}`,
    (v) => typeof v === 'number' && v > 0 && v <= mostRadius,
  );

const words = () => z.strictObject(textShape());

const wedgeLabels = () =>
  z.strictObject({
    labels: z.union([strings(), text()]),
    distance: z.optional(number()),
    textprops: z.optional(z.nullable(words())),
    rotate: z.optional(boolean()),
    alignment: z.optional(oneOf('center', 'outer', 'auto')),
  });

const shadow = () =>
  z.strictObject({
    ox: z.optional(number()),
    oy: z.optional(number()),
    shade: z.optional(fraction()),
    facecolor: z.optional(color()),
    edgecolor: z.optional(color()),
    color: z.optional(color()),
    linewidth: z.optional(nonNegative()),
    alpha: z.optional(z.nullable(fraction())),
    label: z.optional(text()),
  });

const schema = () =>
  z.strictObject({
    x: column(),
    explode: z.optional(z.nullable(column())),
    labels: z.optional(z.nullable(strings())),
    colors: z.optional(z.nullable(colors())),
    hatch: z.optional(z.nullable(z.union([hatch(), z.array(hatch())]))),
    autopct: z.optional(z.nullable(text())),
    pctdistance: z.optional(number()),
    labeldistance: z.optional(z.nullable(number())),
    shadow: z.optional(z.union([boolean(), shadow()])),
    startangle: z.optional(number()),
    radius: z.optional(radius()),
    counterclock: z.optional(boolean()),
    center: z.optional(pair()),
    frame: z.optional(boolean()),
    rotatelabels: z.optional(boolean()),
    normalize: z.optional(boolean()),
    wedgeprops: z.optional(z.nullable(z.strictObject({ ...patchShape(), width: z.optional(z.nullable(positive())) }))),
    textprops: z.optional(z.nullable(words())),
    pie_label: z.optional(z.nullable(z.union([wedgeLabels(), z.array(wedgeLabels())]))),
  });

export type PieSpec = z.infer<ReturnType<typeof schema>>;

/** A disc cut into wedges (`Axes.pie`). */
export const pie = defineMark<PieSpec>({
  type: 'pie',
  summary: 'A disc cut into wedges.',
  doc: `\`x\` are the sizes of the wedges, counter-clockwise from \`startangle\` (0); \`normalize: false\` takes them as fractions of the whole. \`labels\` stand
outside at \`labeldistance\` (1.1 radii), percentages of the form \`autopct\` (\`"%1.1f%%"\`) inside at \`pctdistance\`; \`pie_label\` adds others. \`explode\`
moves wedges out, \`wedgeprops: {"width": 0.4}\` makes rings.`,
  projections: ['rectilinear'],
  family: 'patch',
  nested: { wedgeprops: ['patch'], textprops: ['text'], 'pie_label.textprops': ['text'], shadow: ['patch'] },
  schema,
  examples: [
    {
      title: 'Three wedges',
      figure: { plot_type: 'pie', data: { x: [3, 2, 1] }, labels: ['a', 'b', 'c'], autopct: '%d%%' },
    },
  ],
  check(spec, report) {
    const n = columnLength(spec.x);
    if (n > mostWedges) report('/x', `has ${n} values; at most ${mostWedges} wedges are drawn`);
    if (Array.isArray(spec.x)) checkSizes(spec.x as readonly unknown[], spec.normalize ?? true, report);
    const per = (name: string, list: Column | readonly unknown[] | null | undefined): void => {
      const m = list == null ? n : columnLength(list as Column);
      if (n >= 0 && m >= 0 && m !== n) report(`/${name}`, `has ${m} entries for ${n} wedges`);
    };
    per('explode', spec.explode);
    if (Array.isArray(spec.explode) && spec.explode.some((v) => typeof v !== 'number' || Math.abs(v) > mostRadius))
      report('/explode', `must have numbers up to ${mostRadius} only`);
    per('labels', spec.labels);
    if (Array.isArray(spec.hatch) && spec.hatch.length === 0) report('/hatch', 'must not be empty');
    const fault = (pointer: string, work: () => unknown): void => {
      try {
        work();
      } catch (error) {
        if (!(error instanceof TickError)) throw error;
        report(pointer, error.message);
      }
    };
    const { autopct, pie_label: given } = spec;
    if (autopct) fault('/autopct', () => formatPercent(autopct, 12.5));
    for (const one of given == null ? [] : Array.isArray(given) ? given : [given]) {
      const { labels } = one as { labels: string | readonly string[] };
      if (typeof labels === 'string')
        fault('/pie_label/labels', () => formatTemplate(labels, { absval: 1.5, frac: 0.5 }, (s) => s));
      else per('pie_label/labels', labels);
    }
  },
  plot: (ax, spec) => drawPie(ax, spec, decodeColumn(spec.x)),
});

function checkSizes(x: readonly unknown[], normalize: boolean, report: Report): void {
  if (x.some((v) => typeof v !== 'number')) report('/x', 'must have finite numbers only');
  else {
    const sizes = x as readonly number[];
    const sum = sizes.reduce((s, v) => s + v, 0);
    if (sizes.some((v) => v < 0)) report('/x', 'must not have negative sizes');
    else if (sum === 0) report('/x', 'must not be all zero');
    else if (!normalize && sum > 1) report('/x', `add up to ${sum}; without "normalize" that must be at most 1`);
  }
}
