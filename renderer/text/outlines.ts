import type { PathData } from '../display-list/display-list.ts';
import { face } from './fonts/face.ts';
import { FONTS } from './fonts/font-table.ts';
import { readOutline } from './fonts/glyph-outline.ts';
import { advanceWidth, codePoints } from './fonts/sfnt.ts';

/** What a vector backend needs of a font. */
export interface FontFile {
  /** The whole TrueType file. */
  readonly bytes: Uint8Array;
  readonly family: string;
  readonly postscript: string;
  readonly style: 'normal' | 'italic' | 'oblique';
  readonly weight: number;
  readonly unitsPerEm: number;
  /** Line metrics in font units; descent positive. */
  readonly ascent: number;
  readonly descent: number;
}

/** A font of the text engine's font table (`PlacedGlyph.font`). */
export function fontFile(font: number): FontFile {
  const { bytes, unitsPerEm, lines } = face(font);
  const { family, postscript, style, weight } = FONTS[font];
  return { bytes, family, postscript, style, weight, unitsPerEm, ascent: lines.ascent, descent: lines.descent };
}

/** Unhinted advance of a glyph in font units. */
export function glyphAdvance(font: number, glyph: number): number {
  return advanceWidth(face(font).bytes, glyph);
}

/** The unhinted outline of a glyph in font units, y up; contours closed. Empty for a blank glyph. */
export function glyphOutline(font: number, glyph: number): PathData {
  return readOutline(face(font).bytes, glyph);
}

const texts: (Map<number, string> | undefined)[] = [];

/** What a glyph says, for searchable text: its character, a ligature's letters; empty when no character leads to it. */
export function glyphText(font: number, glyph: number): string {
  let known = texts[font];
  if (known === undefined) {
    known = new Map();
    for (const codePoint of codePoints(face(font).bytes)) {
      const at = face(font).glyph(codePoint);
      const text = String.fromCodePoint(codePoint);
      // The first, lowest code point wins: it is the plain one. U+FB01 and the like are spelt out.
      if (at !== 0 && !known.has(at)) known.set(at, /[\ufb00-\ufb06]/.test(text) ? text.normalize('NFKC') : text);
    }
    texts[font] = known;
  }
  return known.get(glyph) ?? '';
}
