import type { Hinting } from './fonts/face.ts';
import type { FontProps, GenericFamilies } from './fonts/font-match.ts';

export type FontSet = 'dejavusans' | 'dejavuserif' | 'cm' | 'stix' | 'stixsans' | 'custom';

/** The rcParams `mathtext.*`. */
export interface MathStyle {
  readonly fontset: FontSet;
  /** The class of a letter without a font command: `it`, `rm`, `normal`, … */
  readonly default: string;
  /** Where the custom set looks for a glyph that its fonts lack. */
  readonly fallback: 'cm' | 'stix' | 'stixsans' | null;
  /** Font patterns of the custom set, such as `sans:italic`. */
  readonly custom: Readonly<Record<'bf' | 'bfit' | 'cal' | 'it' | 'rm' | 'sf' | 'tt', string>>;
}

export const DEFAULT_MATH: MathStyle = {
  fontset: 'dejavusans',
  default: 'normal',
  fallback: 'cm',
  custom: {
    bf: 'sans:bold',
    bfit: 'sans:italic:bold',
    cal: 'cursive',
    it: 'sans:italic',
    rm: 'sans',
    sf: 'sans',
    tt: 'monospace',
  },
};

/** Everything besides the words that decides how a line of text is set. */
export interface TextStyle {
  readonly font: FontProps;
  /** rcParams `font.sans-serif` and so on; the bundled families by default. */
  readonly generics?: GenericFamilies;
  /** rcParam `text.hinting`; vector backends measure with `no_hinting`. Default `default`. */
  readonly hinting?: Hinting;
  /** Whether the line is set at 100 points and scaled, as Matplotlib's SVG backend does. Default false. */
  readonly outlines?: boolean;
  /** rcParam `text.parse_math`, default true. */
  readonly parseMath?: boolean;
  readonly math?: MathStyle;
}
