import type { MathConstants } from './math-constants.ts';

/** A glyph of a font for a symbol. `code` is in the font's own encoding. */
export interface GlyphChoice {
  readonly font: number;
  readonly code: number;
  /** Slanted glyphs push their scripts apart. */
  readonly slanted: boolean;
}

/** [font class, symbol] of a glyph in one of several sizes. */
export type SizedSymbol = readonly [string, string];

/** A set of fonts that formulas are set in. `fontClass` is what a font command named last: `rm`, `it`, `bb`, …. */
export interface GlyphChooser {
  readonly constants: MathConstants;
  /** Throws `UnknownSymbol` when the symbol means nothing to any font. */
  choose(fontClass: string, weightClass: string, symbol: string): GlyphChoice;
  /** The same symbol in growing sizes, for delimiters and roots. */
  sizes(fontClass: string, symbol: string): readonly SizedSymbol[];
}

/** A name that is in no table. */
export class UnknownSymbol extends Error {
  constructor(symbol: string) {
    super(`Unknown symbol: ${symbol}`);
    this.name = 'UnknownSymbol';
  }
}
