import { markOf, type RegisteredMark } from '../marks/registry.ts';
import type { RcParams } from '../rc/rc-params.ts';
import { RcError, resolveRc } from '../rc/resolve-rc.ts';
import { type AxesSpec, axesSchema } from '../schema/axes-schema.ts';
import { FigureError, type FigureIssue, pointer } from '../schema/figure-error.ts';
import { type FigureSpec, figureSchema } from '../schema/figure-schema.ts';
import { plainIssues } from '../schema/issues.ts';
import { keywordIssues } from '../schema/keyword-issues.ts';
import { fitsCanvas, limits } from '../schema/limits.ts';
import { once } from '../schema/once.ts';
import { expandGuides, isRecord } from './aliases.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkProjections } from './check-projections.ts';
import { countValues } from './count-values.ts';
import { canonical, guardDocument } from './guard.ts';
import { originOf, toFullForm } from './simple-form.ts';

/** A mark as it stands in a validated figure. */
export type MarkSpec = { readonly type: string } & Readonly<Record<string, unknown>>;

/** An axes entry of a validated figure. */
export type AxesEntry = AxesSpec & { readonly marks: readonly MarkSpec[] };

/** A validated figure in the full form: plain JSON, keys in alphabetical order. */
export interface Figure {
  readonly axes: readonly AxesEntry[];
  readonly figure: FigureSpec;
}

const figureOf = once(figureSchema);
const axesOf = once(axesSchema);
const keysOf = (schema: unknown): ReadonlySet<string> =>
  new Set(Object.keys((schema as { _zod: { def: { shape: object } } })._zod.def.shape));
const figureKeys = once(() => keysOf(figureOf()));
const axesKeys = once(() => keysOf(axesOf()));

/** Checks a figure in either form, completely but without drawing, and returns it in the full form. Throws `FigureError`. */
export function parseFigure(input: unknown): Figure {
  const guard = guardDocument(input);
  if (guard) throw new FigureError([guard]);
  const form = toFullForm(input, figureKeys(), axesKeys());
  checkValues(form.axes);
  const issues: FigureIssue[] = [];
  const figure = checkFigure(form.figure, issues);
  const axes = checkAxes(form.axes, issues);
  if (issues.length === 0) checkTogether(figure, axes, issues);
  if (issues.length > 0) {
    const origins = form.origins();
    throw new FigureError(issues.slice(0, 100).map((i) => ({ ...i, pointer: originOf(origins, i.pointer) })));
  }
  const ordered = canonical({ figure, axes }) as Figure;
  return ordered;
}

/** Counted before any column is decoded. */
function checkValues(axes: readonly unknown[]): void {
  const values = Math.round(countValues(axes));
  if (values <= limits.figureValues) return;
  throw new FigureError([
    { pointer: '/axes', detail: `hold ${values} values together; at most ${limits.figureValues} are taken` },
  ]);
}

/** The rcParams of a figure. Throws `RcError`. */
export function figureRc(figure: FigureSpec): RcParams {
  return resolveRc(figure.style as string | readonly string[] | null | undefined, figure.rcParams);
}

function checkFigure(given: Record<string, unknown>, issues: FigureIssue[]): FigureSpec {
  const expanded = expandGuides(given);
  issues.push(...plainIssues(keywordIssues(figureOf(), expanded), '/figure'));
  return expanded as FigureSpec;
}

function checkAxes(given: readonly unknown[], issues: FigureIssue[]): AxesEntry[] {
  if (given.length > limits.axes) {
    issues.push({ pointer: '/axes', detail: `has ${given.length} entries; at most ${limits.axes} are taken` });
    return [];
  }
  let total = 0;
  return given.map((entry, i) => {
    const at = `/axes/${i}`;
    if (!isRecord(entry)) {
      issues.push({ pointer: at, detail: 'must be an object' });
      return { marks: [] };
    }
    const { marks = [], ...rest } = entry;
    const expanded = expandGuides(rest);
    issues.push(...plainIssues(keywordIssues(axesOf(), expanded), at));
    if (!Array.isArray(marks)) {
      issues.push({ pointer: `${at}/marks`, detail: 'must be an array' });
      return { ...expanded, marks: [] };
    }
    total += marks.length;
    if (marks.length > limits.marksPerAxes || total > limits.marks) {
      issues.push({
        pointer: `${at}/marks`,
        detail: `too many marks; at most ${limits.marksPerAxes} are taken per axes`,
      });
      return { ...expanded, marks: [] };
    }
    const projection = typeof expanded.projection === 'string' ? expanded.projection : 'rectilinear';
    return { ...expanded, marks: marks.map((m, k) => checkMark(m, `${at}/marks/${k}`, projection, issues)) };
  });
}

function checkMark(given: unknown, at: string, projection: string, issues: FigureIssue[]): MarkSpec {
  const nothing: MarkSpec = { type: '' };
  if (!isRecord(given)) {
    issues.push({ pointer: at, detail: 'must be an object' });
    return nothing;
  }
  const { type, ...rest } = given;
  const mark: RegisteredMark | undefined = markOf(type);
  if (!mark) {
    const detail = type === undefined ? 'is missing' : `unknown mark type ${JSON.stringify(type)}`;
    issues.push({ pointer: `${at}/type`, detail });
    return nothing;
  }
  if (!mark.projections.includes(projection)) {
    issues.push({ pointer: `${at}/type`, detail: `${mark.type} cannot be drawn in ${projection} axes` });
    return nothing;
  }
  const spec = mark.expand(rest);
  const wrong = keywordIssues(mark.schema(), spec);
  if (wrong.length > 0) {
    issues.push(...plainIssues(wrong, at));
    return nothing;
  }
  mark.check(spec, (where, detail) => issues.push({ pointer: at + where, detail }));
  return { ...spec, type: mark.type };
}

/** What no single part can see: sizes, references between axes, rcParams. */
function checkTogether(figure: FigureSpec, axes: readonly AxesEntry[], issues: FigureIssue[]): void {
  issues.push(...checkProjections(axes));
  try {
    const rc = figureRc(figure);
    checkSize(figure, rc, issues);
    if (rc['text.parse_math']) {
      checkFormulas(figure, ['figure'], issues);
      checkFormulas(axes, ['axes'], issues);
    }
  } catch (error) {
    if (!(error instanceof RcError)) throw error;
    issues.push(...error.issues.map((i) => ({ pointer: `/figure${pointer(i.path)}`, detail: i.detail })));
  }
  axes.forEach((entry, i) => {
    const refer = (index: number | null | undefined, where: string): void => {
      if (typeof index === 'number' && index >= i) {
        issues.push({ pointer: `/axes/${i}${where}`, detail: 'must be the index of an earlier entry of axes' });
      }
    };
    refer(entry.twin?.of, '/twin/of');
    refer(entry.inset?.of, '/inset/of');
    refer(entry.sharex, '/sharex');
    refer(entry.sharey, '/sharey');
  });
}

function checkSize(figure: FigureSpec, rc: RcParams, issues: FigureIssue[]): void {
  const [w, h] = figure.size ?? rc['figure.figsize'];
  const dpi = figure.dpi ?? rc['figure.dpi'];
  const [width, height] = [w * dpi, h * dpi];
  if (width < 1 || height < 1) issues.push({ pointer: '/figure/size', detail: 'the picture would have no pixels' });
  if (!fitsCanvas(width, height)) {
    issues.push({
      pointer: '/figure/size',
      detail: `the picture would have ${Math.round(width)} × ${Math.round(height)} pixels; at most ${limits.pixels} in all and ${limits.side} along a side are drawn`,
    });
  }
}
