import type { Numbers } from '../display-list/display-list.ts';

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

/** The values of a typed array, as they are: what changes in it later is read changed. */
export function arrayNumbers(array: NumberArray): Numbers {
  return {
    length: array.length,
    read(from, to, into) {
      into.set(array.subarray(from, to));
    },
  };
}

/** 0, 1, 2, …: what a column is drawn against when there is no other. */
export function counting(length: number): Numbers {
  return {
    length,
    ascending: true,
    read(from, to, into) {
      for (let i = from; i < to; i++) into[i - from] = i;
    },
  };
}

/** Every second number of pairs x0, y0, x1, y1, …, from the one at `offset`. */
export function everySecond(pairs: Float64Array, offset: 0 | 1): Numbers {
  return {
    length: pairs.length >> 1,
    read(from, to, into) {
      for (let i = from; i < to; i++) into[i - from] = pairs[2 * i + offset];
    },
  };
}

export function numbersOf(values: Values): Numbers {
  return values instanceof Float64Array ? arrayNumbers(values) : values;
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
