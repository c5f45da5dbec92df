import { Palette } from './palette.ts';

/** The picture as runs of one colour, found in a single pass that also learns what kind of picture it is. */
export interface Runs {
  readonly width: number;
  readonly height: number;
  /** One word per pixel: r | g << 8 | b << 16 | a << 24 (signed, because V8 passes on 32 bits unboxed only so). */
  readonly words: Int32Array;
  /** Pixel index after each run; runs never cross rows. */
  readonly ends: Int32Array;
  /** Index of each row's first run; a row without runs equals the row above. */
  readonly rowStarts: Int32Array;
  readonly count: number;
  readonly opaque: boolean;
  /** The colours when there are at most 256, else null. */
  readonly palette: Palette | null;
}

let endsBuffer = new Int32Array(1 << 15);

/** Finds the runs of a picture; what it returns shares buffers with the next call. */
export function findRuns(data: Uint8ClampedArray, width: number, height: number): Runs {
  const words = new Int32Array(data.buffer, data.byteOffset, width * height);
  const bytes = Buffer.from(data.buffer, data.byteOffset, width * height * 4);
  const rowStarts = new Int32Array(height + 1);
  const colors = new Palette();
  let few = true;
  let alphas = 255;
  let ends = endsBuffer;
  let count = 0;
  for (let y = 0; y < height; y++) {
    rowStarts[y] = count;
    const from = y * width;
    const end = from + width;
    if (y > 0 && bytes.compare(bytes, (from - width) * 4, from * 4, from * 4, end * 4) === 0) continue;
    if (ends.length < count + width) {
      const next = new Int32Array(Math.max(ends.length * 2, count + width));
      next.set(ends);
      ends = next;
    }
    let i = from;
    while (i < end) {
      const color = words[i];
      i++;
      while (i < end && words[i] === color) i++;
      ends[count++] = i;
      alphas &= color >>> 24;
      if (few && colors.indexOf(color) < 0) few = false;
    }
  }
  rowStarts[height] = count;
  // A busy picture's list is dropped again, so that one photograph does not stay in memory.
  endsBuffer = ends.length <= 1 << 18 ? ends : endsBuffer;
  return { width, height, words, ends, rowStarts, count, opaque: alphas === 255, palette: few ? colors : null };
}
