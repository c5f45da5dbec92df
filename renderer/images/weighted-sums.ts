import type { Taps } from './taps.ts';

// One tap of a whole row at a time: neighbouring pixels do not wait for each other's sums, and every sum still grows in Agg's order.

/** The weight of a source pixel: the product of its column's and its row's in 1/16384, rounded. */
function product(x: number, y: number): number {
  return (Math.imul(x, y) + 8192) >> 14;
}

/** Adds tap `t` of every pixel from the source row at `base`, whose own weight is `row`, to the sums. */
export function addDoubles(sums: Float64Array, data: Float64Array, base: number, taps: Taps, t: number, row: number) {
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) sums[k] += data[base + index[at]] * product(weight[at], row);
}

/** The same in single precision. */
export function addSingles(sums: Float64Array, data: Float32Array, base: number, taps: Taps, t: number, row: number) {
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) {
    sums[k] += Math.fround(data[base + index[at]] * product(weight[at], row));
  }
}

/** The same for four numbers per pixel. */
export function addColors(sums: Float64Array, data: Float64Array, base: number, taps: Taps, t: number, row: number) {
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) {
    const w = product(weight[at], row);
    const from = 4 * (base + index[at]);
    sums[4 * k] += data[from] * w;
    sums[4 * k + 1] += data[from + 1] * w;
    sums[4 * k + 2] += data[from + 2] * w;
    sums[4 * k + 3] += data[from + 3] * w;
  }
}

/** The same for four numbers per pixel in single precision. */
export function addSingleColors(
  sums: Float64Array,
  data: Float32Array,
  base: number,
  taps: Taps,
  t: number,
  row: number,
) {
  const { index, weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) {
    const w = product(weight[at], row);
    const from = 4 * (base + index[at]);
    sums[4 * k] += Math.fround(data[from] * w);
    sums[4 * k + 1] += Math.fround(data[from + 1] * w);
    sums[4 * k + 2] += Math.fround(data[from + 2] * w);
    sums[4 * k + 3] += Math.fround(data[from + 3] * w);
  }
}

/** Adds the weights of tap `t` alone. */
export function addWeights(totals: Int32Array, taps: Taps, t: number, row: number) {
  const { weight, pixels } = taps;
  for (let k = 0, at = t * pixels; k < pixels; k++, at++) totals[k] += product(weight[at], row);
}
