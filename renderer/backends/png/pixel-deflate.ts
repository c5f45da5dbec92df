import { Tokens } from './deflate-tokens.ts';

const tokens = new Tokens();
const window = 32768;
const hashBits = 13;
const head = new Int32Array(1 << hashBits);
const modulus = 65521;

/**
 * Compresses pictures of flat colour (figures are that) as a PNG's image data: rows without filter, searched pixel by pixel for
 * what repeats to the left, above, or after the same pair of pixels before. Several times faster than zlib on the bytes,
 * because most of a figure is runs, and equal rows are found by comparing memory.
 * @param pixels one word per pixel: r | g << 8 | b << 16 | a << 24, or an index when `depth` is 1
 * @param depth bytes per pixel: 1, 3 or 4
 */
export function deflatePixels(pixels: Uint32Array, width: number, height: number, depth: 1 | 3 | 4): Uint8Array {
  tokens.clear();
  head.fill(-1);
  const rowBytes = width * depth + 1;
  const canRepeatRows = rowBytes <= window;
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  let a = 1;
  let b = 0;
  let rowSum = 0;
  let rowWeight = 0;
  let repeated = 0;
  for (let y = 0; y < height; y++) {
    const from = y * width;
    const end = from + width;
    const same =
      canRepeatRows &&
      y > 0 &&
      bytes.compare(bytes, (from - width) * 4, from * 4, from * 4, end * 4) === 0;
    if (same) {
      repeated += rowBytes;
    } else {
      if (repeated > 0) tokens.match(repeated, rowBytes);
      repeated = 0;
      tokens.literal(0);
      // Sums for Adler-32: of the row's bytes, and of the bytes weighted by their distance from the row's end.
      rowSum = 0;
      rowWeight = 0;
      let i = from;
      while (i < end) {
        const color = pixels[i];
        let runEnd = i + 1;
        while (runEnd < end && pixels[runEnd] === color) runEnd++;
        const n = runEnd - i;
        const tail = (end - i) * depth;
        const first = color & 255;
        if (depth === 1) {
          rowSum += n * first;
          rowWeight += first * (n * tail - (n * (n - 1)) / 2);
        } else {
          const g = (color >>> 8) & 255;
          const bl = (color >>> 16) & 255;
          const al = depth === 4 ? color >>> 24 : 0;
          const s = n * tail - (depth * n * (n - 1)) / 2;
          rowSum += n * (first + g + bl + al);
          rowWeight += first * s + g * (s - n) + bl * (s - 2 * n) + al * (s - 3 * n);
        }
        i = runEnd;
      }
      compressRow(pixels, width, from, end, depth, rowBytes);
    }
    b = (b + rowBytes * a + rowWeight) % modulus;
    a = (a + rowSum) % modulus;
  }
  if (repeated > 0) tokens.match(repeated, rowBytes);
  return tokens.encode(b * 65536 + a);
}

function compressRow(
  pixels: Uint32Array,
  width: number,
  from: number,
  end: number,
  depth: number,
  rowBytes: number,
): void {
  const above = from >= width && rowBytes <= window;
  // A match is worth it from three bytes on to the left, from two pixels on elsewhere (its distance costs more).
  const minRun = depth === 1 ? 3 : 1;
  const minMatch = depth === 1 ? 4 : 2;
  let i = from;
  while (i < end) {
    const color = pixels[i];
    let run = 0;
    if (i > from && pixels[i - 1] === color) {
      run = 1;
      while (i + run < end && pixels[i + run] === color) run++;
    }
    let best = 0;
    let distance = 0;
    if (above && pixels[i - width] === color) {
      let k = 1;
      while (i + k < end && pixels[i + k - width] === pixels[i + k]) k++;
      best = k;
      distance = rowBytes;
    }
    if (run === 0 && i + 1 < end) {
      const h = (Math.imul(color, 0x9e3779b1) ^ Math.imul(pixels[i + 1], 0x85ebca6b)) >>> (32 - hashBits);
      const p = head[h];
      head[h] = i;
      if (p >= 0 && pixels[p] === color) {
        const rowOfP = Math.trunc(p / width);
        const endOfP = (rowOfP + 1) * width;
        const gap = (i - p) * depth + (Math.trunc(i / width) - rowOfP);
        if (gap <= window) {
          let k = 1;
          // Stay within a row on both sides: filter bytes lie between rows.
          while (i + k < end && p + k < endOfP && pixels[p + k] === pixels[i + k]) k++;
          if (k > best) {
            best = k;
            distance = gap;
          }
        }
      }
    }
    if (run >= minRun && run >= best) {
      tokens.match(run * depth, depth);
      i += run;
    } else if (best >= minMatch) {
      tokens.match(best * depth, distance);
      i += best;
    } else {
      tokens.literal(color & 255);
      if (depth > 1) {
        tokens.literal((color >>> 8) & 255);
        tokens.literal((color >>> 16) & 255);
        if (depth === 4) tokens.literal(color >>> 24);
      }
      i++;
    }
  }
}
