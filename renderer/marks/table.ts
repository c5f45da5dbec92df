import * as z from 'zod/mini';
import { Table, type TableCell, tableLocations } from '../artists/table.ts';
import type { Axes } from '../axes/axes.ts';
import { isColorLike } from '../color/parse-color.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { column, decodeColumn } from '../schema/column.ts';
import { boolean, box, commonShape, expecting, oneOf, pair, positive } from '../schema/pieces.ts';
import { formatRepr } from '../ticks/format-number.ts';
import { defineMark, type Report } from './mark.ts';

/** Cells of one table, labels included. */
const mostCells = 10_000;

type Word = string | number | null;

const isWord = (v: unknown): boolean =>
  v === null || (typeof v === 'string' && v.length <= 10_000) || (typeof v === 'number' && Number.isFinite(v));

const rows = <T>(what: string, test: (v: unknown) => boolean) =>
  expecting<readonly (readonly T[])[]>(
    `rows of equal length of ${what}`,
    (v) =>
      Array.isArray(v) &&
      v.length > 0 &&
      v.every((r) => Array.isArray(r) && r.length > 0 && r.length === v[0].length && r.every(test)),
  );

const list = <T>(what: string, test: (v: unknown) => boolean) =>
  z.optional(z.nullable(expecting<readonly T[]>(`a list of ${what}`, (v) => Array.isArray(v) && v.every(test))));

const alignment = () => z.optional(oneOf('left', 'center', 'right'));

const schema = () => {
  const { zorder, visible, gid } = commonShape();
  return z.strictObject({
    zorder,
    visible,
    gid,
    cellText: z.optional(z.nullable(rows<Word>('strings', isWord))),
    cellColours: z.optional(z.nullable(rows<ColorSpec>('colours', isColorLike))),
    cellLoc: alignment(),
    colWidths: z.optional(z.nullable(column())),
    rowLabels: list<Word>('strings', isWord),
    rowColours: list<ColorSpec>('colours', isColorLike),
    rowLoc: alignment(),
    colLabels: list<Word>('strings', isWord),
    colColours: list<ColorSpec>('colours', isColorLike),
    colLoc: alignment(),
    loc: z.optional(oneOf(...tableLocations)),
    bbox: z.optional(z.nullable(box())),
    edges: z.optional(
      expecting<string>(
        '"open", "closed", "horizontal", "vertical" or letters of "BRTL"',
        (v) => typeof v === 'string' && (Object.hasOwn(edgeNames, v) || /^[BRTL]{0,4}$/.test(v)),
      ),
    ),
    fontsize: z.optional(z.nullable(positive())),
    scale: z.optional(z.nullable(pair())),
    clip_on: z.optional(boolean()),
  });
};

const edgeNames: Readonly<Record<string, string>> = { open: '', closed: 'BRTL', horizontal: 'BT', vertical: 'RL' };

type TableSpec = z.infer<ReturnType<typeof schema>>;

/** A table of texts (`Axes.table`). */
export const table = defineMark<TableSpec>({
  type: 'table',
  summary: 'A table of texts in or beside the axes.',
  doc: `\`cellText\` has a row of strings for every row, \`colLabels\` and \`rowLabels\` name columns and rows. \`loc\` says where it stands (\`bottom\`: below the
axes; \`center\`, \`upper right\`, …), or \`bbox\` the exact place. Text shrinks until it fits unless \`fontsize\` is given; \`scale\` stretches the cells, \`edges\`
says which lines are drawn.`,
  projections: ['rectilinear', 'polar'],
  family: 'patch',
  schema,
  examples: [
    {
      title: 'A table alone',
      figure: {
        axes: [
          {
            axis: 'off',
            marks: [
              {
                type: 'table',
                cellText: [
                  ['1.008', 'gas'],
                  ['6.94', 'solid'],
                ],
                rowLabels: ['H', 'Li'],
                colLabels: ['weight', 'state'],
                loc: 'center',
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    const cells = spec.cellText ?? spec.cellColours;
    if (!cells) report('', 'needs "cellText" or "cellColours"');
    else checkShape(spec, cells.length, cells[0].length, report);
  },
  plot(ax, spec) {
    const { cells, auto } = makeCells(ax, spec);
    const artist = new Table(ax, cells, {
      loc: spec.loc ?? 'bottom',
      bbox: spec.bbox ?? null,
      edges: edgeNames[spec.edges ?? 'closed'] ?? spec.edges ?? '',
      fontsize: spec.fontsize ?? null,
      autoColumns: new Set(auto ? [-1] : []),
    });
    const { zorder, visible, gid } = spec;
    artist.applyOptions({ zorder, visible, gid });
    ax.addArtist(artist);
    return { artists: [artist] };
  },
});

function checkShape(spec: TableSpec, m: number, n: number, report: Report): void {
  const per = (name: keyof TableSpec, most: number, what: string): void => {
    const given = spec[name];
    if (Array.isArray(given) && given.length !== most)
      report(`/${name}`, `has ${given.length} entries for ${most} ${what}`);
  };
  per('cellColours', m, 'rows');
  if (spec.cellColours && spec.cellColours[0].length !== n)
    report('/cellColours', `has ${spec.cellColours[0].length} columns, cellText has ${n}`);
  per('rowLabels', m, 'rows');
  per('rowColours', m, 'rows');
  per('colLabels', n, 'columns');
  per('colColours', n, 'columns');
  per('colWidths', n, 'columns');
  if ((m + 1) * (n + 1) > mostCells) report('', `has ${m} × ${n} cells; at most ${mostCells} are drawn`);
}

const worded = (v: Word): string =>
  v === null ? '' : typeof v === 'number' ? (Number.isInteger(v) ? String(v) : formatRepr(v)) : v;

/** The cells in Matplotlib's order, and whether the row labels find their own width. */
function makeCells(ax: Axes, spec: TableSpec): { readonly cells: TableCell[]; readonly auto: boolean } {
  const { cellText, cellColours, rowColours, colColours } = spec;
  const m = (cellText ?? cellColours ?? []).length;
  const n = (cellText ?? cellColours ?? [[]])[0].length;
  const widths = spec.colWidths ? decodeColumn(spec.colWidths) : new Float64Array(n).fill(1 / n);
  const box = ax.bbox();
  // As high as a line of 10 points with a fifth of room, in axes coordinates.
  const height = (((10 / 72) * ax.figure.dpi) / (box.y1 - box.y0)) * 1.2;
  const [sx, sy] = spec.scale ?? [1, 1];
  const rowLabels = spec.rowLabels ?? (rowColours ? rowColours.map(() => '') : null);
  const colLabels = spec.colLabels ?? (colColours ? colColours.map(() => '') : null);
  const down = colLabels ? 1 : 0;
  const cell = (
    row: number,
    column: number,
    width: number,
    text: Word,
    color: unknown,
    loc: TableCell['loc'],
  ): TableCell => ({
    row,
    column,
    text: worded(text),
    facecolor: ax.color(color ?? 'w'),
    loc,
    width: width * sx,
    height: height * sy,
  });
  const cells: TableCell[] = [];
  for (let r = 0; r < m; r++) {
    for (let c = 0; c < n; c++) {
      cells.push(cell(r + down, c, widths[c], cellText?.[r][c] ?? '', cellColours?.[r][c], spec.cellLoc ?? 'right'));
    }
  }
  colLabels?.forEach((text, c) => {
    cells.push(cell(0, c, widths[c], text, colColours?.[c], spec.colLoc ?? 'center'));
  });
  // Colours without labels make a column as wide as the first one; labels one as wide as they are.
  const rowWidth = spec.rowLabels ? 0 : widths[0];
  rowLabels?.forEach((text, r) => {
    cells.push(cell(r + down, -1, rowWidth || 1e-15, text, rowColours?.[r], spec.rowLoc ?? 'left'));
  });
  return { cells, auto: rowLabels !== null && rowWidth === 0 };
}
