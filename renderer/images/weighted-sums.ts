import type { Taps } from './taps.ts';

/** Sums of a row's pixels under way. */
export interface Sums {
  /** As many numbers per pixel as the picture has. */
  readonly values: Float64Array;
  /** Sum of the weights. */
  readonly weights: Int32Array;
}

/** The weight of a source pixel: the product of its column's and its row's in 1/16384, rounded. */
function product(x: number, y: number): number {
  return (Math.imul(x, y) + 8192) >> 14;
}

// Two taps of a whole row at a time: neighbours do not wait for each other's sums, and every sum still grows in Agg's order, which
// floating point remembers.

/**
 * Adds taps `t` and `t + 1` of every pixel from a source row of one number per pixel.
 * @param base where the row begins in `data`
 * @param row the row's own weight
 */
export function addDoubles(sums: Sums, data: Float64Array, base: number, taps: Taps, t: number, row: number): void {
  const { values, weights } = sums;
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) {
    const w = product(weight[at], row);
    const v = product(weight[at + pixels], row);
    values[k] = values[k] + data[base + index[at]] * w + data[base + index[at + pixels]] * v;
    weights[k] += w + v;
  }
}

/** The same in single precision. */
export function addSingles(sums: Sums, data: Float32Array, base: number, taps: Taps, t: number, row: number): void {
  const { values, weights } = sums;
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) {
    const w = product(weight[at], row);
    const v = product(weight[at + pixels], row);
    values[k] = values[k] + Math.fround(data[base + index[at]] * w) + Math.fround(data[base + index[at + pixels]] * v);
    weights[k] += w + v;
  }
}

/** The same for four numbers per pixel. */
export function addColors(sums: Sums, data: Float64Array, base: number, taps: Taps, t: number, row: number): void {
  const { values, weights } = sums;
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) {
    const w = product(weight[at], row);
    const v = product(weight[at + pixels], row);
    const a = 4 * (base + index[at]);
    const b = 4 * (base + index[at + pixels]);
    values[4 * k] = values[4 * k] + data[a] * w + data[b] * v;
    values[4 * k + 1] = values[4 * k + 1] + data[a + 1] * w + data[b + 1] * v;
    values[4 * k + 2] = values[4 * k + 2] + data[a + 2] * w + data[b + 2] * v;
    values[4 * k + 3] = values[4 * k + 3] + data[a + 3] * w + data[b + 3] * v;
    weights[k] += w + v;
  }
}

/** The same for four numbers per pixel in single precision. */
export function addSingleColors(
  sums: Sums,
  data: Float32Array,
  base: number,
  taps: Taps,
  t: number,
  row: number,
): void {
  const { values, weights } = sums;
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) {
    const w = product(weight[at], row);
    const v = product(weight[at + pixels], row);
    const a = 4 * (base + index[at]);
    const b = 4 * (base + index[at + pixels]);
    values[4 * k] = values[4 * k] + Math.fround(data[a] * w) + Math.fround(data[b] * v);
    values[4 * k + 1] = values[4 * k + 1] + Math.fround(data[a + 1] * w) + Math.fround(data[b + 1] * v);
    values[4 * k + 2] = values[4 * k + 2] + Math.fround(data[a + 2] * w) + Math.fround(data[b + 2] * v);
    values[4 * k + 3] = values[4 * k + 3] + Math.fround(data[a + 3] * w) + Math.fround(data[b + 3] * v);
    weights[k] += w + v;
  }
}
