import { FONTS, LAST_RESORT } from './font-table.ts';

/** What a text asks for; the keys are Matplotlib's `FontProperties`. */
export interface FontProps {
  /** Family names or generic names (`sans-serif`, `serif`, `monospace`, …), best first. */
  readonly family: readonly string[];
  readonly style: string;
  /** CSS number or name. */
  readonly weight: number | string;
  /** CSS number 0..1000 or name. */
  readonly stretch: number | string;
  readonly variant: string;
  /** Points. */
  readonly size: number;
}

/** The families that a generic name stands for: the rcParams `font.sans-serif` and so on. */
export type GenericFamilies = Readonly<Record<string, readonly string[]>>;

/** Only the bundled families can be found, so the defaults name only those. */
export const DEFAULT_GENERICS: GenericFamilies = {
  'sans-serif': ['DejaVu Sans'],
  serif: ['DejaVu Serif'],
  monospace: ['DejaVu Sans Mono'],
  cursive: [],
  fantasy: [],
};

const aliases: Readonly<Record<string, string>> = { sans: 'sans-serif', 'sans serif': 'sans-serif', mono: 'monospace' };

const weights: Readonly<Record<string, number>> = {
  ultralight: 100,
  light: 200,
  normal: 400,
  regular: 400,
  book: 400,
  medium: 500,
  roman: 500,
  semibold: 600,
  demibold: 600,
  demi: 600,
  bold: 700,
  heavy: 800,
  'extra bold': 800,
  black: 900,
};

const stretches: Readonly<Record<string, number>> = {
  'ultra-condensed': 100,
  'extra-condensed': 200,
  condensed: 300,
  'semi-condensed': 400,
  normal: 500,
  'semi-expanded': 600,
  'semi-extended': 600,
  expanded: 700,
  extended: 700,
  'extra-expanded': 800,
  'extra-extended': 800,
  'ultra-expanded': 900,
  'ultra-extended': 900,
};

const slanted = (style: string): boolean => style === 'italic' || style === 'oblique';

function familyScore(family: string, name: string, generics: GenericFamilies): number {
  const wanted = family.toLowerCase();
  const generic = generics[aliases[wanted] ?? wanted];
  if (generic === undefined) return wanted === name.toLowerCase() ? 0 : 1;
  const at = generic.findIndex((g) => g.toLowerCase() === name.toLowerCase());
  return at < 0 ? 1 : at / generic.length;
}

/** The bundled font nearest to the properties within one family (Matplotlib's scores), or -1 when the family is not there. */
function nearest(family: string, props: FontProps, generics: GenericFamilies): number {
  const weight = typeof props.weight === 'number' ? props.weight : (weights[props.weight] ?? Number(props.weight));
  const stretch = typeof props.stretch === 'number' ? props.stretch : (stretches[props.stretch] ?? 500);
  let best = -1;
  let bestScore = 10;
  for (const [index, font] of FONTS.entries()) {
    const style = props.style === font.style ? 0 : slanted(props.style) && slanted(font.style) ? 0.1 : 1;
    const score =
      familyScore(family, font.family, generics) * 10 +
      style +
      (props.variant === 'normal' ? 0 : 1) +
      0.95 * (Math.abs((Number.isNaN(weight) ? 400 : weight) - font.weight) / 1000) +
      0.05 +
      Math.abs(stretch - 500) / 1000;
    if (score < bestScore) {
      bestScore = score;
      best = index;
    }
  }
  return best;
}

const cache = new Map<string, readonly number[]>();

// The lists come from rcParams and are mostly the same arrays again and again: a number stands for each.
const listNumbers = new WeakMap<readonly string[], number>();
let lists = 0;

function genericsKey(generics: GenericFamilies): string {
  let key = '';
  for (const name in generics) {
    let number = listNumbers.get(generics[name]);
    if (number === undefined) {
      number = lists++;
      listNumbers.set(generics[name], number);
    }
    key += `${name}${number},`;
  }
  return key;
}

/**
 * The fonts for a text: the nearest of each family, in order, then the font of last resort. A glyph comes from the first that
 * has it. When no family is there, DejaVu Sans stands in, as Matplotlib does it.
 */
export function matchFonts(props: FontProps, generics: GenericFamilies = DEFAULT_GENERICS): readonly number[] {
  const known = genericsKey(generics);
  const key = `${props.family.join('\n')}|${props.style}|${props.weight}|${props.stretch}|${props.variant}|${known}`;
  const matched = cache.get(key);
  if (matched !== undefined) return matched;
  const found: number[] = [];
  for (const family of props.family) {
    const index = nearest(family, props, generics);
    if (index >= 0 && !found.includes(index)) found.push(index);
  }
  if (found.length === 0) found.push(nearest('DejaVu Sans', props, generics));
  found.push(LAST_RESORT);
  if (cache.size > 256) cache.clear(); // bounded: rcParams of clients may name any families
  cache.set(key, found);
  return found;
}
