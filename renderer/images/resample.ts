import { type Affine, invert } from '../geometry/affine.ts';
import { linearColumns, linearRow } from './coordinates.ts';
import { type Coverage, coveredRows } from './covered-rows.ts';
import { type FilterName, filterTable } from './filters.ts';
import { findTaps, type Taps, tapRoom } from './taps.ts';
import { type Plane, type WeightedRows, weighRows } from './weighted-sums.ts';
import { growWindow, shrinkWindow } from './window.ts';

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
 * picture covers. Numbers are laid over nothing by it, colours (premultiplied) are still to be (`layColors`, `paintColors`). Both
 * are valid during the call only.
 */
export type ResampledRow = (y: number, from: number, pixels: Float32Array | Float64Array, coverage: Coverage) => void;

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
  const { channels } = source;
  const inverse = invert(transform);
  const table = filterTable(options.interpolation, options.radius, options.normalize);
  const window = options.resample ? shrinkWindow(table, inverse) : growWindow(table);
  const [x0, x1] = wholePixels(transform.e, transform.a * source.width + transform.e);
  const [y0, y1] = wholePixels(transform.f, transform.d * source.height + transform.f);
  const position = new Int32Array(1);
  const mostRows = tapRoom(table, window.stepY);
  let columns: Taps | null = null;
  let columnsFrom = -1;
  let sums: WeightedRows | null = null;
  coveredRows([x0, y0, x1, y1], width, height, (y, from, coverage) => {
    const n = coverage.shares.length;
    if (columns === null || sums === null || columns.pixels !== n || columnsFrom !== from) {
      columns = findTaps(linearColumns(inverse, from, n), n, source.width, table, window, true);
      columnsFrom = from;
      sums = weighRows(source, columns, mostRows, window.averages ? 0 : one);
    }
    position[0] = linearRow(inverse, y);
    const pixels = sums.row(findTaps(position, 1, source.height, table, window, false));
    if (channels === 1) layNumbers(pixels, coverage);
    take(y, from, pixels, coverage);
  });
}

/**
 * Resamples a picture at given places, in 1/256 source pixels: one for each output column and one for each row. The filter is as wide as
 * source pixels are, whatever lies between two places.
 */
export function resamplePlaces(
  source: Plane,
  columns: Int32Array,
  rows: Int32Array,
  options: ResampleOptions,
  take: ResampledRow,
): void {
  const table = filterTable(options.interpolation, options.radius, options.normalize);
  const window = growWindow(table);
  const across = findTaps(columns, columns.length, source.width, table, window, true);
  const sums = weighRows(source, across, tapRoom(table, window.stepY), one);
  const coverage = { shares: new Uint8Array(columns.length).fill(255), partly: [] };
  for (let y = 0; y < rows.length; y++) {
    take(y, 0, sums.row(findTaps(rows.subarray(y, y + 1), 1, source.height, table, window, false)), coverage);
  }
}

/** The ends of an upright picture: a border pixel whose centre is inside is covered wholly, a thinner border stays as it is. */
function wholePixels(a: number, b: number): [number, number] {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return [Math.min(low, Math.ceil(low - 0.5)), Math.max(high, Math.round(high))];
}

/** Lays numbers over nothing through the coverage. */
function layNumbers(numbers: Float32Array | Float64Array, { shares, partly }: Coverage): void {
  const single = numbers instanceof Float32Array;
  for (const k of partly) numbers[k] *= single ? Math.fround(shares[k] / 255) : shares[k] / 255;
}
