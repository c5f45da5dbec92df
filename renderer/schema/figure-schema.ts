import * as z from 'zod/mini';
import { colorbarSchema, legendSchema } from './guide-schema.ts';
import { later } from './later.ts';
import { limits } from './limits.ts';
import { once } from './once.ts';
import { atMost, boolean, box, color, count, expecting, nonNegative, number, oneOf, positive, text } from './pieces.ts';
import { textObject, textShape } from './text-schema.ts';

const share = once(() => z.union([boolean(), oneOf('all', 'row', 'col', 'none')]));
const ratios = once(() => z.array(positive()));
const mosaic = once(() =>
  expecting<string | readonly (readonly string[])[]>(
    `rows of panels' names, at most ${limits.axes} by ${limits.axes}: a string such as "AB;CC", or lists of strings`,
    (v) =>
      typeof v === 'string'
        ? v.length <= limits.text
        : Array.isArray(v) &&
          v.length <= limits.axes &&
          v.every(
            (row) => Array.isArray(row) && row.length <= limits.axes && row.every((name) => typeof name === 'string'),
          ),
  ),
);
const figureText = once(() => textObject({ x: z.optional(number()), y: z.optional(number()) }));
const engines = ['tight', 'constrained', 'compressed', 'none'] as const;

const subplots = once(() =>
  z.strictObject({
    nrows: z.optional(count(limits.axes)),
    ncols: z.optional(count(limits.axes)),
    width_ratios: z.optional(ratios()),
    height_ratios: z.optional(ratios()),
    sharex: z.optional(share()),
    sharey: z.optional(share()),
    wspace: z.optional(nonNegative()),
    hspace: z.optional(nonNegative()),
    left: z.optional(number()),
    right: z.optional(number()),
    bottom: z.optional(number()),
    top: z.optional(number()),
  }),
);

const layout = once(() =>
  z.union([
    oneOf(...engines),
    z.strictObject({
      engine: oneOf(...engines),
      pad: z.optional(number()),
      w_pad: z.optional(z.nullable(number())),
      h_pad: z.optional(z.nullable(number())),
      wspace: z.optional(number()),
      hspace: z.optional(number()),
      rect: z.optional(box()),
    }),
  ]),
);
const note = once(() =>
  z.strictObject({ type: z.optional(oneOf('text')), x: number(), y: number(), s: text(), ...textShape() }),
);

/** The `figure` object. */
export const figureSchema = () =>
  z.strictObject({
    size: z.optional(
      expecting<readonly [number, number]>(
        'two numbers above 0, width and height in inches',
        (v) =>
          Array.isArray(v) && v.length === 2 && v.every((n) => typeof n === 'number' && Number.isFinite(n) && n > 0),
      ),
    ),
    dpi: z.optional(
      expecting<number>(
        `a number above 0, at most ${limits.dpi}`,
        (v) => typeof v === 'number' && v > 0 && v <= limits.dpi,
      ),
    ),
    style: z.optional(z.nullable(z.union([text(), z.array(text())]))),
    rcParams: z.optional(z.record(z.string(), z.unknown())),
    facecolor: z.optional(color()),
    edgecolor: z.optional(color()),
    linewidth: z.optional(nonNegative()),
    frameon: z.optional(boolean()),
    suptitle: z.optional(z.nullable(later(figureText))),
    title: z.optional(z.nullable(later(figureText))),
    supxlabel: z.optional(z.nullable(later(figureText))),
    supylabel: z.optional(z.nullable(later(figureText))),
    layout: z.optional(z.nullable(later(layout))),
    subplots: z.optional(later(subplots)),
    mosaic: z.optional(mosaic()),
    legend: z.optional(z.nullable(z.union([boolean(), later(legendSchema)]))),
    colorbars: z.optional(atMost(limits.axes, later(colorbarSchema))),
    texts: z.optional(atMost(limits.marks, later(note))),
    bbox_inches: z.optional(z.nullable(z.union([oneOf('tight'), box()]))),
    pad_inches: z.optional(nonNegative()),
    transparent: z.optional(boolean()),
    svg_fonttype: z.optional(oneOf('path', 'none')),
  });

export type FigureSpec = z.infer<ReturnType<typeof figureSchema>>;
