/**
 * The pixels of a PNG on their way into its data: runs of one colour, then either DEFLATE tokens from them, or rows as differences for zlib.
 *
 * The picture's words (r, g, b, a in memory) stand at `words`. A picture's functions are called in this order: `runs`, then `tokens` and `write`, or
 * `differences`.
 */

// What JavaScript reads and writes stands first; see `png-kernel.ts`.
/** Words: runs, colours (257 when more than 256), all alphas combined with &, tokens, Adler-32. */
const answer: usize = 0;
const palette: usize = 64;
const literalCounts: usize = palette + 4 * 256;
const distanceCounts: usize = literalCounts + 4 * 288;
const literalLengths: usize = distanceCounts + 4 * 32;
const literalCodes: usize = literalLengths + 288;
const distanceLengths: usize = literalCodes + 2 * 288;
const distanceCodes: usize = distanceLengths + 32;

const slots: i32 = 1024;
const keys: usize = distanceCodes + 2 * 32;
const values: usize = keys + 4 * slots;
const hashBits: i32 = 13;
const head: usize = values + 4 * slots;
/** Index of the length symbol for match lengths 3..258. */
const lengthSymbol: usize = head + (4 << hashBits);
/** Code and extra bits of every match length, and how many bits they are. */
const matchCodes: usize = lengthSymbol + 320;
const matchBits: usize = matchCodes + 4 * 260;
/** Code and length of every literal in one. */
const literals: usize = matchBits + 320;
/** Where the picture's words stand. */
const words: usize = 65536;

const window: i32 = 32768;
/** Of a match, bytes. */
const minLength: i32 = 3;
const modulus: u64 = 65521;
/** Runs of at least this many pixels are coded as such without looking for something better above. */
const plainRun: i32 = 6;

let width: i32 = 0;
let height: i32 = 0;
/** The first run of every row, and one more; a row without runs equals the row above. */
let rowStarts: usize = 0;
/** Pixel index after each run; runs never cross rows. */
let ends: usize = 0;
/** Index into the palette of each run's colour. */
let indices: usize = 0;
/** What comes after the lists. */
let rest: usize = 0;
let tokensAt: usize = 0;
let tokensEnd: usize = 0;

function ensure(end: usize): void {
  const pages = <i32>((end + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(max(pages, memory.size() >> 2)) < 0) {
    if (memory.grow(pages) < 0) unreachable();
  }
}

@inline
function word(i: i32): i32 {
  return load<i32>(words + 4 * <usize>i);
}

@inline
function endOf(r: i32): i32 {
  return load<i32>(ends + 4 * <usize>r);
}

@inline
function rowStart(y: i32): i32 {
  return load<i32>(rowStarts + 4 * <usize>y);
}

/** Whether a row equals the one above. */
function repeats(y: i32): bool {
  let at = words + 4 * <usize>y * <usize>width;
  const above: usize = 4 * <usize>width;
  const end = at + above;
  for (; at + 32 <= end; at += 32) {
    const a = v128.xor(v128.load(at), v128.load(at - above));
    const b = v128.xor(v128.load(at, 16), v128.load(at - above, 16));
    if (v128.any_true(v128.or(a, b))) return false;
  }
  for (; at < end; at += 4) if (load<i32>(at) !== load<i32>(at - above)) return false;
  return true;
}

let colors: i32 = 0;

/** Index of a colour in the palette, added if need be; −1 when it would be the 257th. */
function indexOf(color: i32): i32 {
  let slot = ((color * <i32>0x9e3779b1) >>> 22) & (slots - 1);
  for (;;) {
    const value = load<i32>(values + 4 * <usize>slot);
    if (value < 0) break;
    if (load<i32>(keys + 4 * <usize>slot) === color) return value;
    slot = (slot + 1) & (slots - 1);
  }
  if (colors === 256) return -1;
  store<i32>(keys + 4 * <usize>slot, color);
  store<i32>(values + 4 * <usize>slot, colors);
  store<i32>(palette + 4 * <usize>colors, color);
  return colors++;
}

/** Finds the runs of a picture. */
export function runs(pictureWidth: i32, pictureHeight: i32): void {
  width = pictureWidth;
  height = pictureHeight;
  const pixels = <usize>width * <usize>height;
  rowStarts = words + 4 * pixels;
  ends = rowStarts + 4 * (<usize>height + 1);
  indices = ends + 4 * pixels;
  rest = (indices + pixels + 15) & ~15;
  ensure(rest + 16);
  memory.fill(values, 255, 4 * slots);
  colors = 0;
  let few = true;
  let alphas: i32 = 255;
  let count: i32 = 0;
  for (let y: i32 = 0; y < height; y++) {
    store<i32>(rowStarts + 4 * <usize>y, count);
    if (y > 0 && repeats(y)) continue;
    const from = words + 4 * <usize>y * <usize>width;
    const end = from + 4 * <usize>width;
    let at = from;
    while (at < end) {
      const color = load<i32>(at);
      at += 4;
      if (at < end && load<i32>(at) === color) {
        const four = i32x4.splat(color);
        while (at + 16 <= end && i32x4.all_true(i32x4.eq(v128.load(at), four))) at += 16;
        while (at < end && load<i32>(at) === color) at += 4;
      }
      if (few) {
        const index = indexOf(color);
        if (index < 0) few = false;
        store<u8>(indices + <usize>count, <u8>index);
      }
      store<i32>(ends + 4 * <usize>count, <i32>((at - words) >> 2));
      count++;
      alphas &= color >>> 24;
    }
  }
  store<i32>(rowStarts + 4 * <usize>height, count);
  store<i32>(answer, count);
  store<i32>(answer, few ? colors : 257, 4);
  store<i32>(answer, alphas, 8);
}

// Tokens: values below 256 are bytes, others length · 65536 + distance.

@inline
function grow(counts: usize, symbol: i32): void {
  const at = counts + 4 * <usize>symbol;
  store<i32>(at, load<i32>(at) + 1);
}

@inline
function literal(byte: i32): void {
  store<i32>(tokensEnd, byte);
  tokensEnd += 4;
  grow(literalCounts, byte);
}

@inline
function distanceSymbol(distance: i32): i32 {
  if (distance < 5) return distance - 1;
  const log = 31 - clz(distance - 1);
  return 2 * log + (((distance - 1) >> (log - 1)) & 1);
}

@inline
function distanceBits(symbol: i32): i32 {
  return symbol < 4 ? 0 : (symbol >> 1) - 1;
}

@inline
function distanceBase(symbol: i32): i32 {
  return symbol < 4 ? symbol + 1 : ((2 + (symbol & 1)) << ((symbol >> 1) - 1)) + 1;
}

/** `length` bytes (at least 3) as they were `distance` (1..32768) bytes before. */
function match(length: i32, distance: i32): void {
  const symbol = distanceSymbol(distance);
  for (let left = length; left > 0; ) {
    // Never leave one or two bytes over: a match has at least three.
    const part: i32 = left <= 258 ? left : left >= 261 ? 258 : left - 3;
    store<i32>(tokensEnd, (part << 16) + distance);
    tokensEnd += 4;
    grow(literalCounts, 257 + <i32>load<u8>(lengthSymbol + <usize>part));
    grow(distanceCounts, symbol);
    left -= part;
  }
}

function lengthBase(symbol: i32): i32 {
  if (symbol < 8) return symbol + 3;
  if (symbol === 28) return 258;
  return ((4 + (symbol & 3)) << ((symbol >> 2) - 1)) + 3;
}

@inline
function lengthBits(symbol: i32): i32 {
  return symbol < 8 || symbol === 28 ? 0 : (symbol >> 2) - 1;
}

/**
 * Makes tokens of rows without filter, searched pixel by pixel for what repeats to the left, above, or after the same pair of pixels
 * before.
 * @param depth bytes per pixel: 1 (indices into the palette), 3 or 4
 */
export function tokens(depth: i32): void {
  for (let s: i32 = 0; s < 29; s++) {
    const next: i32 = s < 28 ? lengthBase(s + 1) : 259;
    for (let l = lengthBase(s); l < next; l++) store<u8>(lengthSymbol + <usize>l, <u8>s);
  }
  memory.fill(head, 255, 4 << hashBits);
  memory.fill(literalCounts, 0, 4 * 288 + 4 * 32);
  tokensAt = tokensEnd = rest;
  const rowBytes = width * depth + 1;
  let a: u64 = 1;
  let b: u64 = 0;
  let rowSum: u64 = 0;
  let rowWeight: u64 = 0;
  let repeated: i32 = 0;
  // The nearest row above whose runs were listed.
  let source: i32 = 0;
  for (let y: i32 = 0; y < height; y++) {
    ensure(tokensEnd + 4 * (<usize>rowBytes + <usize>(repeated >> 7) + 64));
    const first = rowStart(y);
    const last = rowStart(y + 1);
    if (last === first) {
      if (rowBytes <= window && rowBytes >= minLength) repeated += rowBytes;
      // Too wide to refer to the row above, or a single byte beside its filter: its runs again.
      else compressRow(y, source, source, depth);
    } else {
      if (repeated > 0) match(repeated, rowBytes);
      repeated = 0;
      compressRow(y, y, source, depth);
      source = y;
      // Sums for Adler-32: of the row's bytes, and of the bytes weighted by their distance from the row's end.
      rowSum = 0;
      rowWeight = 0;
      const end = (y + 1) * width;
      let i = y * width;
      for (let r = first; r < last; r++) {
        const next = endOf(r);
        const n = <u64>(next - i);
        const s = n * <u64>(end - i) * <u64>depth - (<u64>depth * n * (n - 1)) / 2;
        if (depth === 1) {
          const c = <u64>load<u8>(indices + <usize>r);
          rowSum += n * c;
          rowWeight += c * s;
        } else {
          const color = <u32>word(i);
          const c0 = <u64>(color & 255);
          const c1 = <u64>((color >> 8) & 255);
          const c2 = <u64>((color >> 16) & 255);
          const c3: u64 = depth === 4 ? <u64>(color >> 24) : 0;
          rowSum += n * (c0 + c1 + c2 + c3);
          rowWeight += c0 * s + c1 * (s - n) + c2 * (s - 2 * n) + c3 * (s - 3 * n);
        }
        i = next;
      }
    }
    b = (b + <u64>rowBytes * a + rowWeight) % modulus;
    a = (a + rowSum) % modulus;
  }
  if (repeated > 0) match(repeated, rowBytes);
  store<i32>(answer, <i32>((tokensEnd - tokensAt) >> 2), 12);
  store<u32>(answer, <u32>((b << 16) | a), 16);
}

/** Codes row `y`, whose runs are those of the row `own`, below a row whose runs are those of the row `above`. */
function compressRow(y: i32, own: i32, above: i32, depth: i32): void {
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
  literal(0);
  let i = from;
  for (let r = rowStart(own); r < last; r++) {
    const runEnd = endOf(r) + shift;
    const color = word(i);
    let fresh = i === from || word(i - 1) !== color;
    while (i < runEnd) {
      const left = runEnd - i;
      if (!fresh && left >= minRun && left >= plainRun) {
        match(left * depth, depth);
        i = runEnd;
        break;
      }
      let best: i32 = 0;
      let distance: i32 = 0;
      if (left < plainRun || !fresh) {
        if (hasAbove && word(i - width) === color) {
          while (endOf(q) + shiftAbove <= i) q++;
          best = matchAbove(i, end, r, shift, q, shiftAbove);
          distance = rowBytes;
        }
        if (fresh && i + 1 < end) {
          const next = word(i + 1);
          const slot =
            head + 4 * <usize>(<u32>((color * <i32>0x9e3779b1) ^ (next * <i32>0x85ebca6b)) >> (32 - hashBits));
          const p = load<i32>(slot);
          store<i32>(slot, i);
          if (p >= 0 && word(p) === color && word(p + 1) === next) {
            const row = p / width;
            const gap = (i - p) * depth + (y - row);
            const stop = (row + 1) * width;
            if (gap <= window) {
              let k: i32 = 1;
              // Stay within a row on both sides: filter bytes lie between rows.
              while (i + k < end && p + k < stop && word(p + k) === word(i + k)) k++;
              if (k > best) {
                best = k;
                distance = gap;
              }
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
        if (depth === 1) literal(<i32>load<u8>(indices + <usize>r));
        else {
          literal(color & 255);
          literal((color >>> 8) & 255);
          literal((color >>> 16) & 255);
          if (depth === 4) literal(color >>> 24);
        }
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
function matchAbove(i: i32, end: i32, r: i32, shift: i32, q: i32, shiftAbove: i32): i32 {
  let here = endOf(r) + shift;
  let there = endOf(q) + shiftAbove;
  while (here === there && here !== end && word(here) === word(here - width)) {
    here = endOf(++r) + shift;
    there = endOf(++q) + shiftAbove;
  }
  return min(here, there) - i;
}

let held: u64 = 0;
let heldCount: i32 = 0;
let out: usize = 0;

@inline
function putBits(value: i32, count: i32): void {
  held |= <u64>(<u32>value) << <u64>heldCount;
  heldCount += count;
}

/** Stores whole words; fewer than 32 bits stay. */
@inline
function flush(): void {
  if (heldCount >= 32) {
    store<u32>(out, <u32>held);
    out += 4;
    held >>= 32;
    heldCount -= 32;
  }
}

/**
 * Room for the stream, which begins with bytes that JavaScript wrote.
 * @param bytes as many as the whole stream may have
 */
export function room(bytes: i32): usize {
  const at = (tokensEnd + 15) & ~15;
  ensure(at + <usize>bytes + 64);
  return at;
}

/** Writes the tokens with the codes that were put in, then the end and the sum; returns the address after them. */
export function write(to: usize, bits: i32, bitCount: i32): usize {
  for (let s: usize = 0; s < 256; s++) {
    store<i32>(literals + 4 * s, (<i32>load<u8>(literalLengths + s) << 16) | <i32>load<u16>(literalCodes + 2 * s));
  }
  for (let l: i32 = 3; l <= 258; l++) {
    const s = <i32>load<u8>(lengthSymbol + <usize>l);
    const length = <i32>load<u8>(literalLengths + 257 + <usize>s);
    const code = <i32>load<u16>(literalCodes + 2 * (257 + <usize>s)) | ((l - lengthBase(s)) << length);
    store<i32>(matchCodes + 4 * <usize>l, code);
    store<u8>(matchBits + <usize>l, <u8>(length + lengthBits(s)));
  }
  out = to;
  held = <u64>bits;
  heldCount = bitCount;
  for (let at = tokensAt; at < tokensEnd; at += 4) {
    const token = load<u32>(at);
    const length = <usize>(token >> 16);
    if (length === 0) {
      const code = load<i32>(literals + 4 * <usize>token);
      putBits(code & 65535, code >>> 16);
    } else {
      putBits(load<i32>(matchCodes + 4 * length), <i32>load<u8>(matchBits + length));
      flush();
      const distance = <i32>(token & 65535);
      const s = distanceSymbol(distance);
      const bitsOfCode = <i32>load<u8>(distanceLengths + <usize>s);
      putBits(
        <i32>load<u16>(distanceCodes + 2 * <usize>s) | ((distance - distanceBase(s)) << bitsOfCode),
        bitsOfCode + distanceBits(s),
      );
    }
    flush();
  }
  putBits(<i32>load<u16>(literalCodes + 2 * 256), <i32>load<u8>(literalLengths + 256));
  while (heldCount > 0) {
    store<u8>(out++, <u8>held);
    held >>= 8;
    heldCount -= 8;
  }
  store<u32>(out, bswap(load<u32>(answer, 16)));
  return out + 4;
}

// Differences for zlib.

/** How large the differences of a pixel's four bytes are, each as a signed byte, added up. */
@inline
function change(at: usize, before: usize): i32 {
  const d = i8x16.abs(i8x16.sub(v128.load_zero<f32>(at), v128.load_zero<f32>(before)));
  return i32x4.extract_lane(i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(d)), 0);
}

/** Whether a row differs less from the row above than its pixels differ from each other; every fourth tells as much as all of them. */
function risesLess(row: usize, above: usize): bool {
  let left: i32 = 0;
  let up: i32 = 0;
  for (let at = row + 12; at < row + above; at += 16) {
    left += change(at, at - 4);
    up += change(at, at - above);
  }
  return up < left;
}

/**
 * Lays out every row as differences to its left neighbours or to the row above, whichever promises the smaller sum, after a byte that says
 * which; returns where.
 * @param depth bytes per pixel: 3 or 4
 */
export function differences(depth: i32): usize {
  const pixels = <usize>width * <usize>height;
  // The lists are not needed any more.
  const start = words + 4 * pixels + 16;
  ensure(start + (<usize>(width * depth) + 1) * <usize>height + 32);
  const above: usize = 4 * <usize>width;
  let to = start;
  for (let y: i32 = 0; y < height; y++) {
    const row = words + above * <usize>y;
    const up = y > 0 && risesLess(row, above);
    store<u8>(to++, up ? 2 : 1);
    let at = row;
    if (!up) {
      store<i32>(to, load<i32>(at));
      to += depth;
      at += 4;
    }
    const distance: usize = up ? above : 4;
    const end = row + above;
    for (; at < end; at += 16) {
      // What lies beyond the row is overwritten.
      const d = i8x16.sub(v128.load(at), v128.load(at - distance));
      if (depth === 4) v128.store(to, d);
      else v128.store(to, i8x16.swizzle(d, i8x16(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 16, 16, 16)));
      to += min<usize>(4, (end - at) >> 2) * depth;
    }
  }
  return start;
}
