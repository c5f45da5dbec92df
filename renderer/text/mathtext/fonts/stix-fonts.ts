import { face } from '../../fonts/face.ts';
import { fontByFile } from '../../fonts/font-table.ts';
import { type Alphabet, symbolTables } from '../symbol-tables.ts';
import type { GlyphChoice, SizedSymbol } from './glyph-choice.ts';
import { STIX, STIX_SANS } from './math-constants.ts';
import { UnicodeFonts } from './unicode-fonts.ts';
import { unicodeIndex } from './unicode-index.ts';

const files: readonly (readonly [string, string])[] = [
  ['rm', 'STIXGeneral'],
  ['it', 'STIXGeneralItalic'],
  ['bf', 'STIXGeneralBol'],
  ['bfit', 'STIXGeneralBolIta'],
  ['nonunirm', 'STIXNonUni'],
  ['nonuniit', 'STIXNonUniIta'],
  ['nonunibf', 'STIXNonUniBol'],
  ['0', 'STIXGeneral'],
  ['1', 'STIXSizOneSymReg'],
  ['2', 'STIXSizTwoSymReg'],
  ['3', 'STIXSizThreeSymReg'],
  ['4', 'STIXSizFourSymReg'],
  ['5', 'STIXSizFiveSymReg'],
];

const bracketNames = new Map([
  ['\\{', '{'],
  ['\\}', '}'],
  ['\\[', '['],
  ['\\]', ']'],
  ['<', '\u27e8'],
  ['>', '\u27e9'],
]);

/** The STIX fonts, upright or with sans-serif letters; their styled alphabets live at code points of their own. */
export class StixFonts extends UnicodeFonts {
  readonly #sans: boolean;
  readonly #defaultClass: string;

  constructor(sans: boolean, defaultFont: number, defaultClass: string) {
    const named = files.map(([name, file]) => [name, fontByFile(file)] as const);
    const fonts = new Map<string, number>([...named, ['default', defaultFont], ['regular', defaultFont]]);
    super(fonts, sans ? STIX_SANS : STIX, null, false);
    this.#sans = sans;
    this.#defaultClass = defaultClass;
  }

  override sizes(fontClass: string, symbol: string): readonly SizedSymbol[] {
    const codePoint = unicodeIndex(bracketNames.get(symbol) ?? symbol);
    if (codePoint === undefined) return [[fontClass, symbol]];
    const found: SizedSymbol[] = [];
    for (let size = 0; size < 6; size++) {
      const font = this.fonts.get(String(size));
      if (font !== undefined && face(font).glyph(codePoint) !== 0)
        found.push([String(size), String.fromCodePoint(codePoint)]);
    }
    // The largest radical does not meet its bar.
    return symbol === '\\__sqrt__' ? found.slice(0, -1) : found;
  }

  protected override mapVirtual(fontClass: string, weightClass: string, codePoint: number): readonly [string, number] {
    const { stixAlphabets, stixFixes } = symbolTables();
    let mapped = fontClass;
    let code = codePoint;
    const own = stixAlphabets[fontClass];
    const toSans = this.#sans && own === undefined && fontClass !== 'regular' && fontClass !== 'default';
    const alphabets = toSans ? stixAlphabets.sf : own;
    if (alphabets !== undefined) {
      const ranges = isList(alphabets) ? alphabets : (alphabets[weightClass] ?? alphabets.rm);
      const range = ranges.find(([first, last]) => first <= codePoint && codePoint <= last);
      if (range !== undefined) {
        code = codePoint - range[0] + range[3];
        mapped = range[2];
      } else if (!toSans) {
        // Leads to the dummy glyph: the alphabet has no such letter.
        code = 1;
        mapped = this.#defaultClass;
      }
    }
    if (mapped === 'rm' || mapped === 'it' || mapped === 'normal') code = stixFixes.get(code) ?? code;
    const isPrivate = code >= 0xe000 && code <= 0xf8ff;
    return [isPrivate && ['it', 'rm', 'bf', 'bfit'].includes(mapped) ? `nonuni${mapped}` : mapped, code];
  }

  protected override chooseWithoutFallback(fontClass: string, weightClass: string, symbol: string): GlyphChoice {
    if (fontClass === 'it' || fontClass === 'regular' || fontClass === 'normal')
      return this.choose('rm', weightClass, symbol);
    return super.chooseWithoutFallback(fontClass, weightClass, symbol);
  }
}

function isList<T>(value: readonly Alphabet[] | T): value is readonly Alphabet[] {
  return Array.isArray(value);
}
