import { face } from '../../fonts/face.ts';
import { FONTS, fontByFile } from '../../fonts/font-table.ts';
import { type GlyphChoice, type GlyphChooser, type SizedSymbol, UnknownSymbol } from './glyph-choice.ts';
import type { MathConstants } from './math-constants.ts';
import { isItalicLetter, unicodeIndex } from './unicode-index.ts';

export type FontMap = ReadonlyMap<string, number>;

const slantedSymbols = new Set(['\\int', '\\oint']);
const dummy = 0xa4; // the currency sign stands for what no font has

// cmr10 lacks two signs that cmsy10 has at codes of its own.
const romanSubstitutes = new Map([
  [0xd7, 0xa3],
  [0x2212, 0xa1],
]);

/** Fonts by Unicode, with another set to fall back on. */
export class UnicodeFonts implements GlyphChooser {
  readonly constants: MathConstants;
  protected readonly fonts: FontMap;
  readonly #fallback: GlyphChooser | null;
  /** Whether the fallback is one of the STIX sets, which know only the upright form of what others have in italics. */
  readonly #stixFallback: boolean;

  constructor(fonts: FontMap, constants: MathConstants, fallback: GlyphChooser | null, stixFallback: boolean) {
    this.fonts = fonts;
    this.constants = constants;
    this.#fallback = fallback;
    this.#stixFallback = stixFallback;
  }

  choose(fontClass: string, weightClass: string, symbol: string): GlyphChoice {
    const known = unicodeIndex(symbol);
    const [mapped, code] = this.mapVirtual(fontClass, weightClass, known ?? 0x3f);
    const found = known === undefined ? null : this.#find(mapped, code, symbol);
    if (found !== null) return found;
    const upright = this.#stixFallback && ['it', 'regular', 'normal'].includes(mapped) ? 'rm' : mapped;
    if (this.#fallback !== null) return this.#fallback.choose(upright, weightClass, symbol);
    return this.chooseWithoutFallback(mapped, weightClass, symbol);
  }

  sizes(fontClass: string, symbol: string): readonly SizedSymbol[] {
    return this.#fallback === null ? [[fontClass, symbol]] : this.#fallback.sizes(fontClass, symbol);
  }

  /** Where a font class is an alphabet at other code points of a font, the class and code point there. */
  protected mapVirtual(fontClass: string, _weightClass: string, codePoint: number): readonly [string, number] {
    return [fontClass, codePoint];
  }

  protected chooseWithoutFallback(_fontClass: string, _weightClass: string, symbol: string): GlyphChoice {
    const font = this.fonts.get('rm');
    if (font === undefined) throw new UnknownSymbol(symbol);
    return { font, code: dummy, slanted: false };
  }

  #find(fontClass: string, codePoint: number, symbol: string): GlyphChoice | null {
    const own = fontClass === 'normal' && codePoint < 0x10000 ? (isItalicLetter(codePoint) ? 'it' : 'rm') : fontClass;
    let font = this.fonts.get(own);
    if (font === undefined) return null;
    let code = codePoint;
    const substitute = FONTS[font].family === 'cmr10' ? romanSubstitutes.get(codePoint) : undefined;
    if (substitute !== undefined) {
      font = fontByFile('cmsy10');
      code = substitute;
    }
    if (face(font).glyph(code) === 0) return null;
    return { font, code, slanted: own === 'it' || slantedSymbols.has(symbol) };
  }
}
