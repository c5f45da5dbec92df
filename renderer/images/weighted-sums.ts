import { type Kernel, openKernel } from '../kernels/kernel.ts';
import { code } from '../kernels/weighted-sums.wasm.ts';
import type { Taps } from './taps.ts';

/** A picture as numbers: one value or four (r, g, b, a, premultiplied, 0..1) per pixel, first row first. */
export interface Plane {
  readonly data: Float32Array | Float64Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
}

interface Sums extends Kernel {
  readonly exports: {
    /** Arguments are addresses or numbers of bytes, but the first two, `taps` and `total`. */
    row(
      single: boolean,
      channels: 1 | 4,
      rows: number,
      rowsEnd: number,
      taps: number,
      stride: number,
      even: number,
      index: number,
      weight: number,
      total: number,
      out: number,
    ): void;
  };
}

/** Weighted sums of a plane's pixels, a row of output pixels at a time. */
export interface WeightedRows {
  /**
   * The pixels whose rows are `rows`, which are the taps of one pixel, as many numbers each as the plane has channels, and colours held
   * to 0..1 and to their opacity. Valid until the next call.
   */
  row(rows: Taps): Float32Array | Float64Array;
}

// One kernel at a time: a picture's rows are summed from its first to its last without another picture between.
let kernel: Sums | undefined;

/** What is kept for the next picture. A larger one has its memory for itself. */
const keptBytes = 1 << 22;

/**
 * Makes ready to sum pixels with these taps. Source rows are copied to the kernel when a row first asks for them and stay while others do.
 * @param mostRows how many rows a pixel takes in
 * @param total what sums are divided by, or 0: by the sum of their weights
 */
export function weighRows(source: Plane, columns: Taps, mostRows: number, total: number): WeightedRows {
  const { data, width, height, channels } = source;
  const single = data instanceof Float32Array;
  const size = data.BYTES_PER_ELEMENT;
  const pixels = (columns.pixels + 3) & ~3;
  const stride = 4 * pixels;
  const slots = Math.min(mostRows, height);
  const rowBytes = width * channels * size;
  let end = 0;
  const room = (bytes: number): number => {
    const at = end;
    end = (end + bytes + 15) & ~15;
    return at;
  };
  const even = room(pixels / 4);
  const index = room(columns.count * stride);
  const weight = room(columns.count * stride);
  const pairs = room(8 * mostRows);
  const out = room(pixels * channels * size);
  const lines = room(slots * rowBytes);
  if (kernel === undefined || kernel.memory().byteLength < end)
    kernel = openKernel(code, Math.max(end, 1 << 18)) as Sums;
  const { exports } = kernel;
  const memory = kernel.memory();
  packTaps(
    columns,
    pixels,
    channels * size,
    new Int32Array(memory, index, columns.count * pixels),
    new Int32Array(memory, weight, columns.count * pixels),
    new Uint8Array(memory, even, pixels / 4),
  );
  const made = single ? Float32Array : Float64Array;
  const sums = new made(memory, out, columns.pixels * channels);
  const copies = new made(memory, lines, slots * width * channels);
  const rowPairs = new Int32Array(memory, pairs, 2 * mostRows);
  if (end > keptBytes) kernel = undefined;
  // Rows met together are neighbours, mirrored or not, so that no two of them want the same place.
  const held = new Int32Array(slots).fill(-1);
  return {
    row(rows) {
      let at = 0;
      for (let r = 0; r < rows.count; r++) {
        const y = rows.index[r];
        // What only fills up the taps adds nothing.
        if (rows.weight[r] === 0 && r > 0 && y === rows.index[0]) continue;
        const slot = y % slots;
        if (held[slot] !== y) {
          copies.set(data.subarray(y * width * channels, (y + 1) * width * channels), slot * width * channels);
          held[slot] = y;
        }
        rowPairs[at++] = lines + slot * rowBytes;
        rowPairs[at++] = rows.weight[r];
      }
      exports.row(single, channels, pairs, pairs + 4 * at, columns.count, stride, even, index, weight, total, out);
      return sums;
    },
  };
}

/** Taps as the kernel reads them; pixels that only fill up four are like the last one, without weight. */
function packTaps(
  taps: Taps,
  pixels: number,
  pixelBytes: number,
  index: Int32Array,
  weight: Int32Array,
  even: Uint8Array,
): void {
  for (let t = 0; t < taps.count; t++) {
    for (let k = 0; k < pixels; k++) {
      const from = t * taps.pixels + Math.min(k, taps.pixels - 1);
      index[t * pixels + k] = taps.index[from] * pixelBytes;
      weight[t * pixels + k] = ((k < taps.pixels ? taps.weight[from] : 0) & 0xffff) | 0x10000;
    }
  }
  even.fill(1);
  for (let t = 0; t < taps.count; t++) {
    for (let k = 0; k < pixels; k++) if (index[t * pixels + k] !== index[t * pixels + (k & ~3)]) even[k >> 2] = 0;
  }
}
