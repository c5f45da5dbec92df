import * as z from 'zod/mini';
import { isColorLike } from '../color/parse-color.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { type Column, columnFault, decodeColumn } from '../schema/column.ts';
import { limits } from '../schema/limits.ts';
import {
  boolean,
  box,
  colors,
  commonShape,
  count,
  expecting,
  fontSize,
  hatch,
  lineStyles,
  mappableShape,
  nonNegative,
  number,
  numbers,
  oneOf,
  text,
} from '../schema/pieces.ts';
import { formatPercent, formatTemplate } from '../ticks/format-template.ts';
import { makeLocator } from '../ticks/make-locator.ts';
import type { TickSpec } from '../ticks/spec-keywords.ts';
import { checkMapping, type MappingSpec } from './mapping.ts';
import type { Report } from './mark.ts';
import { type ContourKeywords3D, contourShape3D } from './three-d/contours-3d.ts';

const tagged = () =>
  expecting<TickSpec>(
    '{"type": "MaxNLocator", …}',
    (v) => typeof v === 'object' && v !== null && typeof (v as { type?: unknown }).type === 'string',
  );

/** How many levels, or which. */
const levels = () =>
  expecting<number | Column>(
    `a whole number from 1 to ${limits.levels}, or a column of at most ${limits.levels}`,
    (v) =>
      typeof v === 'number'
        ? Number.isSafeInteger(v) && v >= 1 && v <= limits.levels
        : columnFault(v) === null && (!Array.isArray(v) || (v.length >= 1 && v.length <= limits.levels)),
  );

/** Keywords of `clabel`. */
const labelSchema = () =>
  z.strictObject({
    levels: z.optional(z.nullable(z.array(number()))),
    fontsize: z.optional(z.nullable(fontSize())),
    fmt: z.optional(z.nullable(text())),
    inline: z.optional(boolean()),
    inline_spacing: z.optional(number()),
    colors: z.optional(z.nullable(colors())),
    rightside_up: z.optional(boolean()),
    use_clabeltext: z.optional(boolean()),
    zorder: z.optional(z.nullable(number())),
    manual: z.optional(
      z.nullable(
        z.union([
          oneOf(false),
          expecting<readonly (readonly [number, number])[]>(
            'a list of at most 1000 places [x, y]',
            (v) =>
              Array.isArray(v) &&
              v.length <= 1000 &&
              v.every((p) => Array.isArray(p) && p.length === 2 && p.every(Number.isFinite)),
          ),
        ]),
      ),
    ),
  });

export type LabelSpec = z.infer<ReturnType<typeof labelSchema>>;

/** The keywords that all contour plots take. */
export const contourShape = () => ({
  ...commonShape(),
  ...mappableShape(),
  levels: z.optional(z.nullable(levels())),
  locator: z.optional(z.nullable(tagged())),
  extend: z.optional(z.nullable(oneOf('neither', 'min', 'max', 'both'))),
  colors: z.optional(z.nullable(colors())),
  linewidths: z.optional(z.nullable(numbers())),
  linestyles: z.optional(z.nullable(lineStyles())),
  negative_linestyles: z.optional(z.nullable(lineStyles())),
  hatches: z.optional(z.nullable(z.array(hatch()))),
  antialiaseds: z.optional(z.nullable(boolean())),
  nchunk: z.optional(count(limits.columnValues, 0)),
  clabel: z.optional(z.nullable(z.union([boolean(), labelSchema()]))),
  ...contourShape3D(),
});

/** What only contours on grids take. */
export const gridContourShape = () => ({
  corner_mask: z.optional(z.nullable(boolean())),
  algorithm: z.optional(z.nullable(oneOf('mpl2005', 'mpl2014', 'serial', 'threaded'))),
  origin: z.optional(z.nullable(oneOf('upper', 'lower', 'image'))),
  extent: z.optional(z.nullable(box())),
  alpha: z.optional(z.nullable(nonNegative())),
});

/** The keywords as contour sets read them. */
export interface ContourKeywords extends MappingSpec, ContourKeywords3D {
  readonly levels?: number | Column | null;
  readonly locator?: TickSpec | null;
  readonly extend?: 'neither' | 'min' | 'max' | 'both' | null;
  readonly colors?: ColorSpec | readonly ColorSpec[] | null;
  readonly linewidths?: number | readonly number[] | null;
  readonly linestyles?: LineStyle | readonly LineStyle[] | null;
  readonly negative_linestyles?: LineStyle | readonly LineStyle[] | null;
  readonly hatches?: readonly (string | null)[] | null;
  readonly antialiaseds?: boolean | null;
  readonly clabel?: boolean | LabelSpec | null;
  readonly alpha?: number | null;
  readonly zorder?: number;
  readonly visible?: boolean;
  readonly clip_on?: boolean;
  readonly label?: string | null;
  readonly gid?: string;
}

/** The levels of a spec as numbers; a number of levels stays one. */
export function levelsOf(v: ContourKeywords['levels']): number | Float64Array | null {
  return v === undefined || v === null || typeof v === 'number' ? (v ?? null) : decodeColumn(v);
}

/** Faults of the keywords that all contour plots share. */
export function checkContours(spec: ContourKeywords, filled: boolean, report: Report): void {
  checkMapping(spec, report);
  if (spec.colors !== undefined && spec.colors !== null) {
    if (spec.cmap) report('/colors', 'cannot stand beside "cmap"');
    if (!isColorLike(spec.colors) && (spec.colors as readonly unknown[]).length === 0)
      report('/colors', 'must have at least one colour');
  }
  if (spec.hatches?.length === 0) report('/hatches', 'must have at least one hatch');
  const given = spec.levels;
  if (Array.isArray(given)) {
    const values = decodeColumn(given as Column);
    if (values.length > limits.levels) report('/levels', `has more than ${limits.levels} levels`);
    if (filled && values.length < 2) report('/levels', 'must be at least 2 to fill between');
    if (values.some((v, i) => !Number.isFinite(v) || (i > 0 && v <= values[i - 1])))
      report('/levels', 'must be increasing numbers');
  }
  if (spec.locator) {
    try {
      makeLocator(spec.locator);
    } catch (error) {
      report('/locator', error instanceof Error ? error.message : String(error));
    }
  }
  if (spec.clabel && spec.clabel !== true) checkLabels(spec.clabel, filled, report);
  else if (spec.clabel && filled) report('/clabel', 'labels belong on lines: add a contour mark for them');
}

function checkLabels(spec: LabelSpec, filled: boolean, report: Report): void {
  if (filled) report('/clabel', 'labels belong on lines: add a contour mark for them');
  if (!spec.fmt) return;
  try {
    formatLabel(spec.fmt, 1);
  } catch (error) {
    report('/clabel/fmt', error instanceof Error ? error.message : String(error));
  }
}

/** A level in a `%` format, or in a `{}` one. Throws `TickError`. */
export function formatLabel(format: string, level: number): string {
  if (!/[{}]/.test(format)) return formatPercent(format, level);
  return formatTemplate(format.replace(/\{(?=[:!}])/g, '{x'), { x: level }, (s) => s);
}
