import type { PlacedGlyph } from '../display-list/display-list.ts';
import { emSize } from './fonts/face.ts';
import { matchFonts } from './fonts/font-match.ts';
import { shapeLine } from './fonts/shape-line.ts';
import { setMath } from './mathtext/set-math.ts';
import type { TextStyle } from './text-style.ts';

/** One line, set: its glyphs and bars around the left end of the baseline, and its size in pixels. */
export interface SetLine {
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

/** Whether a line holds formulas: an even, nonzero number of dollar signs that no backslash escapes. */
export function isMath(text: string): boolean {
  let count = 0;
  for (let i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) if (text[i - 1] !== '\\') count++;
  return count > 0 && count % 2 === 0;
}

const cache = new Map<string, SetLine>();

/**
 * Sets one line at a dpi. Throws `MathError` when a formula between dollar signs cannot be read.
 * (Matplotlib: `get_text_width_height_descent` and the glyph layout of `draw_text` in one.)
 */
export function setLine(text: string, style: TextStyle, dpi: number): SetLine {
  const { font } = style;
  const math = style.parseMath !== false && isMath(text);
  const fonts = matchFonts(font, style.generics);
  const hinting = style.hinting ?? 'default';
  const mathKey = math && style.math !== undefined ? JSON.stringify(style.math) : '';
  const key = `${fonts.join()}|${font.size}|${dpi}|${hinting}|${math}|${style.parseMath}|${mathKey}|${text}`;
  let line = cache.get(key);
  if (line === undefined) {
    line = math ? setMath(text, style, dpi) : setPlain(text, style, dpi, fonts);
    if (cache.size >= 4096) cache.clear();
    cache.set(key, line);
  }
  return line;
}

function setPlain(raw: string, style: TextStyle, dpi: number, fonts: readonly number[]): SetLine {
  const text = style.parseMath === false ? raw : raw.replaceAll('\\$', '$');
  const { size } = style.font;
  const shaped = shapeLine(text, fonts, emSize(size, dpi), style.hinting ?? 'default');
  return {
    text,
    width: shaped.advance / 64,
    height: (shaped.yMax - shaped.yMin) / 64,
    descent: (0 - shaped.yMin) / 64,
    glyphs: shaped.glyphs.map((g) => ({ font: g.font, glyph: g.glyph, size, x: g.x, y: g.y })),
    rects: [],
  };
}
