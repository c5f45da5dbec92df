import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { type Column, column, columnFault, columnLength } from '../schema/column.ts';
import { boolean, color, expecting, lineShape, lineStyle, nonNegative, text } from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { drawErrorbar, type ErrorColumn, errorbarArtists } from './draw-errorbar.ts';
import { formatKeywords } from './line-options.ts';
import type { Report } from './mark.ts';
import { defineMark } from './mark.ts';

/** Errors as a schema: a scalar, a column, or two rows. */
export const errors = () =>
  expecting<ErrorColumn>('a number, a column, or two columns (below, above)', (v) => {
    if (typeof v === 'number') return Number.isFinite(v);
    if (Array.isArray(v) && v.length === 2 && v.every((r) => typeof r === 'object' && r !== null)) {
      return v.every((r) => columnFault(r) === null);
    }
    return columnFault(v) === null;
  });

/** Faults of errors: lengths, and values below zero. */
export function checkErrors(name: string, err: ErrorColumn | null | undefined, n: number, report: Report): void {
  if (err === undefined || err === null) return;
  const rows: readonly unknown[] =
    Array.isArray(err) && err.length === 2 && typeof err[0] === 'object' && err[0] !== null ? err : [err];
  for (const row of rows) {
    const length = typeof row === 'number' ? 1 : columnLength(row as Column);
    if (length >= 0 && n >= 0 && length !== n && length !== 1)
      report(`/${name}`, `has ${length} values for ${n} points`);
    const list = typeof row === 'number' ? [row] : Array.isArray(row) ? row : [];
    if (list.some((v) => typeof v === 'number' && v < 0)) report(`/${name}`, 'must not contain negative values');
  }
}

const limit = () => z.union([boolean(), column()]);

/** The keywords that error bars take, also those of bars (`error_kw`). */
export const errorbarShape = () => ({
  ...lineShape(),
  ecolor: z.optional(color()),
  elinewidth: z.optional(nonNegative()),
  elinestyle: z.optional(lineStyle()),
  capsize: z.optional(nonNegative()),
  capthick: z.optional(nonNegative()),
  barsabove: z.optional(boolean()),
  errorevery: z.optional(
    expecting<number | readonly [number, number]>(
      'a step, or [start, step]',
      (v) =>
        (Number.isSafeInteger(v) && (v as number) > 0) ||
        (Array.isArray(v) && v.length === 2 && v.every((n) => Number.isSafeInteger(n) && n >= 0) && v[1] > 0),
    ),
  ),
  lolims: z.optional(limit()),
  uplims: z.optional(limit()),
  xlolims: z.optional(limit()),
  xuplims: z.optional(limit()),
});

const schema = () =>
  z.strictObject({
    ...errorbarShape(),
    x: column(),
    y: column(),
    xerr: z.optional(z.nullable(errors())),
    yerr: z.optional(z.nullable(errors())),
    fmt: z.optional(text()),
  });

type ErrorbarSpec = z.infer<ReturnType<typeof schema>>;

/** Points with error bars (`Axes.errorbar`). */
export const errorbar = defineMark<ErrorbarSpec>({
  type: 'errorbar',
  summary: 'Points or a line with bars for their errors.',
  doc: `\`xerr\` and \`yerr\` are one error for all points, one per point, or two columns (below, above). \`capsize\` gives the bars caps,
\`fmt: "none"\` leaves the points out, and \`uplims\`, \`lolims\`, \`xuplims\`, \`xlolims\` turn bars into arrows at limits.`,
  projections: ['rectilinear', 'polar'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'Symmetric errors with caps',
      figure: {
        plot_type: 'errorbar',
        data: { x: [1, 2, 3, 4], y: [2, 3, 2.5, 4], yerr: [0.3, 0.2, 0.5, 0.4] },
        fmt: 'o',
        capsize: 4,
      },
    },
  ],
  check(spec, report) {
    sameLength({ x: spec.x, y: spec.y }, report);
    const n = columnLength(spec.x);
    checkErrors('xerr', spec.xerr, n, report);
    checkErrors('yerr', spec.yerr, n, report);
  },
  plot(ax, spec) {
    const { x, y, xerr, yerr, fmt, label, ...given } = spec;
    const [xs, ys] = [convertUnits(ax.xaxis, x), convertUnits(ax.yaxis, y)];
    const none = fmt?.toLowerCase() === 'none';
    const keywords = { ...(none ? {} : formatKeywords(fmt, ax.rc['lines.linestyle'])), ...given };
    const line = none ? null : { ...ax.lineCycle.nextProperties(keywords), ...keywords };
    const made = drawErrorbar(
      ax,
      xs,
      ys,
      xerr ?? null,
      yerr ?? null,
      line,
      line ? { ...given, color: line.color } : given,
    );
    ax.addContainer({
      kind: 'errorbar',
      label: label ?? '',
      artists: errorbarArtists(made),
      parts: { line: made.dataLine, caps: made.caps, bars: made.bars, xerr: xerr != null, yerr: yerr != null },
    });
    return { artists: errorbarArtists(made) };
  },
});
