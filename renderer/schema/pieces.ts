import * as z from 'zod/mini';
import { isHatch } from '../artists/hatch.ts';
import { isLineStyleName } from '../artists/line-style.ts';
import { isColorLike } from '../color/parse-color.ts';
import { isMarker } from '../geometry/markers.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { checkMath } from '../text/mathtext/check-math.ts';
import { isMath } from '../text/mathtext/is-math.ts';
import { describe } from './describe.ts';
import { limits } from './limits.ts';
import { once } from './once.ts';

/** A schema from a test and the words that say what was expected; `json` is as much of it as JSON Schema can say. */
export function expecting<T>(
  words: string,
  test: (value: unknown) => boolean,
  json: Readonly<Record<string, unknown>> = {},
): z.ZodMiniType<T> {
  const schema = z.unknown().check((ctx) => {
    if (!test(ctx.value)) ctx.issues.push({ code: 'custom', message: `must be ${words}`, input: ctx.value });
  }) as unknown as z.ZodMiniType<T>;
  return describe(schema, { description: words, ...json });
}

const finite = (v: unknown): v is number => typeof v === 'number' && Number.isFinite(v);

export const number = once(() => expecting<number>('a finite number', finite, { type: 'number' }));
export const positive = once(() =>
  expecting<number>('a number above 0', (v) => finite(v) && v > 0, { type: 'number', exclusiveMinimum: 0 }),
);
export const nonNegative = once(() =>
  expecting<number>('a number of at least 0', (v) => finite(v) && v >= 0, { type: 'number', minimum: 0 }),
);
export const fraction = once(() =>
  expecting<number>('a number from 0 to 1', (v) => finite(v) && v >= 0 && v <= 1, {
    type: 'number',
    minimum: 0,
    maximum: 1,
  }),
);
export const index = once(() =>
  expecting<number>('an index (0, 1, …)', (v) => Number.isSafeInteger(v) && (v as number) >= 0, {
    type: 'integer',
    minimum: 0,
  }),
);
export const boolean = once(() =>
  expecting<boolean>('true or false', (v) => typeof v === 'boolean', { type: 'boolean' }),
);
export const count = (most: number, least = 1) =>
  expecting<number>(
    `a whole number from ${least} to ${most}`,
    (v) => Number.isSafeInteger(v) && (v as number) >= least && (v as number) <= most,
    { type: 'integer', minimum: least, maximum: most },
  );

/** A list of bounded length. */
export const atMost = <S extends z.core.SomeType>(most: number, one: S) =>
  z.array(one).check(z.maxLength(most, `must be at most ${most} entries`));

/** Text of bounded length. */
export const text = once(() =>
  expecting<string>(
    `a string of at most ${limits.text} characters`,
    (v) => typeof v === 'string' && v.length <= limits.text,
    { type: 'string', maxLength: limits.text },
  ),
);

/** One of some words. */
export const oneOf = <const W extends readonly (string | number | boolean | null)[]>(...words: W) =>
  expecting<W[number]>(`one of ${words.join(', ')}`, (v) => words.includes(v as W[number]), { enum: words });

export const color = once(() =>
  expecting<ColorSpec>(
    'a colour (a name, "#rrggbb", "C0", a grey level "0.5", [r, g, b] in 0..1, "none")',
    isColorLike,
  ),
);

/** A colour, or a list of colours. */
export const colors = once(() =>
  expecting<ColorSpec | readonly ColorSpec[]>(
    'a colour or a list of colours',
    (v) => isColorLike(v) || (Array.isArray(v) && v.every(isColorLike)),
  ),
);

export const lineStyle = once(() =>
  expecting<LineStyle>('"-", "--", "-.", ":", "none" or [offset, [on, off, …]]', isLineStyle),
);

function isLineStyle(v: unknown): boolean {
  if (typeof v === 'string') return isLineStyleName(v);
  if (!Array.isArray(v) || v.length !== 2 || !finite(v[0])) return false;
  const pattern: unknown = v[1];
  if (pattern === null) return true;
  return (
    Array.isArray(pattern) &&
    pattern.length % 2 === 0 &&
    pattern.length <= 32 &&
    pattern.every((n) => finite(n) && n >= 0) &&
    (pattern.length === 0 || pattern.some((n) => n > 0))
  );
}

export const lineStyles = once(() =>
  expecting<LineStyle | readonly LineStyle[]>(
    'a line style or a list of them',
    (v) => isLineStyle(v) || (Array.isArray(v) && v.length > 0 && v.every(isLineStyle)),
  ),
);

/** One number or a list of numbers. */
export const numbers = once(() =>
  expecting<number | readonly number[]>(
    'a number or a list of numbers',
    (v) => finite(v) || (Array.isArray(v) && v.length > 0 && v.every(finite)),
  ),
);

export const pair = once(() =>
  expecting<readonly [number, number]>('two numbers', (v) => Array.isArray(v) && v.length === 2 && v.every(finite)),
);

export const box = once(() =>
  expecting<readonly [number, number, number, number]>(
    'four numbers',
    (v) => Array.isArray(v) && v.length === 4 && v.every(finite),
  ),
);

/** A marker as a figure may give it. */
export type MarkerSpec =
  | string
  | number
  | readonly [number, number, number]
  | readonly (readonly [number, number])[]
  | { readonly marker?: string | number; readonly fillstyle?: string };

const fillStyles = ['full', 'left', 'right', 'bottom', 'top', 'none'];

/** A formula that can be read, short enough to be a marker. */
const isFormula = (v: string): boolean => v.length <= 256 && isMath(v) && checkMath(v) === null;

export const marker = once(() =>
  expecting<MarkerSpec>(
    'a marker: a name such as "o", a formula such as "$\\alpha$", [sides, style, angle], a list of points, or {"marker", "fillstyle"}',
    (v) => {
      if (typeof v === 'string') return isMarker(v) || isFormula(v);
      if (typeof v === 'number') return isMarker(v);
      if (Array.isArray(v)) {
        if (v.length >= 2 && v.length <= 3 && v.every(finite))
          return v[0] >= 3 && v[0] <= 1000 && [0, 1, 2].includes(v[1]);
        return (
          v.length > 1 && v.length <= 1000 && v.every((p) => Array.isArray(p) && p.length === 2 && p.every(finite))
        );
      }
      if (typeof v !== 'object' || v === null) return false;
      const { marker: name = 'o', fillstyle = 'full', ...rest } = v as Record<string, unknown>;
      const named = typeof name === 'string' || typeof name === 'number';
      return (
        named &&
        (isMarker(name) || (typeof name === 'string' && isFormula(name))) &&
        fillStyles.includes(fillstyle as string) &&
        Object.keys(rest).length === 0
      );
    },
  ),
);

export const fillStyle = once(() => oneOf('full', 'left', 'right', 'bottom', 'top', 'none'));
export const hatch = once(() =>
  expecting<string | null>(
    'a hatch of the letters - + | / \\ x X o O . *',
    (v) => v === null || (typeof v === 'string' && v.length <= 32 && isHatch(v)),
  ),
);
export const capStyle = once(() => oneOf('butt', 'round', 'projecting'));
export const joinStyle = once(() => oneOf('miter', 'round', 'bevel'));
export const fontSize = once(() =>
  expecting<number | string>(
    'points (a number above 0) or a name such as "large"',
    (v) =>
      (finite(v) && v > 0 && v <= 2000) ||
      ['xx-small', 'x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'larger', 'smaller'].includes(
        v as string,
      ),
  ),
);

/** Keywords that every mark takes. */
export const commonShape = once(() => ({
  zorder: z.optional(number()),
  alpha: z.optional(z.nullable(fraction())),
  label: z.optional(z.nullable(text())),
  visible: z.optional(boolean()),
  clip_on: z.optional(boolean()),
  gid: z.optional(text()),
  snap: z.optional(z.nullable(boolean())),
  rasterized: z.optional(boolean()),
}));

/** What the coordinates of a mark are, for marks that may stand elsewhere than in data coordinates. */
export const transformShape = once(() => ({
  transform: z.optional(oneOf('data', 'axes', 'figure', 'xaxis', 'yaxis')),
}));

/** The keywords of a line (`Line2D`). */
export const lineShape = once(() => ({
  ...commonShape(),
  color: z.optional(color()),
  linestyle: z.optional(lineStyle()),
  linewidth: z.optional(nonNegative()),
  marker: z.optional(z.nullable(marker())),
  markersize: z.optional(nonNegative()),
  markeredgecolor: z.optional(color()),
  markeredgewidth: z.optional(nonNegative()),
  markerfacecolor: z.optional(color()),
  markerfacecoloralt: z.optional(color()),
  fillstyle: z.optional(fillStyle()),
  markevery: z.optional(markEvery()),
  drawstyle: z.optional(oneOf('default', 'steps', 'steps-pre', 'steps-mid', 'steps-post')),
  dashes: z.optional(
    expecting<readonly number[]>(
      'an even number of lengths',
      (v) => Array.isArray(v) && v.length % 2 === 0 && v.length <= 32 && v.every((n) => finite(n) && n >= 0),
    ),
  ),
  gapcolor: z.optional(z.nullable(color())),
  dash_capstyle: z.optional(capStyle()),
  solid_capstyle: z.optional(capStyle()),
  dash_joinstyle: z.optional(joinStyle()),
  solid_joinstyle: z.optional(joinStyle()),
  antialiased: z.optional(boolean()),
}));

export type MarkEverySpec =
  | null
  | number
  | readonly number[]
  | readonly boolean[]
  | { readonly start?: number; readonly every: number };

const markEvery = once(() =>
  expecting<MarkEverySpec>('a step, [start, step], a list of indices or booleans, or {"start", "every"}', (v) => {
    if (v === null || (finite(v) && v > 0)) return true;
    if (Array.isArray(v)) return v.every(finite) || v.every((e) => typeof e === 'boolean');
    return typeof v === 'object' && finite((v as { every?: unknown }).every) && (v as { every: number }).every > 0;
  }),
);

/** The keywords of a patch. */
export const patchShape = once(() => ({
  ...commonShape(),
  color: z.optional(color()),
  facecolor: z.optional(color()),
  edgecolor: z.optional(color()),
  linewidth: z.optional(nonNegative()),
  linestyle: z.optional(lineStyle()),
  hatch: z.optional(hatch()),
  hatchcolor: z.optional(color()),
  hatch_linewidth: z.optional(nonNegative()),
  fill: z.optional(boolean()),
  joinstyle: z.optional(joinStyle()),
  capstyle: z.optional(capStyle()),
  antialiased: z.optional(boolean()),
}));

/** The keywords of a collection; every one may be a list. */
export const collectionShape = once(() => ({
  ...commonShape(),
  color: z.optional(colors()),
  facecolors: z.optional(colors()),
  edgecolors: z.optional(colorsOrFace()),
  linewidths: z.optional(numbers()),
  linestyles: z.optional(lineStyles()),
  hatch: z.optional(hatch()),
  hatchcolor: z.optional(color()),
  hatch_linewidth: z.optional(nonNegative()),
  antialiaseds: z.optional(boolean()),
  capstyle: z.optional(capStyle()),
  joinstyle: z.optional(joinStyle()),
}));

const colorsOrFace = once(() =>
  expecting<ColorSpec | 'face' | readonly ColorSpec[]>(
    'a colour, a list of colours, or "face"',
    (v) => v === 'face' || isColorLike(v) || (Array.isArray(v) && v.every(isColorLike)),
  ),
);

/** Number → colour keywords. */
export const mappableShape = once(() => ({
  cmap: z.optional(z.nullable(colormapSpec())),
  norm: z.optional(z.nullable(normSpec())),
  vmin: z.optional(z.nullable(number())),
  vmax: z.optional(z.nullable(number())),
}));

export type ColormapSpec =
  | string
  | readonly ColorSpec[]
  | {
      readonly name?: string;
      readonly colors?: readonly ColorSpec[];
      readonly lut?: number;
      readonly interpolate?: boolean;
      readonly under?: ColorSpec;
      readonly over?: ColorSpec;
      readonly bad?: ColorSpec;
    };

const colorList = once(() =>
  expecting<readonly ColorSpec[]>(
    'a list of colours',
    (v) => Array.isArray(v) && v.length > 0 && v.length <= 4096 && v.every(isColorLike),
  ),
);

/** A colormap; whether its name is known is checked when the figure is built up. */
export const colormapSpec = once(() =>
  describe(
    z.union([
      text(),
      colorList(),
      z.strictObject({
        name: z.optional(text()),
        colors: z.optional(colorList()),
        lut: z.optional(count(4096)),
        interpolate: z.optional(boolean()),
        under: z.optional(color()),
        over: z.optional(color()),
        bad: z.optional(color()),
      }),
    ]) as unknown as z.ZodMiniType<ColormapSpec>,
    {
      description:
        "a colormap's name, a list of colours, or an object with name or colors, lut, interpolate, under, over, bad",
    },
  ),
);

export const normSpec = once(() =>
  expecting<string | ({ readonly type: string } & Record<string, unknown>)>(
    'the name of a norm or {"type": …}',
    (v) =>
      typeof v === 'string' ||
      (typeof v === 'object' && v !== null && typeof (v as { type?: unknown }).type === 'string'),
  ),
);
