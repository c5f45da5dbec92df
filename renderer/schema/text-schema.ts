import * as z from 'zod/mini';
import { readBoxStyle } from '../annotations/box-styles.ts';
import { boxStyleOf } from '../artists/text-box.ts';
import { later } from './later.ts';
import { once } from './once.ts';
import {
  boolean,
  capStyle,
  color,
  expecting,
  fontSize,
  fraction,
  hatch,
  joinStyle,
  lineStyle,
  nonNegative,
  number,
  oneOf,
  text,
} from './pieces.ts';

const weight = once(() =>
  expecting<number | string>('a weight: 0 to 1000 or a name such as "bold"', (v) =>
    typeof v === 'number' ? v >= 0 && v <= 1000 : typeof v === 'string' && /^[a-z ]{1,20}$/.test(v),
  ),
);

/** Text properties, under Matplotlib's long names; `normalize/aliases.ts` spells the short ones out. */
export const textShape = once(() => ({
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
  transform_rotates_text: z.optional(boolean()),
  ha: z.optional(oneOf('left', 'center', 'right')),
  va: z.optional(oneOf('top', 'bottom', 'center', 'baseline', 'center_baseline')),
  multialignment: z.optional(oneOf('left', 'center', 'right')),
  linespacing: z.optional(z.union([number(), oneOf('normal')])),
  wrap: z.optional(boolean()),
  parse_math: z.optional(boolean()),
  math_fontfamily: z.optional(text()),
  backgroundcolor: z.optional(color()),
  bbox: z.optional(z.nullable(later(bboxSchema))),
  zorder: z.optional(number()),
  visible: z.optional(boolean()),
  clip_on: z.optional(boolean()),
  gid: z.optional(text()),
  antialiased: z.optional(boolean()),
}));

/** The box behind a text: a FancyBboxPatch's keywords. */
export const bboxSchema = once(() =>
  z
    .strictObject({
      boxstyle: z.optional(z.nullable(boxStyle())),
      pad: z.optional(z.nullable(number())),
      facecolor: z.optional(color()),
      edgecolor: z.optional(color()),
      color: z.optional(color()),
      linewidth: z.optional(nonNegative()),
      linestyle: z.optional(lineStyle()),
      alpha: z.optional(z.nullable(fraction())),
      hatch: z.optional(hatch()),
      fill: z.optional(boolean()),
      joinstyle: z.optional(joinStyle()),
      capstyle: z.optional(capStyle()),
      mutation_scale: z.optional(number()),
    })
    .check((ctx) => {
      // Style and padding together may still be wrong: teeth of no padding.
      const style = boxStyleOf(ctx.value, 10);
      if (typeof style === 'string') ctx.issues.push({ code: 'custom', message: style, input: ctx.value });
    }),
);

const boxStyle = once(
  () =>
    z.unknown().check((ctx) => {
      const style =
        typeof ctx.value === 'string' ? readBoxStyle(ctx.value) : 'must be a box style such as "round,pad=0.3"';
      if (typeof style === 'string') ctx.issues.push({ code: 'custom', message: style, input: ctx.value });
    }) as unknown as z.ZodMiniType<string>,
);

/** A string, or an object with the string and text properties. */
export const textObject = <S extends Record<string, z.core.SomeType>>(extra: S) =>
  z.union([text(), later(() => z.strictObject({ text: text(), ...textShape(), ...extra }))]);
