import type { BlockRanges, Numbers } from '../display-list/display-list.ts';

/** Numbers at once, or in pieces. */
export type Values = Float64Array | Numbers;

/** Typed arrays that hold numbers as JavaScript has them. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/**
 * How many values long columns are read at a time: few enough to stay in the cache, and a multiple of 3, so that every piece of
 * base64 text begins with a whole group of letters.
 */
export const chunk = 3072;

/** Of how many values of long columns it is known how far they reach. A chunk is a whole number of these, which are a multiple of 3, too. */
export const block = 96;

// Classes rather than objects with closures: V8 optimizes for the functions that it has seen, and closures are new every time.

/** The values of a typed array, as they are: what changes in it later is read changed. */
export class ArrayNumbers implements Numbers {
  readonly length: number;
  readonly #array: NumberArray;

  constructor(array: NumberArray) {
    this.length = array.length;
    this.#array = array;
  }

  read(from: number, to: number, into: Float64Array): void {
    into.set(this.#array.subarray(from, to));
  }
}

/** 0, 1, 2, …: what a column is drawn against when there is no other. */
export class Counting implements Numbers {
  readonly length: number;
  #ranges: BlockRanges | null = null;

  constructor(length: number) {
    this.length = length;
  }

  get ranges(): BlockRanges {
    this.#ranges ??= countedRanges(this.length);
    return this.#ranges;
  }

  read(from: number, to: number, into: Float64Array): void {
    for (let i = from; i < to; i++) into[i - from] = i;
  }
}

function countedRanges(length: number): BlockRanges {
  const blocks = new Float64Array(3 * Math.ceil(length / block));
  for (let at = 0, from = 0; at < blocks.length; at += 3, from += block) {
    blocks[at] = from;
    blocks[at + 1] = blocks[at + 2] = Math.min(from + block, length) - 1;
  }
  return { low: 0, high: length - 1, leastPositive: length > 1 ? 1 : Infinity, blocks };
}

/** Every second number of pairs x0, y0, x1, y1, …, from the one at `offset`. */
export class EverySecond implements Numbers {
  readonly length: number;
  readonly #pairs: Float64Array;
  readonly #offset: 0 | 1;

  constructor(pairs: Float64Array, offset: 0 | 1) {
    this.length = pairs.length >> 1;
    this.#pairs = pairs;
    this.#offset = offset;
  }

  read(from: number, to: number, into: Float64Array): void {
    const pairs = this.#pairs;
    for (let i = 0, at = 2 * from + this.#offset; i < to - from; i++, at += 2) into[i] = pairs[at];
  }
}

export function numbersOf(values: Values): Numbers {
  return values instanceof Float64Array ? new ArrayNumbers(values) : values;
}

/** All values at once, in a new array. */
export function readAll(numbers: Numbers): Float64Array {
  const out = new Float64Array(numbers.length);
  for (let from = 0; from < out.length; from += chunk) {
    const to = Math.min(from + chunk, out.length);
    numbers.read(from, to, out.subarray(from, to));
  }
  return out;
}
