import type { Runs } from '../backends/raster/spans.ts';
import { type Affine, invert } from '../geometry/affine.ts';
import { ExactCoordinates, LinearCoordinates } from './coordinates.ts';
import type { FilterTable } from './filters.ts';
import type { Plane } from './resample.ts';
import { reflect, type Window } from './window.ts';

/** Which source columns (or rows) each output pixel takes in, with their weights: `taps` entries per pixel from `first` on. */
interface Taps {
  readonly most: number;
  readonly counts: Int32Array;
  readonly index: Int32Array;
  readonly weight: Int32Array;
}

/**
 * Resamples an upright picture: columns and rows are looked up apart, so that a pixel costs its weights and nothing else. Gives what
 * `resamplePlane` gives pixel by pixel.
 * @param runs covered pixels @param window null for nearest neighbours
 */
export function resampleUpright(
  source: Plane,
  out: Plane,
  affine: Affine,
  runs: Runs,
  count: number,
  table: FilterTable | null,
  window: Window | null,
): void {
  const inverse = invert(affine);
  const width = out.width;
  const columns = table && window ? new LinearCoordinates(inverse, width) : new ExactCoordinates(inverse, width);
  let taps: Taps | null = null;
  let tapsFrom = -1;
  let tapsTo = -1;
  const rowTaps = newTaps(1, table && window ? mostTaps(table, window.stepY) : 1);
  for (let i = 0; i < count; ) {
    const y = runs[4 * i + 1];
    const from = runs[4 * i];
    let end = from;
    let last = i;
    while (last < count && runs[4 * last + 1] === y && runs[4 * last] === end) end += runs[4 * last++ + 2];
    columns.begin(from, y, end - from);
    if (taps === null || from !== tapsFrom || end !== tapsTo) {
      taps = columnTaps(columns.x, end - from, source.width, table, window);
      [tapsFrom, tapsTo] = [from, end];
    }
    if (table && window) fillTaps(rowTaps, 0, columns.y[0], source.height, table, window, false);
    for (; i < last; i++) {
      const x = runs[4 * i] - from;
      const n = runs[4 * i + 2];
      const coverage = window ? runs[4 * i + 3] : runs[4 * i + 3] < 128 ? 0 : 255;
      if (coverage === 0) continue;
      if (table && window) filterRun(source, out, y * width + from, x, x + n, taps, rowTaps, window.averages, coverage);
      else copyRun(source, out, y * width + from, x, x + n, taps, columns.y);
    }
  }
}

/** Nearest neighbours. The end of a run is rounded in a way of its own, and may lie in another row than the rest. */
function copyRun(source: Plane, out: Plane, row: number, from: number, to: number, taps: Taps, ys: Int32Array): void {
  const { data, width, height, channels } = source;
  const target = out.data;
  const { index } = taps;
  let y = ys[from];
  let base = reflect(y >> 8, height) * width;
  for (let k = from; k < to; k++) {
    if (ys[k] !== y) {
      y = ys[k];
      base = reflect(y >> 8, height) * width;
    }
    if (channels === 1) target[row + k] = data[base + index[k]];
    else copyColor(source, target, 4 * (base + index[k]), 4 * (row + k));
  }
}

function newTaps(pixels: number, most: number): Taps {
  return {
    most,
    counts: new Int32Array(pixels),
    index: new Int32Array(pixels * most),
    weight: new Int32Array(pixels * most),
  };
}

function mostTaps(table: FilterTable, step: number): number {
  return Math.ceil(table.weights.length / step) + 1;
}

function columnTaps(
  positions: Int32Array,
  pixels: number,
  size: number,
  table: FilterTable | null,
  window: Window | null,
): Taps {
  if (!table || !window) {
    const taps = newTaps(pixels, 1);
    for (let k = 0; k < pixels; k++) taps.index[k] = reflect(positions[k] >> 8, size);
    return taps;
  }
  const taps = newTaps(pixels, mostTaps(table, window.stepX));
  for (let k = 0; k < pixels; k++) fillTaps(taps, k, positions[k], size, table, window, true);
  return taps;
}

function fillTaps(
  taps: Taps,
  pixel: number,
  position: number,
  size: number,
  table: FilterTable,
  window: Window,
  across: boolean,
): void {
  if (across) window.place(position, 0);
  else window.place(0, position);
  const { weights } = table;
  const step = across ? window.stepX : window.stepY;
  let at = across ? window.firstX : window.firstY;
  let n = 0;
  for (let w = across ? window.weightX : window.weightY; w < weights.length; w += step, at++, n++) {
    taps.index[pixel * taps.most + n] = reflect(at, size);
    taps.weight[pixel * taps.most + n] = weights[w];
  }
  taps.counts[pixel] = n;
}

function copyColor({ data }: Plane, target: Float32Array | Float64Array, from: number, to: number): void {
  const a = data[from + 3];
  if (a <= 0) return;
  const single = data instanceof Float32Array;
  for (let c = 0; c < 3; c++) {
    const v = data[from + c];
    target[to + c] = a >= 1 ? v : (single ? Math.fround(a * v) : a * v) / a;
  }
  target[to + 3] = a;
}

function filterRun(
  source: Plane,
  out: Plane,
  row: number,
  from: number,
  to: number,
  taps: Taps,
  rows: Taps,
  averages: boolean,
  coverage: number,
): void {
  const single = source.data instanceof Float32Array;
  if (source.channels === 4) filterColors(source, out, row, from, to, taps, rows, averages, coverage, single);
  else if (single) filterSingles(source, out, row, from, to, taps, rows, averages, coverage);
  else filterDoubles(source, out, row, from, to, taps, rows, averages, coverage);
}

function filterDoubles(
  source: Plane,
  out: Plane,
  row: number,
  from: number,
  to: number,
  taps: Taps,
  rows: Taps,
  averages: boolean,
  coverage: number,
): void {
  const data = source.data as Float64Array;
  const { width } = source;
  const part = coverage / 255;
  const { index, weight, counts, most } = taps;
  const rowCount = rows.counts[0];
  for (let k = from; k < to; k++) {
    const first = k * most;
    const n = first + counts[k];
    let sum = 0;
    let total = 0;
    for (let r = 0; r < rowCount; r++) {
      const base = rows.index[r] * width;
      const wy = rows.weight[r];
      for (let c = first; c < n; c++) {
        const w = (wy * weight[c] + 8192) >> 14;
        sum += data[base + index[c]] * w;
        total += w;
      }
    }
    const v = sum / (averages ? total : 16384);
    out.data[row + k] = coverage === 255 ? v : part * v;
  }
}

function filterSingles(
  source: Plane,
  out: Plane,
  row: number,
  from: number,
  to: number,
  taps: Taps,
  rows: Taps,
  averages: boolean,
  coverage: number,
): void {
  const data = source.data as Float32Array;
  const { width } = source;
  const part = Math.fround(coverage / 255);
  const { index, weight, counts, most } = taps;
  const rowCount = rows.counts[0];
  for (let k = from; k < to; k++) {
    const first = k * most;
    const n = first + counts[k];
    let sum = 0;
    let total = 0;
    for (let r = 0; r < rowCount; r++) {
      const base = rows.index[r] * width;
      const wy = rows.weight[r];
      for (let c = first; c < n; c++) {
        const w = (wy * weight[c] + 8192) >> 14;
        sum += Math.fround(data[base + index[c]] * w);
        total += w;
      }
    }
    const v = Math.fround(sum / (averages ? total : 16384));
    out.data[row + k] = coverage === 255 ? v : part * v;
  }
}

function filterColors(
  source: Plane,
  out: Plane,
  row: number,
  from: number,
  to: number,
  taps: Taps,
  rows: Taps,
  averages: boolean,
  coverage: number,
  single: boolean,
): void {
  const { data, width } = source;
  const target = out.data;
  const part = single ? Math.fround(coverage / 255) : coverage / 255;
  const { index, weight, counts, most } = taps;
  const rowCount = rows.counts[0];
  for (let k = from; k < to; k++) {
    const first = k * most;
    const n = first + counts[k];
    let r0 = 0;
    let g0 = 0;
    let b0 = 0;
    let a0 = 0;
    let total = 0;
    for (let r = 0; r < rowCount; r++) {
      const base = rows.index[r] * width;
      const wy = rows.weight[r];
      for (let c = first; c < n; c++) {
        const w = (wy * weight[c] + 8192) >> 14;
        total += w;
        const at = 4 * (base + index[c]);
        if (single) {
          r0 += Math.fround(data[at] * w);
          g0 += Math.fround(data[at + 1] * w);
          b0 += Math.fround(data[at + 2] * w);
          a0 += Math.fround(data[at + 3] * w);
        } else {
          r0 += data[at] * w;
          g0 += data[at + 1] * w;
          b0 += data[at + 2] * w;
          a0 += data[at + 3] * w;
        }
      }
    }
    const scale = averages ? total : 16384;
    let a = a0 / scale;
    if (single) a = Math.fround(a);
    a = a < 0 ? 0 : a > 1 ? 1 : a;
    if (a <= 0) continue;
    const at = 4 * (row + k);
    const whole = a >= 1 && coverage === 255;
    const cover = single ? Math.fround(a * part) : a * part;
    for (let c = 0; c < 3; c++) {
      let v = (c === 0 ? r0 : c === 1 ? g0 : b0) / scale;
      if (single) v = Math.fround(v);
      v = v < 0 ? 0 : v > a ? a : v;
      if (!whole) v = (single ? Math.fround(cover * v) : cover * v) / cover;
      target[at + c] = v;
    }
    target[at + 3] = whole ? a : cover;
  }
}
