import { type Affine, invert } from '../geometry/affine.ts';
import { linearColumns, linearRow } from './coordinates.ts';
import { coveredRows } from './covered-rows.ts';
import { type FilterName, filterTable } from './filters.ts';
import { findTaps, type Taps } from './taps.ts';
import { addColors, addDoubles, addSingleColors, addSingles, type Sums } from './weighted-sums.ts';
import { growWindow, shrinkWindow } from './window.ts';

/** A picture as numbers: one value or four (r, g, b, a, premultiplied, 0..1) per pixel, first row first. */
export interface Plane {
  readonly data: Float32Array | Float64Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
}

export interface ResampleOptions {
  readonly interpolation: FilterName;
  /** Filter over all source pixels when the picture shrinks (`resample`). */
  readonly resample: boolean;
  /** `filternorm` */
  readonly normalize: boolean;
  /** `filterrad`, for sinc, lanczos and blackman. */
  readonly radius: number;
}

/**
 * Takes a finished row: `pixels` (of as many numbers as the plane has channels) from column `from` on, and how much of each the
 * picture covers, 0..255. Both are valid during the call only.
 */
export type ResampledRow = (y: number, from: number, pixels: Float32Array | Float64Array, coverage: Uint8Array) => void;

const one = 16384;

/**
 * Resamples an upright picture into `width` × `height` pixels as Matplotlib's `_image.resample`, row by row: the picture's border
 * mixes with 0 by coverage, and rows it does not reach are left out. Single precision stays single at every step.
 * @param transform from source pixels to output pixels, without turning
 */
export function resampleRows(
  source: Plane,
  width: number,
  height: number,
  transform: Affine,
  options: ResampleOptions,
  take: ResampledRow,
): void {
  const { data, channels } = source;
  const single = data instanceof Float32Array;
  const inverse = invert(transform);
  const table = filterTable(options.interpolation, options.radius, options.normalize);
  const window = options.resample ? shrinkWindow(table, inverse) : growWindow(table);
  const [x0, x1] = wholePixels(transform.e, transform.a * source.width + transform.e);
  const [y0, y1] = wholePixels(transform.f, transform.d * source.height + transform.f);
  const position = new Int32Array(1);
  let columns: Taps | null = null;
  let columnsFrom = -1;
  let sums: Sums = { values: new Float64Array(0), weights: new Int32Array(0) };
  let pixels: Float32Array | Float64Array = sums.values;
  coveredRows([x0, y0, x1, y1], width, height, (y, from, coverage) => {
    const n = coverage.length;
    if (columns === null || columns.pixels !== n || columnsFrom !== from) {
      columns = findTaps(linearColumns(inverse, from, n), n, source.width, table, window, true);
      columnsFrom = from;
      sums = { values: new Float64Array(n * channels), weights: new Int32Array(n) };
      pixels = single ? new Float32Array(n * channels) : new Float64Array(n * channels);
    }
    position[0] = linearRow(inverse, y);
    const rows = findTaps(position, 1, source.height, table, window, false);
    sums.values.fill(0);
    sums.weights.fill(0);
    for (let r = 0; r < rows.count; r++) {
      const base = rows.index[r] * source.width;
      const weight = rows.weight[r];
      // What only fills up the taps to an even number adds nothing.
      if (weight === 0 && r > 0 && rows.index[r] === rows.index[0]) continue;
      for (let t = 0; t < columns.count; t += 2) {
        if (data instanceof Float64Array)
          (channels === 4 ? addColors : addDoubles)(sums, data, base, columns, t, weight);
        else (channels === 4 ? addSingleColors : addSingles)(sums, data, base, columns, t, weight);
      }
    }
    if (!window.averages) sums.weights.fill(one);
    (channels === 4 ? layColors : layNumbers)(pixels, sums, coverage, single);
    take(y, from, pixels, coverage);
  });
}

/** The ends of an upright picture: a border pixel whose centre is inside is covered wholly, a thinner border stays as it is. */
function wholePixels(a: number, b: number): [number, number] {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return [Math.min(low, Math.ceil(low - 0.5)), Math.max(high, Math.round(high))];
}

/** Sums as numbers, laid over nothing through the coverage. */
function layNumbers(
  out: Float32Array | Float64Array,
  { values, weights }: Sums,
  coverage: Uint8Array,
  single: boolean,
): void {
  for (let k = 0; k < coverage.length; k++) {
    const v = single ? Math.fround(values[k] / weights[k]) : values[k] / weights[k];
    const part = single ? Math.fround(coverage[k] / 255) : coverage[k] / 255;
    out[k] = coverage[k] === 255 ? v : part * v;
  }
}

/** Sums as premultiplied colours, each channel at most the opacity, laid over nothing through the coverage. */
function layColors(
  out: Float32Array | Float64Array,
  { values, weights }: Sums,
  coverage: Uint8Array,
  single: boolean,
): void {
  for (let k = 0; k < coverage.length; k++) {
    const at = 4 * k;
    const total = weights[k];
    let a = values[at + 3] / total;
    if (single) a = Math.fround(a);
    a = a < 0 ? 0 : a > 1 ? 1 : a;
    if (!(a > 0)) {
      out.fill(0, at, at + 4);
      continue;
    }
    const whole = a >= 1 && coverage[k] === 255;
    const part = single ? Math.fround(coverage[k] / 255) : coverage[k] / 255;
    const cover = whole ? a : single ? Math.fround(a * part) : a * part;
    for (let c = at; c < at + 3; c++) {
      let v = values[c] / total;
      if (single) v = Math.fround(v);
      v = v < 0 ? 0 : v > a ? a : v;
      out[c] = whole ? v : (single ? Math.fround(cover * v) : cover * v) / cover;
    }
    out[at + 3] = cover;
  }
}

/** Lays premultiplied colours that no filter has changed over nothing, in their place: what rounding leaves of them. */
export function layUnfiltered(colors: Float32Array | Float64Array): void {
  const single = colors instanceof Float32Array;
  for (let at = 0; at < colors.length; at += 4) {
    const a = colors[at + 3];
    if (a >= 1) continue;
    for (let c = at; c < at + 3; c++)
      colors[c] = a <= 0 ? 0 : (single ? Math.fround(a * colors[c]) : a * colors[c]) / a;
    if (a <= 0) colors[at + 3] = 0;
  }
}
