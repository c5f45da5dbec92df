import {
  colorOf,
  distanceCounts,
  endOf,
  ensure,
  height,
  lengthSymbol,
  literalCounts,
  pairBits,
  pairs,
  palette,
  rest,
  rowStart,
  width,
} from './memory';
import { distanceSymbol, lengthBase } from './symbols';

const window: i32 = 32768;
/** Of a match, bytes. */
const minLength: i32 = 3;
/** Longest match, bytes. */
const maxLength: i32 = 258;
const modulus: u64 = 65521;
/** Runs of at least this many pixels are coded as such without looking for something better above. */
const plainRun: i32 = 6;

/** Marks the token of a pixel: three bytes in one. */
export const pixelToken: u32 = 0x80000000;
/** Marks a match that is there as many times as the next token says. */
export const timesToken: u32 = 0x40000000;
// Other tokens: below 256 a byte, or a match, length · 2²⁰ + distance symbol · 2¹⁵ + distance − 1.

let bytesPerPixel: i32 = 0;
/** Whether a row may be told to be as the one above. */
let rowsRefer: bool = false;
/** Where the tokens begin and end. */
export let tokensAt: usize = 0;
export let tokensEnd: usize = 0;
/** Adler-32 of the data. */
export let adler: u32 = 0;

@inline
function grow(counts: usize, symbol: i32, by: i32): void {
  const at = counts + 4 * <usize>symbol;
  store<i32>(at, load<i32>(at) + by);
}

@inline
function put(token: u32): void {
  store<u32>(tokensEnd, token);
  tokensEnd += 4;
}

@inline
function byte(value: i32): void {
  put(value);
  grow(literalCounts, value, 1);
}

/** A pixel, byte by byte. */
@inline
function pixel(color: i32): void {
  if (bytesPerPixel === 1) {
    byte(color);
    return;
  }
  put(pixelToken | (color & 0xffffff));
  const first = color & 255;
  const second = (color >>> 8) & 255;
  const third = (color >>> 16) & 255;
  // Counting grey at once: three times in a row in the same place would wait for memory.
  if (first === second && second === third) grow(literalCounts, first, 3);
  else {
    grow(literalCounts, first, 1);
    grow(literalCounts, second, 1);
    grow(literalCounts, third, 1);
  }
  if (bytesPerPixel === 4) byte(color >>> 24);
}

@inline
function part(length: i32, distance: i32, symbol: i32, times: i32): void {
  const token = (length << 20) | (symbol << 15) | (distance - 1);
  if (times === 1) put(token);
  else {
    put(timesToken | token);
    put(times);
  }
  grow(literalCounts, 257 + <i32>load<u8>(lengthSymbol + <usize>length), times);
  grow(distanceCounts, symbol, times);
}

/** `length` bytes (at least 3) as they were `distance` (1..32768) bytes before. */
function match(length: i32, distance: i32): void {
  const symbol = distanceSymbol(distance);
  let left = length;
  if (left > maxLength) {
    // Never leave one or two bytes over: a match has at least three.
    const whole = (left - minLength) / maxLength;
    if (whole > 0) part(maxLength, distance, symbol, whole);
    left -= whole * maxLength;
    if (left > maxLength) {
      part(left - minLength, distance, symbol, 1);
      left = minLength;
    }
  }
  part(left, distance, symbol, 1);
}

/**
 * Makes tokens of rows without filter, searched pixel by pixel for what repeats to the left, above, or after the same pair of pixels
 * before, and counts their symbols.
 * @param depth bytes per pixel: 1 (indices into the palette), 3 or 4
 */
export function makeTokens(depth: i32): void {
  bytesPerPixel = depth;
  for (let s: i32 = 0; s < 29; s++) {
    const next: i32 = s < 28 ? lengthBase(s + 1) : 259;
    for (let l = lengthBase(s); l < next; l++) store<u8>(lengthSymbol + <usize>l, <u8>s);
  }
  memory.fill(pairs, 255, 8 << pairBits);
  memory.fill(literalCounts, 0, 4 * 288 + 4 * 32);
  tokensAt = tokensEnd = rest;
  const rowBytes = width * depth + 1;
  rowsRefer = rowBytes <= window && rowBytes >= minLength;
  let a: u64 = 1;
  let b: u64 = 0;
  let repeated: i32 = 0;
  // The nearest row above whose runs were listed.
  let source: i32 = 0;
  for (let y: i32 = 0; y < height; y++) {
    ensure(tokensEnd + 4 * (<usize>rowBytes + 64));
    const first = rowStart(y);
    if (rowStart(y + 1) === first) {
      if (rowsRefer) repeated += rowBytes;
      // Too wide to refer to the row above, or a single byte beside its filter: its runs again.
      else compressRow(y, source, source);
    } else {
      if (repeated > 0) match(repeated, rowBytes);
      repeated = 0;
      compressRow(y, y, source);
      source = y;
      sumRow(y);
    }
    b += <u64>rowBytes * a + rowWeight;
    a += rowSum;
    // Sums are reduced when they become large, not at every row.
    if (b >> 40 !== 0) {
      b %= modulus;
      a %= modulus;
    }
  }
  if (repeated > 0) match(repeated, rowBytes);
  adler = <u32>(((b % modulus) << 16) | (a % modulus));
}

// For Adler-32, of the last row that had runs: the sum of its bytes, and that of the bytes weighted by their distance from its end.
let rowSum: u64 = 0;
let rowWeight: u64 = 0;

function sumRow(y: i32): void {
  const depth = <u64>bytesPerPixel;
  rowSum = 0;
  rowWeight = 0;
  const last = rowStart(y + 1);
  const end = (y + 1) * width;
  let i = y * width;
  for (let r = rowStart(y); r < last; r++) {
    const next = endOf(r);
    const n = <u64>(next - i);
    // Distances from the end, of the first byte of every pixel.
    const far = (depth * n * <u64>(2 * end - i - next + 1)) >> 1;
    if (bytesPerPixel === 1) {
      const c = <u64>colorOf(r);
      rowSum += n * c;
      rowWeight += c * far;
    } else {
      const color = <u32>colorOf(r);
      const second = (color >> 8) & 255;
      const third = (color >> 16) & 255;
      const fourth: u32 = bytesPerPixel === 4 ? color >> 24 : 0;
      const all = <u64>((color & 255) + second + third + fourth);
      rowSum += n * all;
      rowWeight += all * far - n * <u64>(second + 2 * third + 3 * fourth);
    }
    i = next;
  }
}

/** Codes row `y`, whose runs are those of the row `own`, below a row whose runs are those of the row `above`. */
function compressRow(y: i32, own: i32, above: i32): void {
  const depth = bytesPerPixel;
  const rowBytes = width * depth + 1;
  const from = y * width;
  const end = from + width;
  const hasAbove = y > 0 && rowBytes <= window;
  // A match is worth it from three bytes on to the left, from two pixels on elsewhere (its distance costs more).
  const minRun: i32 = depth === 1 ? 3 : 1;
  const minMatch: i32 = depth === 1 ? 4 : 2;
  // Where the listed runs end in this row.
  const shift = (y - own) * width;
  const shiftAbove = (y - above) * width;
  const last = rowStart(own + 1);
  let q = rowStart(above);
  byte(0);
  let i = from;
  let runStart = from;
  for (let r = rowStart(own); r < last; r++) {
    const runEnd = endOf(r) + shift;
    // Whether the run's colour is not that of the pixel before.
    let fresh = i === runStart;
    runStart = runEnd;
    if (i >= runEnd) continue;
    const color = colorOf(r);
    if (fresh && runEnd - i >= plainRun) {
      pixel(color);
      i++;
      fresh = false;
    }
    while (i < runEnd) {
      const left = runEnd - i;
      if (!fresh && left >= plainRun) {
        match(left * depth, depth);
        i = runEnd;
        break;
      }
      let best: i32 = 0;
      let distance: i32 = 0;
      if (hasAbove) {
        while (endOf(q) + shiftAbove <= i) q++;
        if (colorOf(q) === color) {
          best = matchAbove(i, end, r, shift, q, shiftAbove);
          distance = rowBytes;
        }
      }
      if (fresh && i + 1 < end) {
        const next = left > 1 ? color : colorOf(r + 1);
        const slot = pairs + 8 * <usize>hashOf(color, next);
        const p = load<i32>(slot);
        const s = load<i32>(slot, 4);
        store<i32>(slot, i);
        store<i32>(slot, r, 4);
        if (p >= 0 && colorOf(s) === color && (lengthFrom(p, s) > 1 ? color : colorOf(s + 1)) === next) {
          const row = p / width;
          const gap = (i - p) * depth + (y - row);
          if (gap <= window) {
            // Stay within a row on both sides: filter bytes lie between rows.
            const k = alike(p, s, i, r, shift, min((row + 1) * width - p, end - i));
            if (k > best) {
              best = k;
              distance = gap;
            }
          }
        }
      }
      if (!fresh && left >= minRun && left >= best) {
        match(left * depth, depth);
        i = runEnd;
      } else if (best >= minMatch) {
        match(best * depth, distance);
        i += best;
      } else {
        pixel(color);
        i++;
      }
      fresh = false;
    }
  }
}

@inline
function hashOf(color: i32, next: i32): u32 {
  let a = color;
  let b = next;
  if (bytesPerPixel === 1) {
    a = load<i32>(palette + 4 * <usize>color);
    b = load<i32>(palette + 4 * <usize>next);
  }
  return <u32>((a * <i32>0x9e3779b1) ^ (b * <i32>0x85ebca6b)) >> (32 - pairBits);
}

/** How many pixels run `s`, or one after it, reaches from pixel `p` on, where run `s` begins. */
@inline
function lengthFrom(p: i32, s: i32): i32 {
  // Where rows that repeat have the runs of another row, only the column counts.
  return rowsRefer ? endOf(s) - p : ((endOf(s) - 1) % width) + 1 - (p % width);
}

/** How many pixels from `p`, where run `s` begins, and from `i`, where run `r` does, are the same; at most `most`. Runs are compared, not pixels. */
@inline
function alike(p: i32, s: i32, i: i32, r: i32, shift: i32, most: i32): i32 {
  let before = lengthFrom(p, s);
  let here = endOf(r) + shift - i;
  while (before === here && here < most && colorOf(++s) === colorOf(++r)) {
    before = lengthFrom(p, s);
    here = endOf(r) + shift - i;
  }
  return min(min(before, here), most);
}

/**
 * For how many pixels from `i` on a row equals the one above it, given that the first does. Runs are compared, not pixels: `r` is the
 * one that `i` lies in, `q` the one above.
 */
@inline
function matchAbove(i: i32, end: i32, r: i32, shift: i32, q: i32, shiftAbove: i32): i32 {
  let here = endOf(r) + shift;
  let there = endOf(q) + shiftAbove;
  while (here === there && here !== end && colorOf(++r) === colorOf(++q)) {
    here = endOf(r) + shift;
    there = endOf(q) + shiftAbove;
  }
  return min(here, there) - i;
}
