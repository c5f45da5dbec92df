import { boxPath, readBoxStyle } from '../annotations/box-styles.ts';
import type { NamedStyle } from '../annotations/style-string.ts';
import type { Clip } from '../display-list/display-list.ts';
import { compose, rotation, translation } from '../geometry/affine.ts';
import { affineTransform } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { FontSize } from '../rc/rc-types.ts';
import { fontSizePoints } from '../rc/resolve-rc.ts';
import type { TextLayout } from '../text/layout-text.ts';
import { Patch, type PatchOptions } from './patch.ts';
import { type Palette, type PatchKeywords, patchOptions } from './patch-options.ts';

/** The keywords of a box behind a text (`bbox`). */
export interface BoxKeywords extends PatchKeywords {
  readonly boxstyle?: string | null;
  /** Of the font size; points when there is no style. */
  readonly pad?: number | null;
  readonly mutation_scale?: number;
}

/** The box behind a text, ready to be drawn around its layout (a `FancyBboxPatch` that a `Text` owns). */
export interface TextBox {
  readonly style: NamedStyle;
  readonly options: PatchOptions;
}

/** Reads the style of a box with its padding, or says what is wrong with it. `fontsize` is points. */
export function boxStyleOf(box: BoxKeywords, fontsize: number): NamedStyle | string {
  const { boxstyle, pad } = box;
  // Two digits, as Matplotlib passes the padding on in words.
  const padding = (v: number): string => `,pad=${v.toFixed(2)}`;
  if (boxstyle === undefined || boxstyle === null) return readBoxStyle(`square${padding((pad ?? 4) / fontsize)}`);
  return readBoxStyle(boxstyle.includes('pad') ? boxstyle : boxstyle + padding(pad ?? 0.3));
}

/**
 * The box of a text from its `bbox` or its `backgroundcolor`; null when it has none. `defaultSize` is the font size of a text that
 * says none. Throws RangeError for a style that is none.
 */
export function textBox(
  palette: Palette,
  text: { readonly bbox?: BoxKeywords | null; readonly backgroundcolor?: unknown; readonly fontsize?: FontSize },
  defaultSize: FontSize = palette.rc['font.size'],
): TextBox | null {
  const background = text.backgroundcolor as PatchKeywords['facecolor'];
  const box: BoxKeywords | null =
    text.bbox ?? (background === undefined ? null : { facecolor: background, edgecolor: background });
  if (box === null) return null;
  const { boxstyle: _style, pad: _pad, mutation_scale: _scale, ...keywords } = box;
  // A background is made before the text learns its size, a box after.
  const size = text.bbox ? (text.fontsize ?? defaultSize) : defaultSize;
  const style = boxStyleOf(box, fontSizePoints(size, palette.rc));
  if (typeof style === 'string') throw new RangeError(style);
  return { style, options: patchOptions(palette, keywords, true) };
}

/** The box as a patch around a text whose anchor is at (x, y); `size` is the font size in pixels. */
export function boxPatch(
  box: TextBox,
  layout: TextLayout,
  x: number,
  y: number,
  size: number,
  clip: Clip | null,
  rc: RcParams,
): Patch {
  const [width, height] = layout.size;
  const place = compose(
    rotation((layout.angle * Math.PI) / 180),
    translation(x + layout.corner[0], y + layout.corner[1]),
  );
  const path = boxPath(box.style, 0, 0, width, height, size);
  const patch = new Patch(path, () => affineTransform(place), box.options, rc);
  patch.clipOn = clip !== null;
  patch.clip = () => clip;
  return patch;
}
