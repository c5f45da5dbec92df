import { symbolTables } from '../symbol-tables.ts';

/** Whether a symbol is one character rather than a TeX name. */
export function isCharacter(symbol: string): boolean {
  const codePoint = symbol.codePointAt(0);
  return codePoint !== undefined && symbol.length === (codePoint > 0xffff ? 2 : 1);
}

/** The code point of a character or of a TeX name such as `\pi`; undefined when the name is not known. */
export function unicodeIndex(symbol: string): number | undefined {
  if (isCharacter(symbol)) return symbol.codePointAt(0);
  return symbolTables().symbols.get(symbol.replace(/^\\+|\\+$/g, ''));
}

/** Letters are italic in formulas, except Greek capitals; everything else is upright. */
export function isItalicLetter(codePoint: number): boolean {
  const character = String.fromCodePoint(codePoint);
  if (!/\p{L}/u.test(character)) return false;
  const greekCapital = /[\p{Lu}\p{Lt}]/u.test(character) && /\p{Script=Greek}/u.test(character);
  // U+03D2 to U+03D4 are capital letters whose names say upsilon with hook, U+2126 is the ohm: not Greek capitals by name.
  return !greekCapital || (codePoint >= 0x3d2 && codePoint <= 0x3d4) || codePoint === 0x2126;
}
