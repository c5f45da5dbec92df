import * as hb from 'harfbuzzjs';
import { PathCode, type PathData } from '../display-list/display-list.ts';
import { face } from './fonts/face.ts';
import { FONTS } from './fonts/font-table.ts';

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

const designs: (hb.Font | undefined)[] = [];

function design(font: number): hb.Font {
  const known = designs[font] ?? new hb.Font(new hb.Face(new hb.Blob(face(font).bytes), 0));
  designs[font] = known;
  return known;
}

/** Unhinted advance of a glyph in font units. */
export function glyphAdvance(font: number, glyph: number): number {
  return design(font).glyphHAdvance(glyph);
}

const arity: Readonly<Record<string, { readonly code: number; readonly points: number }>> = {
  M: { code: PathCode.MOVETO, points: 1 },
  L: { code: PathCode.LINETO, points: 1 },
  Q: { code: PathCode.CURVE3, points: 2 },
  C: { code: PathCode.CURVE4, points: 3 },
};

/** The unhinted outline of a glyph in font units, y up; contours closed. Empty for a blank glyph. */
export function glyphOutline(font: number, glyph: number): PathData {
  const vertices: number[] = [];
  const codes: number[] = [];
  for (const { type, values } of design(font).glyphToJson(glyph)) {
    if (type === 'Z') {
      vertices.push(0, 0);
      codes.push(PathCode.CLOSEPOLY);
      continue;
    }
    const { code, points } = arity[type];
    for (let i = 0; i < points; i++) codes.push(code);
    vertices.push(...values);
  }
  return { vertices: Float64Array.from(vertices), codes: Uint8Array.from(codes) };
}

const texts: (Map<number, string> | undefined)[] = [];

/** What a glyph says, for searchable text: its character, a ligature's letters; empty when no character leads to it. */
export function glyphText(font: number, glyph: number): string {
  let known = texts[font];
  if (known === undefined) {
    known = new Map();
    for (const codePoint of design(font).face.collectUnicodes()) {
      const at = face(font).glyph(codePoint);
      const text = String.fromCodePoint(codePoint);
      // The first, lowest code point wins: it is the plain one. U+FB01 and the like are spelt out.
      if (!known.has(at)) known.set(at, /[\ufb00-\ufb06]/.test(text) ? text.normalize('NFKC') : text);
    }
    texts[font] = known;
  }
  return known.get(glyph) ?? '';
}
