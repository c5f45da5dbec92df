import { type FontProps, type GenericFamilies, matchFonts } from '../../fonts/font-match.ts';
import { fontByFile } from '../../fonts/font-table.ts';
import type { FontSet, MathStyle, TextStyle } from '../../text-style.ts';
import { BakomaFonts } from './bakoma-fonts.ts';
import { DejaVuFonts } from './dejavu-fonts.ts';
import type { GlyphChooser } from './glyph-choice.ts';
import { GENERIC } from './math-constants.ts';
import { StixFonts } from './stix-fonts.ts';
import { UnicodeFonts } from './unicode-fonts.ts';

const opened = new Map<string, GlyphChooser>();

/** The fonts that the rcParam `mathtext.fontset` names; text outside of formulas keeps the text's own font. */
export function mathFonts(style: TextStyle, math: MathStyle): GlyphChooser {
  const defaultFont = matchFonts(style.font, style.generics)[0];
  // A set of one's own may differ in any of its patterns, and is rare: it is put together each time.
  if (math.fontset === 'custom') return customFonts(math, defaultFont, style.generics);
  const key = `${math.fontset}|${defaultFont}|${math.default}`;
  const known = opened.get(key) ?? namedFonts(math.fontset, defaultFont, math.default);
  opened.set(key, known);
  return known;
}

function namedFonts(fontset: Exclude<FontSet, 'custom'>, defaultFont: number, defaultClass: string): GlyphChooser {
  switch (fontset) {
    case 'dejavusans':
      return new DejaVuFonts('sans', defaultFont, defaultClass);
    case 'dejavuserif':
      return new DejaVuFonts('serif', defaultFont, defaultClass);
    case 'cm':
      return new BakomaFonts(defaultFont, defaultClass);
    case 'stix':
      return new StixFonts(false, defaultFont, defaultClass);
    case 'stixsans':
      return new StixFonts(true, defaultFont, defaultClass);
  }
}

function customFonts(math: MathStyle, defaultFont: number, generics: GenericFamilies | undefined): GlyphChooser {
  const fonts = new Map<string, number>([
    ['default', defaultFont],
    ['regular', defaultFont],
  ]);
  for (const [name, pattern] of Object.entries(math.custom))
    fonts.set(name, matchFonts(fontPattern(pattern), generics)[0]);
  fonts.set('ex', fontByFile('cmex10'));
  const { fallback } = math;
  if (fallback === 'cm') return new UnicodeFonts(fonts, GENERIC, new BakomaFonts(defaultFont, math.default), false);
  if (fallback === null) return new UnicodeFonts(fonts, GENERIC, null, false);
  const sizes = ['STIXGeneral', ...['One', 'Two', 'Three', 'Four', 'Five'].map((n) => `STIXSiz${n}SymReg`)];
  for (const [size, file] of sizes.entries()) fonts.set(String(size), fontByFile(file));
  return new UnicodeFonts(fonts, GENERIC, new StixFonts(fallback === 'stixsans', defaultFont, math.default), true);
}

const styles = new Set(['normal', 'italic', 'oblique']);

/** Reads a fontconfig pattern as far as the `mathtext` rcParams need it: `family:italic:bold:weight=600`. */
export function fontPattern(pattern: string): FontProps {
  const [family, ...rest] = pattern.replaceAll('\\', '').split(':');
  let style = 'normal';
  let weight: string | number = 'normal';
  for (const word of rest) {
    const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : word;
    if (styles.has(value) && !word.startsWith('weight=')) style = value;
    else weight = /^\d+$/.test(value) ? Number(value) : value;
  }
  return { family: family.split(','), style, weight, stretch: 'normal', variant: 'normal', size: 12 };
}
