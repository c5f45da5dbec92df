/** A formula as it was written: the tree that the parser makes and the builder sets. `at` is a place in the formula's source. */

export type FractionStyle = 0 | 1 | 2 | 3;

export interface Symbol {
  readonly type: 'symbol';
  /** One character, or a TeX name with its backslash. */
  readonly name: string;
  readonly at: number;
}

export interface Scripts {
  readonly type: 'scripts';
  readonly nucleus: Formula | null;
  readonly sub: Formula | null;
  readonly sup: Formula | null;
  readonly primes: number;
  readonly at: number;
}

export interface Fraction {
  readonly type: 'fraction';
  readonly left: string;
  readonly right: string;
  /** Thickness of the bar in pixels; null for the font's own. */
  readonly rule: number | null;
  /** 0 display, 1 text, 2 script, 3 scriptscript. */
  readonly style: FractionStyle;
  readonly numerator: readonly Formula[];
  readonly denominator: readonly Formula[];
}

export interface Delimited {
  readonly type: 'delimited';
  readonly left: string;
  readonly right: string;
  readonly body: readonly (Formula | { readonly type: 'middle'; readonly delimiter: string })[];
}

export type Formula =
  | Symbol
  | Scripts
  | Fraction
  | Delimited
  /** A space, as a part of the em. */
  | { readonly type: 'space'; readonly em: number }
  /** A switch of font that lasts to the end of the group. */
  | { readonly type: 'font'; readonly name: string }
  | { readonly type: 'group'; readonly font: string | null; readonly body: readonly Formula[] }
  /** A named function such as `\sin`. */
  | { readonly type: 'function'; readonly name: string; readonly at: number }
  | { readonly type: 'operator'; readonly body: readonly Formula[]; readonly at: number }
  | { readonly type: 'accent'; readonly accent: string; readonly body: Formula }
  | {
      readonly type: 'overset' | 'underset';
      readonly annotation: readonly Formula[];
      readonly body: readonly Formula[];
    }
  | { readonly type: 'root'; readonly degree: readonly Formula[] | null; readonly body: readonly Formula[] }
  | { readonly type: 'overline' | 'underline' | 'phantom' | 'llap' | 'rlap'; readonly body: readonly Formula[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'boldsymbol'; readonly body: readonly Formula[] }
  | { readonly type: 'substack'; readonly rows: readonly (readonly Formula[])[] };
