import { Tokens } from './deflate-tokens.ts';
import type { Runs } from './runs.ts';

const tokens = new Tokens();
const window = 32768;
/** Of a match, bytes. */
const minLength = 3;
const hashBits = 13;
const head = new Int32Array(1 << hashBits);
const modulus = 65521;

/** Runs of at least this many pixels are coded as such without looking for something better above. */
const plainRun = 6;

/**
 * Compresses pictures of flat colour (figures are that) as a PNG's image data: rows without filter, searched pixel by pixel for
 * what repeats to the left, above, or after the same pair of pixels before. Faster than zlib on the bytes, because most of a
 * figure is runs, and those were found before.
 * @param depth bytes per pixel: 1 (indices into `runs.palette`), 3 or 4
 */
export function deflatePixels(runs: Runs, depth: 1 | 3 | 4): Uint8Array {
  tokens.clear();
  head.fill(-1);
  const { width, height, ends, rowStarts, words, indices } = runs;
  const rowBytes = width * depth + 1;
  let a = 1;
  let b = 0;
  let rowSum = 0;
  let rowWeight = 0;
  let repeated = 0;
  // The nearest row above whose runs were listed.
  let source = 0;
  for (let y = 0; y < height; y++) {
    const first = rowStarts[y];
    const last = rowStarts[y + 1];
    if (last === first) {
      if (rowBytes <= window && rowBytes >= minLength) {
        repeated += rowBytes;
      } else {
        // Too wide to refer to the row above, or a single byte beside its filter: its runs again.
        compressRow(runs, y, source, source, depth);
      }
    } else {
      if (repeated > 0) tokens.match(repeated, rowBytes);
      repeated = 0;
      compressRow(runs, y, y, source, depth);
      source = y;
      // Sums for Adler-32: of the row's bytes, and of the bytes weighted by their distance from the row's end.
      rowSum = 0;
      rowWeight = 0;
      const end = (y + 1) * width;
      let i = y * width;
      for (let r = first; r < last; r++) {
        const n = ends[r] - i;
        const s = n * (end - i) * depth - (depth * n * (n - 1)) / 2;
        const color = depth === 1 ? indices[r] : words[i];
        const c0 = color & 255;
        if (depth === 1) {
          rowSum += n * c0;
          rowWeight += c0 * s;
        } else {
          const c1 = (color >>> 8) & 255;
          const c2 = (color >>> 16) & 255;
          const c3 = depth === 4 ? color >>> 24 : 0;
          rowSum += n * (c0 + c1 + c2 + c3);
          rowWeight += c0 * s + c1 * (s - n) + c2 * (s - 2 * n) + c3 * (s - 3 * n);
        }
        i = ends[r];
      }
    }
    b = (b + rowBytes * a + rowWeight) % modulus;
    a = (a + rowSum) % modulus;
  }
  if (repeated > 0) tokens.match(repeated, rowBytes);
  return tokens.encode(b * 65536 + a);
}

/** Codes row `y`, whose runs are those of the row `own`, below a row whose runs are those of the row `above`. */
function compressRow(runs: Runs, y: number, own: number, above: number, depth: 1 | 3 | 4): void {
  const { words, ends, rowStarts, indices, width } = runs;
  const rowBytes = width * depth + 1;
  const from = y * width;
  const end = from + width;
  const hasAbove = y > 0 && rowBytes <= window;
  // A match is worth it from three bytes on to the left, from two pixels on elsewhere (its distance costs more).
  const minRun = depth === 1 ? 3 : 1;
  const minMatch = depth === 1 ? 4 : 2;
  // Where the listed runs end in this row.
  const shift = (y - own) * width;
  const shiftAbove = (y - above) * width;
  const last = rowStarts[own + 1];
  let q = rowStarts[above];
  tokens.literal(0);
  let i = from;
  for (let r = rowStarts[own]; r < last; r++) {
    const runEnd = ends[r] + shift;
    let fresh = i === from || words[i - 1] !== words[i];
    while (i < runEnd) {
      const color = words[i];
      const rest = runEnd - i;
      if (!fresh && rest >= minRun && rest >= plainRun) {
        tokens.match(rest * depth, depth);
        i = runEnd;
        break;
      }
      let best = 0;
      let distance = 0;
      if (rest < plainRun || !fresh) {
        if (hasAbove && words[i - width] === color) {
          while (ends[q] + shiftAbove <= i) q++;
          best = matchAbove(runs, i, end, r, shift, q, shiftAbove);
          distance = rowBytes;
        }
        if (fresh && i + 1 < end) {
          const h = (Math.imul(color, 0x9e3779b1) ^ Math.imul(words[i + 1], 0x85ebca6b)) >>> (32 - hashBits);
          const p = head[h];
          head[h] = i;
          if (p >= 0 && words[p] === color && words[p + 1] === words[i + 1]) {
            const row = Math.trunc(p / width);
            const gap = (i - p) * depth + (y - row);
            const stop = (row + 1) * width;
            if (gap <= window) {
              let k = 1;
              // Stay within a row on both sides: filter bytes lie between rows.
              while (i + k < end && p + k < stop && words[p + k] === words[i + k]) k++;
              if (k > best) {
                best = k;
                distance = gap;
              }
            }
          }
        }
      }
      if (!fresh && rest >= minRun && rest >= best) {
        tokens.match(rest * depth, depth);
        i = runEnd;
      } else if (best >= minMatch) {
        tokens.match(best * depth, distance);
        i += best;
      } else {
        if (depth === 1) tokens.literal(indices[r]);
        else tokens.pixel(color, depth);
        i++;
      }
      fresh = false;
    }
  }
}

/**
 * For how many pixels from `i` on a row equals the one above it, given that the first does. Runs are compared, not pixels: `r` is the
 * one that `i` lies in, `q` the one above.
 */
function matchAbove(
  { words, ends, width }: Runs,
  i: number,
  end: number,
  r: number,
  shift: number,
  q: number,
  shiftAbove: number,
): number {
  for (;;) {
    const here = ends[r++] + shift;
    const there = ends[q++] + shiftAbove;
    if (here !== there) return Math.min(here, there) - i;
    if (here === end || words[here] !== words[here - width]) return here - i;
  }
}
