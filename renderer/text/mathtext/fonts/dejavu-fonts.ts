import { face } from '../../fonts/face.ts';
import { fontByFile } from '../../fonts/font-table.ts';
import { BakomaFonts } from './bakoma-fonts.ts';
import { type GlyphChoice, UnknownSymbol } from './glyph-choice.ts';
import { DEJAVU_SANS, DEJAVU_SERIF } from './math-constants.ts';
import { StixFonts } from './stix-fonts.ts';
import { UnicodeFonts } from './unicode-fonts.ts';
import { unicodeIndex } from './unicode-index.ts';

const sizes: readonly (readonly [string, string])[] = [
  ['1', 'STIXSizOneSymReg'],
  ['2', 'STIXSizTwoSymReg'],
  ['3', 'STIXSizThreeSymReg'],
  ['4', 'STIXSizFourSymReg'],
  ['5', 'STIXSizFiveSymReg'],
];

const files: Readonly<Record<'sans' | 'serif', readonly (readonly [string, string])[]>> = {
  sans: [
    ['rm', 'DejaVuSans'],
    ['it', 'DejaVuSans-Oblique'],
    ['bf', 'DejaVuSans-Bold'],
    ['bfit', 'DejaVuSans-BoldOblique'],
    ['sf', 'DejaVuSans'],
    ['tt', 'DejaVuSansMono'],
    ['ex', 'DejaVuSansDisplay'],
    ['0', 'DejaVuSans'],
    ...sizes,
  ],
  serif: [
    ['rm', 'DejaVuSerif'],
    ['it', 'DejaVuSerif-Italic'],
    ['bf', 'DejaVuSerif-Bold'],
    ['bfit', 'DejaVuSerif-BoldItalic'],
    ['sf', 'DejaVuSans'],
    ['tt', 'DejaVuSansMono'],
    ['ex', 'DejaVuSerifDisplay'],
    ['0', 'DejaVuSerif'],
    ...sizes,
  ],
};

/** DejaVu Sans or Serif, with the display font for large operators and STIX for what they lack. */
export class DejaVuFonts extends UnicodeFonts {
  readonly #computerModern: BakomaFonts;

  constructor(kind: 'sans' | 'serif', defaultFont: number, defaultClass: string) {
    const named = files[kind].map(([name, file]) => [name, fontByFile(file)] as const);
    super(
      new Map([...named, ['default', defaultFont], ['regular', defaultFont]]),
      kind === 'sans' ? DEJAVU_SANS : DEJAVU_SERIF,
      new StixFonts(kind === 'sans', defaultFont, defaultClass),
      true,
    );
    this.#computerModern = new BakomaFonts(defaultFont, defaultClass);
  }

  override choose(fontClass: string, weightClass: string, symbol: string): GlyphChoice {
    // Computer Modern's prime has the right size and height; DejaVu's has not.
    if (symbol === '\\prime') return this.#computerModern.choose(fontClass, weightClass, symbol);
    const codePoint = unicodeIndex(symbol);
    if (codePoint === undefined) throw new UnknownSymbol(symbol);
    const display = this.fonts.get('ex');
    const inDisplay = display !== undefined && face(display).glyph(codePoint) !== 0;
    return super.choose(inDisplay ? 'ex' : fontClass, weightClass, symbol);
  }
}
