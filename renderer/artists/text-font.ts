import type { RcParams } from '../rc/rc-params.ts';
import type { FontSize, FontWeight } from '../rc/rc-types.ts';
import { fontSizePoints } from '../rc/resolve-rc.ts';
import type { FontSet, MathStyle, TextStyle } from '../text/text-style.ts';

/** What a text's own keywords say about its letters. */
export interface FontOptions {
  readonly fontsize?: FontSize;
  readonly fontweight?: FontWeight;
  readonly fontstyle?: string;
  readonly fontfamily?: string | readonly string[];
  readonly fontstretch?: string | number;
  readonly fontvariant?: string;
  readonly parse_math?: boolean;
  readonly math_fontfamily?: string;
}

// Most texts of most figures have the same few fonts. Styles are kept with the rcParams that they were made from: those of a figure with
// settings of its own go with it, and the defaults' are forgotten when there are too many.
const kept = new WeakMap<RcParams, Map<string, TextStyle>>();
const maxKept = 256;
const maxKey = 300;

/** The font and mathtext settings of a text: its own keywords over the rcParams. Equal ones are one object. */
export function textStyle(options: FontOptions, rc: RcParams): TextStyle {
  const key = keyOf(options);
  if (key.length > maxKey) return makeStyle(options, rc);
  let styles = kept.get(rc);
  if (styles === undefined) {
    styles = new Map();
    kept.set(rc, styles);
  }
  let style = styles.get(key);
  if (style === undefined) {
    style = makeStyle(options, rc);
    if (styles.size >= maxKept) styles.clear();
    styles.set(key, style);
  }
  return style;
}

/** A key that is equal for equal options. Most texts say size and weight at most. */
function keyOf(options: FontOptions): string {
  const { fontsize, fontweight, fontstyle, fontfamily, fontstretch, fontvariant, parse_math, math_fontfamily } =
    options;
  const size = `${typed(fontsize)}|${typed(fontweight)}`;
  const more = fontfamily ?? fontstyle ?? fontstretch ?? fontvariant ?? parse_math ?? math_fontfamily;
  if (more === undefined) return size;
  const family = typeof fontfamily === 'object' ? fontfamily.join('\0') : fontfamily;
  const face = `${size}|${typed(fontstretch)}|${fontstyle}|${fontvariant}`;
  return `${face}|${parse_math}|${math_fontfamily}|${typeof fontfamily}|${family}`;
}

const unhinted = new WeakMap<TextStyle, TextStyle>();
const outlined = new WeakMap<TextStyle, TextStyle>();

/** A style as vector backends measure it. @param outlines whether it is also set for outlines (SVG) */
export function vectorStyle(style: TextStyle, outlines: boolean): TextStyle {
  const known = outlines ? outlined : unhinted;
  let vector = known.get(style);
  if (vector === undefined) {
    vector = { ...style, hinting: 'no_hinting', outlines };
    known.set(style, vector);
  }
  return vector;
}

/** Tells "400" from 400. */
function typed(value: number | string | undefined): number | string | undefined {
  return typeof value === 'string' ? `"${value}` : value;
}

function makeStyle(options: FontOptions, rc: RcParams): TextStyle {
  const family = options.fontfamily ?? rc['font.family'];
  const fontset = (options.math_fontfamily as FontSet | undefined) ?? rc['mathtext.fontset'];
  return {
    font: {
      family: typeof family === 'string' ? [family] : family,
      style: options.fontstyle ?? rc['font.style'],
      weight: options.fontweight ?? rc['font.weight'],
      stretch: options.fontstretch ?? rc['font.stretch'],
      variant: options.fontvariant ?? rc['font.variant'],
      size: fontSizePoints(options.fontsize ?? rc['font.size'], rc),
    },
    generics: generics(rc),
    hinting: hinting(rc),
    parseMath: options.parse_math ?? rc['text.parse_math'],
    math: mathStyle(rc, fontset),
  };
}

function generics(rc: RcParams): TextStyle['generics'] {
  return {
    'sans-serif': rc['font.sans-serif'],
    serif: rc['font.serif'],
    monospace: rc['font.monospace'],
    cursive: rc['font.cursive'],
    fantasy: rc['font.fantasy'],
  };
}

function hinting(rc: RcParams): TextStyle['hinting'] {
  const value = rc['text.hinting'];
  if (value === 'no_autohint' || value === 'native') return 'no_autohint';
  if (value === 'force_autohint' || value === 'auto') return 'force_autohint';
  return value === 'no_hinting' || value === 'none' ? 'no_hinting' : 'default';
}

function mathStyle(rc: RcParams, fontset: FontSet): MathStyle {
  return {
    fontset,
    default: rc['mathtext.default'],
    fallback: rc['mathtext.fallback'] as MathStyle['fallback'],
    custom: {
      bf: rc['mathtext.bf'],
      bfit: rc['mathtext.bfit'],
      cal: rc['mathtext.cal'],
      it: rc['mathtext.it'],
      rm: rc['mathtext.rm'],
      sf: rc['mathtext.sf'],
      tt: rc['mathtext.tt'],
    },
  };
}
