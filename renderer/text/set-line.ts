import type { PlacedGlyph } from '../display-list/display-list.ts';
import { emSize, type Hinting } from './fonts/face.ts';
import { matchFonts } from './fonts/font-match.ts';
import { shapeLine } from './fonts/shape-line.ts';
import { isMath } from './mathtext/is-math.ts';
import { setMath } from './mathtext/set-math.ts';
import type { TextStyle } from './text-style.ts';

/** One line, set: its glyphs and bars around the left end of the baseline, and its size in pixels. */
export interface SetLine {
  /** How its glyphs are to be drawn; formulas are measured without hinting all the same. */
  readonly hinting: Hinting;
  /** What is drawn, with `\$` already `$`. */
  readonly text: string;
  readonly width: number;
  /** From the lowest to the highest point. */
  readonly height: number;
  /** Below the baseline, positive. */
  readonly descent: number;
  readonly glyphs: readonly PlacedGlyph[];
  /** x, y, width, height, y up. */
  readonly rects: readonly (readonly [number, number, number, number])[];
}

/** What a style comes down to: its fonts, and a key that is equal for styles that set lines alike. */
interface ResolvedStyle {
  readonly fonts: readonly number[];
  readonly key: string;
}

const resolved = new WeakMap<TextStyle, ResolvedStyle>();

function resolve(style: TextStyle): ResolvedStyle {
  let known = resolved.get(style);
  if (known === undefined) {
    const { font, hinting = 'default', parseMath = true, outlines = false, math } = style;
    const fonts = matchFonts(font, style.generics);
    const mathKey = math === undefined ? '' : `${math.fontset}|${math.default}`;
    known = { fonts, key: `${fonts.join()}|${font.size}|${hinting}|${outlines}|${parseMath}|${mathKey}` };
    resolved.set(style, known);
  }
  return known;
}

/** The fonts a style asks for, the first first, then those for letters it lacks. */
export function fontsOf(style: TextStyle): readonly number[] {
  return resolve(style).fonts;
}

const cache = new Map<string, SetLine>();

/**
 * Sets one line at a dpi. Throws `MathError` when a formula between dollar signs cannot be read.
 * (Matplotlib: `get_text_width_height_descent` and the glyph layout of `draw_text` in one.)
 */
export function setLine(text: string, style: TextStyle, dpi: number): SetLine {
  const { fonts, key: styleKey } = resolve(style);
  const math = style.parseMath !== false && text.includes('$') && isMath(text);
  // The custom font set has too many settings for a key that every line pays for.
  const custom = math && style.math?.fontset === 'custom' ? JSON.stringify([style.math, style.generics]) : '';
  const key = `${styleKey}|${dpi}|${custom}|${text}`;
  let line = cache.get(key);
  if (line === undefined) {
    if (style.outlines) line = setScaled(text, style, dpi);
    else line = math ? setMath(text, style, dpi) : setPlain(text, style, dpi, fonts);
    if (cache.size >= 4096) cache.clear();
    cache.set(key, line);
  }
  return line;
}

/** Sizes are rounded at 100 points, so that they hardly are once scaled down. */
function setScaled(text: string, style: TextStyle, dpi: number): SetLine {
  const large = setLine(text, { ...style, outlines: false, font: { ...style.font, size: 100 } }, 72);
  const points = style.font.size / 100;
  const scale = (points * dpi) / 72;
  return {
    ...large,
    width: large.width * scale,
    height: large.height * scale,
    descent: large.descent * scale,
    glyphs: large.glyphs.map((g) => ({ ...g, size: g.size * points, x: g.x * scale, y: g.y * scale })),
    rects: large.rects.map(([x, y, w, h]) => [x * scale, y * scale, w * scale, h * scale] as const),
  };
}

function setPlain(raw: string, style: TextStyle, dpi: number, fonts: readonly number[]): SetLine {
  const text = style.parseMath === false ? raw : raw.replaceAll('\\$', '$');
  const { size } = style.font;
  const { hinting = 'default' } = style;
  const shaped = shapeLine(text, fonts, emSize(size, dpi), hinting);
  return {
    hinting,
    text,
    width: shaped.advance / 64,
    height: (shaped.yMax - shaped.yMin) / 64,
    descent: (0 - shaped.yMin) / 64,
    glyphs: shaped.glyphs.map((g) => ({ font: g.font, glyph: g.glyph, size, x: g.x, y: g.y })),
    rects: [],
  };
}
