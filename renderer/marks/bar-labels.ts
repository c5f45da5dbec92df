import * as z from 'zod/mini';
import { Annotation } from '../artists/annotation.ts';
import type { Rectangle } from '../artists/patch.ts';
import type { PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { bboxIntersection, bboxOfPoints, unitTo } from '../geometry/bbox.ts';
import { affineTransform, type Transform } from '../geometry/transform.ts';
import { boolean, expecting, numbers, oneOf } from '../schema/pieces.ts';
import { textShape } from '../schema/text-schema.ts';
import { formatPercent, formatTemplate } from '../ticks/format-template.ts';
import { TickError } from '../ticks/tick-axis.ts';
import { type TextKeywords, textOptions } from './text-options.ts';

const format = () =>
  z.unknown().check((ctx) => {
    const fault =
      typeof ctx.value === 'string' ? formatFault(ctx.value) : 'must be a format such as "%.1f" or "{:.1f}"';
    if (fault !== null) ctx.issues.push({ code: 'custom', message: fault, input: ctx.value });
  }) as unknown as z.ZodMiniType<string>;

const one = () => {
  const { ha: _ha, va: _va, ...words } = textShape();
  return z.strictObject({
    ...words,
    labels: z.optional(
      z.nullable(
        expecting<readonly (string | null)[]>(
          'a list of strings',
          (v) => Array.isArray(v) && v.every((s) => s === null || (typeof s === 'string' && s.length <= 10_000)),
        ),
      ),
    ),
    fmt: z.optional(format()),
    label_type: z.optional(oneOf('edge', 'center')),
    padding: z.optional(numbers()),
  });
};

/** Schema of `bar_label`: true, the keywords of one set of labels, or several of them. */
export const barLabelSchema = () => z.union([boolean(), one(), z.array(one())]);

type BarLabel = z.infer<ReturnType<typeof one>>;
export type BarLabels = boolean | BarLabel | readonly BarLabel[];

/** The bars of one container: what they stand for, and their error bars. */
export interface LabelledBars {
  readonly bars: readonly Rectangle[];
  readonly values: Float64Array;
  readonly vertical: boolean;
  readonly errors: PathCollection | null;
}

/** What is wrong with labels for so many bars, or null. */
export function barLabelFault(labels: BarLabels | undefined, bars: number): string | null {
  if (!labels || labels === true) return null;
  for (const { labels: words, padding } of Array.isArray(labels) ? labels : [labels as BarLabel]) {
    if (words && words.length > bars) return `has ${words.length} labels for ${bars} bars`;
    if (Array.isArray(padding) && padding.length !== bars) return `has ${padding.length} paddings for ${bars} bars`;
  }
  return null;
}

/** Writes labels at the bars (`Axes.bar_label`). */
export function addBarLabels(ax: Axes, made: LabelledBars, labels: BarLabels | undefined): Annotation[] {
  if (!labels) return [];
  const sets = labels === true ? [{}] : Array.isArray(labels) ? labels : [labels as BarLabel];
  return sets.flatMap((set) => labelSet(ax, made, set));
}

function labelSet(ax: Axes, { bars, values, vertical, errors }: LabelledBars, set: BarLabel): Annotation[] {
  const { labels, fmt = '%g', label_type, padding = 0, ...keywords } = set;
  const inverted = (vertical ? ax.yaxis : ax.xaxis).group.inverted;
  return bars.map((bar, i) => {
    const value = values[i];
    const word = Number.isNaN(value) ? '' : (labels?.[i] ?? autoFormat(fmt, value));
    const away = (value >= 0 ? 1 : -1) * (inverted ? -1 : 1) * (typeof padding === 'number' ? padding : padding[i]);
    const center = label_type === 'center';
    const middle = vertical ? (bar.x + (bar.x + bar.width)) / 2 : (bar.y + (bar.y + bar.height)) / 2;
    const end = errorEnd(errors, i, vertical, value) ?? barEnd(bar, vertical, value);
    const place: [number, number] = center ? [0.5, 0.5] : vertical ? [middle, end] : [end, middle];
    const back = inverted ? value > 0 : value < 0;
    const annotation = new Annotation(
      ax,
      word,
      {
        xy: place,
        xycoords: center ? () => visiblePart(ax, bar) : 'data',
        xytext: vertical ? [0, away] : [away, 0],
        textcoords: 'offset points',
        arrow: null,
        annotationClip: null,
      },
      {
        ...textOptions(ax, keywords as TextKeywords),
        ha: center || vertical ? 'center' : back ? 'right' : 'left',
        va: center || !vertical ? 'center' : back ? 'top' : 'bottom',
      },
    );
    return ax.addArtist(annotation);
  });
}

/** Where a bar ends that stands for `value`. */
function barEnd(bar: Rectangle, vertical: boolean, value: number): number {
  const ends = vertical ? [bar.y, bar.y + bar.height] : [bar.x, bar.x + bar.width];
  return value >= 0 ? Math.max(...ends) : Math.min(...ends);
}

function errorEnd(errors: PathCollection | null, i: number, vertical: boolean, value: number): number | null {
  const path = errors?.geometry.paths[i];
  if (!path || path.vertices.some(Number.isNaN)) return null;
  const along = path.vertices.filter((_, k) => k % 2 === (vertical ? 1 : 0));
  return value >= 0 ? Math.max(...along) : Math.min(...along);
}

/** Unit square → what the axes show of a bar; nowhere when that is nothing. */
function visiblePart(ax: Axes, bar: Rectangle): Transform {
  const box = bboxOfPoints(bar.displayPath().vertices);
  const seen = box && bboxIntersection(box, ax.bbox());
  return affineTransform(unitTo(seen ?? { x0: Number.NaN, y0: Number.NaN, x1: Number.NaN, y1: Number.NaN }));
}

/** `fmt % value`, or `fmt.format(value)` when that is not what the format is. Throws `TickError`. */
export function autoFormat(fmt: string, value: number): string {
  if (/[{}]/.test(fmt) && !/%/.test(fmt.replace(/\{[^{}]*\}/g, ''))) return positional(fmt, value);
  try {
    return formatPercent(fmt, value);
  } catch (error) {
    if (!(error instanceof TickError)) throw error;
    return positional(fmt, value);
  }
}

function positional(fmt: string, value: number): string {
  const named = fmt.replace(/\{\{|\}\}|\{(?=[:!}])/g, (m) => (m === '{' ? '{x' : m));
  return formatTemplate(named, { x: value }, (s) => s);
}

function formatFault(fmt: string): string | null {
  try {
    autoFormat(fmt, 1.5);
    return null;
  } catch (error) {
    if (error instanceof TickError) return error.message;
    throw error;
  }
}
