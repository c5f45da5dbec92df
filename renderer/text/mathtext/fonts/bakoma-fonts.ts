import { face } from '../../fonts/face.ts';
import { fontByFile } from '../../fonts/font-table.ts';
import { symbolTables } from '../symbol-tables.ts';
import type { GlyphChoice, GlyphChooser, SizedSymbol } from './glyph-choice.ts';
import { COMPUTER_MODERN } from './math-constants.ts';
import { StixFonts } from './stix-fonts.ts';
import { isCharacter } from './unicode-index.ts';

const files: Readonly<Record<string, string>> = {
  normal: 'cmmi10',
  cal: 'cmsy10',
  rm: 'cmr10',
  tt: 'cmtt10',
  it: 'cmti10',
  bf: 'cmb10',
  sf: 'cmss10',
  ex: 'cmex10',
};

const slantedSymbols = new Set(['\\int', '\\oint']);
const growing = ['big', 'Big', 'bigg', 'Bigg'];

/** A delimiter in the sizes of cmex10, after the one of normal size if there is one. */
const sized = (name: string, ...first: SizedSymbol[]): readonly SizedSymbol[] => [
  ...first,
  ...growing.map((size): SizedSymbol => ['ex', `\\__${name}${size}__`]),
];

const parenLeft = sized('parenleft', ['rm', '(']);
const parenRight = sized('parenright', ['rm', ')']);
const braceLeft = sized('braceleft');
const braceRight = sized('braceright');
const bracketLeft = sized('bracketleft', ['rm', '[']);
const bracketRight = sized('bracketright', ['rm', ']']);
const angleLeft = sized('angbracketleft', ['cal', '\\__angbracketleft__']);
const angleRight = sized('angbracketright', ['cal', '\\__angbracketright__']);

const wide = (name: string, first: string): readonly SizedSymbol[] => [
  ['rm', first],
  ['ex', `\\__${name}wide__`],
  ['ex', `\\__${name}wider__`],
  ['ex', `\\__${name}widest__`],
];

const alternatives: ReadonlyMap<string, readonly SizedSymbol[]> = new Map([
  ['(', parenLeft],
  [')', parenRight],
  ['{', braceLeft],
  ['}', braceRight],
  ['[', bracketLeft],
  [']', bracketRight],
  ['<', angleLeft],
  ['>', angleRight],
  ['\\lfloor', sized('floorleft')],
  ['\\rfloor', sized('floorright')],
  ['\\lceil', sized('ceilingleft')],
  ['\\rceil', sized('ceilingright')],
  ['\\__sqrt__', sized('radical')],
  ['\\backslash', sized('backslash')],
  ['/', sized('slash', ['rm', '/'])],
  ['\\widehat', wide('hat', '^')],
  ['\\widetilde', wide('tilde', '~')],
  ['\\leftparen', parenLeft],
  ['\\rightparen', parenRight],
  ['\\leftbrace', braceLeft],
  ['\\rightbrace', braceRight],
  ['\\leftbracket', bracketLeft],
  ['\\rightbracket', bracketRight],
  ['\\langle', angleLeft],
  ['\\rangle', angleRight],
  ['\\{', braceLeft],
  ['\\}', braceRight],
  ['\\[', bracketLeft],
  ['\\]', bracketRight],
]);

/** The Computer Modern fonts, each with an encoding of its own; STIX has what they lack. */
export class BakomaFonts implements GlyphChooser {
  readonly constants = COMPUTER_MODERN;
  readonly #fonts: ReadonlyMap<string, number>;
  readonly #defaultFont: number;
  readonly #fallback: StixFonts;

  constructor(defaultFont: number, defaultClass: string) {
    this.#fonts = new Map(Object.entries(files).map(([name, file]) => [name, fontByFile(file)]));
    this.#defaultFont = defaultFont;
    this.#fallback = new StixFonts(false, defaultFont, defaultClass);
  }

  choose(fontClass: string, weightClass: string, symbol: string): GlyphChoice {
    const choice = this.#own(fontClass, symbol);
    if (choice !== null && face(choice.font).glyph(choice.code) !== 0) return choice;
    return this.#fallback.choose(fontClass, weightClass, symbol);
  }

  sizes(fontClass: string, symbol: string): readonly SizedSymbol[] {
    return alternatives.get(symbol) ?? [[fontClass, symbol]];
  }

  #own(fontClass: string, symbol: string): GlyphChoice | null {
    const named = this.#fonts.has(fontClass) ? symbolTables().bakoma.get(symbol) : undefined;
    if (named !== undefined) {
      const [file, code] = named;
      return {
        font: fontByFile(file),
        code,
        slanted: file === 'cmmi10' || file === 'cmti10' || slantedSymbols.has(symbol),
      };
    }
    if (!isCharacter(symbol)) return null;
    const code = symbol.codePointAt(0) ?? 0;
    // Digits are upright in formulas: cmmi10 has old-style ones.
    const upright = fontClass === 'normal' && /\p{Nd}/u.test(symbol);
    const isDefault = fontClass === 'default' || fontClass === 'regular';
    const font = isDefault ? this.#defaultFont : this.#fonts.get(upright ? 'rm' : fontClass);
    if (font === undefined) return null;
    return { font, code, slanted: !upright && (fontClass === 'it' || fontClass === 'normal') };
  }
}
