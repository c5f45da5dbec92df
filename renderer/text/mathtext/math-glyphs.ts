import { emSize, face } from '../fonts/face.ts';
import { FONTS } from '../fonts/font-table.ts';
import type { GlyphChooser } from './fonts/glyph-choice.ts';
import type { CharNode } from './nodes.ts';

/** A symbol's glyph and its unhinted size in pixels. */
export interface MathGlyph {
  readonly font: number;
  readonly glyph: number;
  readonly advance: number;
  readonly width: number;
  readonly height: number;
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly slanted: boolean;
  /** How far cmex10's hanging glyphs are lifted. */
  readonly lift: number;
}

/** Where a symbol stands: the state of fonts and size in a formula. */
export interface SymbolPlace {
  readonly fontClass: string;
  readonly weightClass: string;
  /** Points. */
  readonly size: number;
}

/** Measures the glyphs of one formula at one dpi. */
export class MathGlyphs {
  readonly dpi: number;
  readonly fonts: GlyphChooser;
  readonly #defaultClass: string;
  readonly #known = new Map<string, MathGlyph>();
  // Kerning is taken at the size a font was measured at last, as in Matplotlib, whose fonts hold one size at a time.
  readonly #lastEm = new Map<number, number>();

  constructor(fonts: GlyphChooser, dpi: number, defaultClass: string) {
    this.fonts = fonts;
    this.dpi = dpi;
    this.#defaultClass = defaultClass;
  }

  glyph(symbol: string, { fontClass, weightClass, size }: SymbolPlace): MathGlyph {
    const key = `${fontClass}|${weightClass}|${size}|${symbol}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#measure(symbol, fontClass, weightClass, size);
      this.#known.set(key, known);
    }
    return known;
  }

  #measure(symbol: string, fontClass: string, weightClass: string, size: number): MathGlyph {
    const { font, code, slanted } = this.fonts.choose(fontClass, weightClass, symbol);
    const opened = face(font);
    const glyph = opened.glyph(code);
    const em = emSize(size, this.dpi);
    this.#lastEm.set(font, em);
    const m = opened.metrics(em, glyph, 'no_hinting');
    const lift = FONTS[font].file === 'cmex10.ttf' ? m.height / 64 / 2 + (size / 3) * (this.dpi / 72) : 0;
    return {
      font,
      glyph,
      advance: m.linearAdvance / 65536,
      width: m.width / 64,
      height: m.height / 64,
      xMin: m.bearingX / 64,
      xMax: (m.bearingX + m.width) / 64,
      yMin: (m.bearingY - m.height) / 64 + lift,
      yMax: m.bearingY / 64 + lift,
      slanted,
      lift,
    };
  }

  /** Room between two neighbours: the rest of the first one's advance, and kerning when both are of one font and size. */
  kerning(left: CharNode, right: CharNode | null): number {
    const rest = left.advance - left.width;
    if (right === null || left.fontClass !== right.fontClass || left.size !== right.size) return rest;
    const a = this.glyph(left.symbol, left);
    const b = this.glyph(right.symbol, right);
    const em = this.#lastEm.get(a.font) ?? emSize(left.size, this.dpi);
    return rest + face(a.font).kerning(em, a.glyph, b.glyph) / 64;
  }

  /** Height of the fraction bar above the baseline. */
  axisHeight(place: SymbolPlace): number {
    const { axisHeight } = this.fonts.constants;
    if (axisHeight !== null) return (axisHeight * place.size * this.dpi) / 72;
    const minus = this.glyph('\u2212', { ...place, weightClass: this.#defaultClass });
    return (minus.yMax + minus.yMin) / 2;
  }

  /** Width of an em. */
  quad(place: SymbolPlace): number {
    const { quad } = this.fonts.constants;
    if (quad !== null) return (quad * place.size * this.dpi) / 72;
    return this.glyph('m', { ...place, fontClass: 'normal', weightClass: this.#defaultClass }).advance;
  }

  xHeight(place: SymbolPlace): number {
    const { xHeight } = this.fonts.constants;
    if (xHeight !== null) return (xHeight * place.size * this.dpi) / 72;
    return this.glyph('x', { ...place, weightClass: this.#defaultClass }).yMax;
  }

  /** Thickness of bars, and the unit of the gaps around them. */
  thickness(place: SymbolPlace): number {
    return ((0.75 / 12) * place.size * this.dpi) / 72;
  }
}
