import { TickError } from './tick-axis.ts';

/** A locator or formatter as a figure gives it: Matplotlib's class name and keywords. */
export type TickSpec = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Entries of one list: Matplotlib's own bound on ticks. */
const mostNumbers = 1000;

/** A number, some numbers, or no restriction. */
export type Choice = number | readonly number[] | null;

/** Reads keywords of one spec, and remembers which were known. */
export class Keywords {
  readonly #spec: TickSpec;
  readonly #known = new Set(['type']);

  constructor(spec: TickSpec) {
    this.#spec = spec;
  }

  #fail(key: string, wants: string): never {
    throw new TickError(`"${key}" of ${this.#spec.type} must be ${wants}`);
  }

  #get(key: string): unknown {
    this.#known.add(key);
    return this.#spec[key] ?? undefined;
  }

  number(key: string): number | undefined {
    const v = this.#get(key);
    if (v !== undefined && !(typeof v === 'number' && Number.isFinite(v))) this.#fail(key, 'a finite number');
    return v as number | undefined;
  }

  positive(key: string): number | undefined {
    const v = this.number(key);
    if (v !== undefined && !(v > 0)) this.#fail(key, 'positive');
    return v;
  }

  whole(key: string): number | undefined {
    const v = this.positive(key);
    if (v !== undefined && !Number.isInteger(v)) this.#fail(key, 'a whole number');
    return v;
  }

  /** A number of decimals, 0 to 100. */
  digits(key: string): number | undefined {
    const v = this.number(key);
    if (v !== undefined && !(v >= 0 && v <= 100)) this.#fail(key, 'from 0 to 100');
    return v;
  }

  flag(key: string): boolean | undefined {
    const v = this.#get(key);
    if (v !== undefined && typeof v !== 'boolean') this.#fail(key, 'true or false');
    return v as boolean | undefined;
  }

  word<const W extends string>(key: string, words: readonly W[]): W | undefined {
    const v = this.#get(key);
    if (v !== undefined && !words.includes(v as W)) this.#fail(key, `one of ${words.join(', ')}`);
    return v as W | undefined;
  }

  numbers(key: string): readonly number[] | undefined {
    const v = this.#get(key);
    const isList = Array.isArray(v) && v.length > 0 && v.length <= mostNumbers && v.every(Number.isFinite);
    if (v !== undefined && !isList) this.#fail(key, `a list of at most ${mostNumbers} numbers`);
    return v as readonly number[] | undefined;
  }

  /** A number or a list of numbers. */
  choice(key: string): Choice {
    return typeof this.#spec[key] === 'number' ? (this.number(key) as number) : (this.numbers(key) ?? null);
  }

  /** One of some words, or a list of numbers. */
  wordOrNumbers<const W extends string>(key: string, words: readonly W[]): W | readonly number[] | undefined {
    return typeof this.#spec[key] === 'string' ? this.word(key, words) : this.numbers(key);
  }

  text(key: string): string | undefined {
    const v = this.#get(key);
    if (v !== undefined && typeof v !== 'string') this.#fail(key, 'a string');
    return v as string | undefined;
  }

  texts(key: string, length?: number): readonly string[] | undefined {
    const v = this.#get(key);
    const isList =
      Array.isArray(v) && v.every((s) => typeof s === 'string') && (length === undefined || v.length === length);
    if (v !== undefined && !isList)
      this.#fail(key, length === undefined ? 'a list of strings' : `a list of ${length} strings`);
    return v as readonly string[] | undefined;
  }

  pair(key: string): readonly [number, number] | undefined {
    const v = this.numbers(key);
    if (v !== undefined && v.length !== 2) this.#fail(key, 'two numbers');
    return v as readonly [number, number] | undefined;
  }

  flagOrNumber(key: string): boolean | number | undefined {
    return typeof this.#spec[key] === 'boolean' ? this.flag(key) : this.number(key);
  }

  numberOrAuto(key: string): number | 'auto' | undefined {
    return this.#get(key) === 'auto' ? 'auto' : this.whole(key);
  }

  /** Fails for keywords that nothing asked for. */
  finish(): void {
    const unknown = Object.keys(this.#spec).find((key) => !this.#known.has(key));
    if (unknown !== undefined) throw new TickError(`${this.#spec.type} has no keyword "${unknown}"`);
  }
}
