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
  /** Index into the palette of each run's colour. */
  readonly indices: Uint8Array;
  readonly opaque: boolean;
  /** The colours when there are at most 256, else null. */
  readonly palette: Palette | null;
}

let endsBuffer = new Int32Array(1 << 15);
let indicesBuffer = new Uint8Array(1 << 15);

/** Finds the runs of a picture; what it returns shares buffers with the next call. */
export function findRuns(data: Uint8ClampedArray, width: number, height: number): Runs {
  const words = new Int32Array(data.buffer, data.byteOffset, width * height);
  const bytes = Buffer.from(data.buffer, data.byteOffset, width * height * 4);
  const rowStarts = new Int32Array(height + 1);
  const colors = new Palette();
  let few = true;
  let alphas = 255;
  let ends = endsBuffer;
  let indices = indicesBuffer;
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
      const nextIndices = new Uint8Array(next.length);
      nextIndices.set(indices);
      indices = nextIndices;
    }
    let i = from;
    while (i < end) {
      const color = words[i];
      i++;
      if (i < end && words[i] === color) {
        // Most pixels are in long runs: four at a time.
        while (
          i + 4 <= end &&
          ((words[i] ^ color) | (words[i + 1] ^ color) | (words[i + 2] ^ color) | (words[i + 3] ^ color)) === 0
        )
          i += 4;
        while (i < end && words[i] === color) i++;
      }
      if (few) {
        const index = colors.indexOf(color);
        if (index < 0) few = false;
        indices[count] = index;
      }
      ends[count++] = i;
      alphas &= color >>> 24;
    }
  }
  rowStarts[height] = count;
  // A busy picture's list is dropped again, so that one photograph does not stay in memory.
  if (ends.length <= 1 << 18) [endsBuffer, indicesBuffer] = [ends, indices];
  return {
    width,
    height,
    words,
    ends,
    rowStarts,
    count,
    indices,
    opaque: alphas === 255,
    palette: few ? colors : null,
  };
}
