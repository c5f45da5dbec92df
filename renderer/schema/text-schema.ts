import * as z from 'zod/mini';
import { boolean, color, expecting, fontSize, fraction, number, oneOf, text } from './pieces.ts';

const weight = () =>
  expecting<number | string>('a weight: 0 to 1000 or a name such as "bold"', (v) =>
    typeof v === 'number' ? v >= 0 && v <= 1000 : typeof v === 'string' && /^[a-z ]{1,20}$/.test(v),
  );

/** Text properties, under Matplotlib's long names; `normalize/aliases.ts` spells the short ones out. */
export const textShape = () => ({
  color: z.optional(color()),
  alpha: z.optional(z.nullable(fraction())),
  fontsize: z.optional(fontSize()),
  fontweight: z.optional(weight()),
  fontstyle: z.optional(oneOf('normal', 'italic', 'oblique')),
  fontfamily: z.optional(z.union([text(), z.array(text())])),
  fontvariant: z.optional(oneOf('normal', 'small-caps')),
  fontstretch: z.optional(weight()),
  rotation: z.optional(
    expecting<number | 'vertical' | 'horizontal'>(
      'degrees, "vertical" or "horizontal"',
      (v) => (typeof v === 'number' && Number.isFinite(v)) || v === 'vertical' || v === 'horizontal',
    ),
  ),
  rotation_mode: z.optional(oneOf('default', 'anchor', 'xtick', 'ytick')),
  ha: z.optional(oneOf('left', 'center', 'right')),
  va: z.optional(oneOf('top', 'bottom', 'center', 'baseline', 'center_baseline')),
  multialignment: z.optional(oneOf('left', 'center', 'right')),
  linespacing: z.optional(z.union([number(), oneOf('normal')])),
  wrap: z.optional(boolean()),
  parse_math: z.optional(boolean()),
  math_fontfamily: z.optional(text()),
  backgroundcolor: z.optional(color()),
  bbox: z.optional(z.nullable(bboxSchema())),
  zorder: z.optional(number()),
  visible: z.optional(boolean()),
  clip_on: z.optional(boolean()),
  gid: z.optional(text()),
  antialiased: z.optional(boolean()),
});

/** The box behind a text: a FancyBboxPatch's keywords. */
export const bboxSchema = () =>
  z.strictObject({
    boxstyle: z.optional(text()),
    pad: z.optional(number()),
    facecolor: z.optional(color()),
    edgecolor: z.optional(color()),
    color: z.optional(color()),
    linewidth: z.optional(number()),
    linestyle: z.optional(expecting<string>('a line style', (v) => typeof v === 'string' || Array.isArray(v))),
    alpha: z.optional(z.nullable(fraction())),
    hatch: z.optional(z.nullable(text())),
    fill: z.optional(boolean()),
    joinstyle: z.optional(oneOf('miter', 'round', 'bevel')),
    capstyle: z.optional(oneOf('butt', 'round', 'projecting')),
    mutation_scale: z.optional(number()),
  });

/** A string, or an object with the string and text properties. */
export const textObject = <S extends Record<string, z.core.SomeType>>(extra: S) =>
  z.union([text(), z.strictObject({ text: text(), ...textShape(), ...extra })]);
