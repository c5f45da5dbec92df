import { readFileSync } from 'node:fs';
import { dataFile } from '../../data-dir.ts';

/** [first code point, last, font class, first code point there]. */
export type Alphabet = readonly [number, number, string, number];

interface Raw {
  readonly symbols: Readonly<Record<string, number>>;
  readonly bakoma: Readonly<Record<string, readonly [string, number]>>;
  readonly stixFixes: Readonly<Record<string, number>>;
  readonly stixAlphabets: Readonly<Record<string, readonly Alphabet[] | Readonly<Record<string, readonly Alphabet[]>>>>;
  readonly accents: Readonly<Record<string, string>>;
  readonly [set: string]: unknown;
}

/** The symbol tables of mathtext; every name keeps its backslash except in `symbols` and `functions`. */
export interface SymbolTables {
  readonly symbols: ReadonlyMap<string, number>;
  readonly bakoma: ReadonlyMap<string, readonly [string, number]>;
  readonly stixFixes: ReadonlyMap<number, number>;
  readonly stixAlphabets: Raw['stixAlphabets'];
  readonly accents: ReadonlyMap<string, string>;
  readonly binary: ReadonlySet<string>;
  readonly relation: ReadonlySet<string>;
  readonly arrow: ReadonlySet<string>;
  readonly overUnder: ReadonlySet<string>;
  readonly dropSub: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly overUnderFunctions: ReadonlySet<string>;
  readonly leftDelimiters: ReadonlySet<string>;
  readonly delimiters: ReadonlySet<string>;
  /** The delimiters, the longest name first. */
  readonly delimiterNames: readonly string[];
}

let loaded: SymbolTables | undefined;

/** Reads the tables on first use: figures without formulas never pay for them. */
export function symbolTables(): SymbolTables {
  if (loaded === undefined) {
    const raw: Raw = JSON.parse(readFileSync(dataFile('mathtext.json'), 'utf8'));
    const words = (name: string): string[] => (raw[name] as string).split(' ');
    const set = (...names: string[]): Set<string> => new Set(names.flatMap(words));
    const delimiters = set('leftDelimiters', 'rightDelimiters', 'otherDelimiters');
    loaded = {
      symbols: new Map(Object.entries(raw.symbols)),
      bakoma: new Map(Object.entries(raw.bakoma)),
      stixFixes: new Map(Object.entries(raw.stixFixes).map(([from, to]) => [Number(from), to])),
      stixAlphabets: raw.stixAlphabets,
      accents: new Map(Object.entries(raw.accents)),
      binary: set('binary'),
      relation: set('relation'),
      arrow: set('arrow'),
      overUnder: set('overUnder'),
      dropSub: set('dropSub'),
      functions: set('functions'),
      overUnderFunctions: set('overUnderFunctions'),
      leftDelimiters: set('leftDelimiters'),
      delimiters,
      delimiterNames: [...delimiters].sort((a, b) => b.length - a.length),
    };
  }
  return loaded;
}
