import { canonicalCodes, codeLengths } from './huffman';
import {
  distanceCodes,
  distanceCounts,
  distanceLengths,
  ensure,
  headerCodes,
  headerCounts,
  headerLengths,
  headerSteps,
  lengthList,
  lengthSymbol,
  literalCodes,
  literalCounts,
  literalLengths,
  literals,
  matchBits,
  matchCodes,
} from './memory';
import { distanceBase, distanceBits, lengthBase, lengthBits } from './symbols';
import { adler, pixelToken, timesToken, tokensAt, tokensEnd } from './tokens';

const endOfBlock: usize = 256;
/** Enough for what stands before the tokens. */
const headBytes: u64 = 400;

let held: u64 = 0;
let heldCount: i32 = 0;
let out: usize = 0;

/** Up to 57 bits, lowest first; at most seven are held back. */
@inline
function putBits(value: u64, count: i32): void {
  held |= value << <u64>heldCount;
  heldCount += count;
  store<u64>(out, held);
  out += <usize>(heldCount >> 3);
  held >>= <u64>(heldCount & ~7);
  heldCount &= 7;
}

/** Writes the zlib stream of the tokens as one block with its own codes; returns where, with its end in `streamEnd`. */
export function writeStream(): usize {
  store<i32>(literalCounts + 4 * endOfBlock, 1);
  codeLengths(literalCounts, 286, 15, literalLengths);
  codeLengths(distanceCounts, 30, 15, distanceLengths);
  let bits: i32 = 0;
  for (let s: usize = 0; s < 30; s++) bits |= <i32>load<u8>(distanceLengths + s);
  if (bits === 0) store<u8>(distanceLengths, 1);
  canonicalCodes(literalLengths, 286, literalCodes);
  canonicalCodes(distanceLengths, 30, distanceCodes);
  const at = (tokensEnd + 15) & ~15;
  ensure(at + <usize>bound() + 64);
  out = at;
  // The header of zlib; then the last block, with codes of its own.
  held = 0;
  heldCount = 0;
  putBits(0x5e78, 16);
  putBits(1 | (2 << 1), 3);
  writeCodeLengths();
  fillTables();
  writeTokens();
  putBits(<u64>load<u16>(literalCodes + 2 * endOfBlock), <i32>load<u8>(literalLengths + endOfBlock));
  store<u8>(out, <u8>held);
  if (heldCount > 0) out++;
  store<u32>(out, bswap(adler));
  streamEnd = out + 4;
  return at;
}

export let streamEnd: usize = 0;

/** Bytes that are enough for the whole stream. */
function bound(): u64 {
  let bits: u64 = 8 * headBytes;
  for (let s: i32 = 0; s < 286; s++) {
    const length = <i32>load<u8>(literalLengths + <usize>s) + (s > 256 ? lengthBits(s - 257) : 0);
    bits += <u64>load<u32>(literalCounts + 4 * <usize>s) * length;
  }
  for (let s: i32 = 0; s < 30; s++) {
    const length = <i32>load<u8>(distanceLengths + <usize>s) + distanceBits(s);
    bits += <u64>load<u32>(distanceCounts + 4 * <usize>s) * length;
  }
  return (bits >> 3) + 16;
}

/** A step of the list of lengths: symbol, then extra bits. */
@inline
function step(at: usize, symbol: i32, extra: i32, extraBits: i32): usize {
  store<i32>(at, symbol | (extra << 8) | (extraBits << 16));
  const count = headerCounts + 4 * <usize>symbol;
  store<i32>(count, load<i32>(count) + 1);
  return at + 4;
}

/** The header of a dynamic block: how long each code is, run-length coded. */
function writeCodeLengths(): void {
  let literalsSent: i32 = 286;
  while (literalsSent > 257 && load<u8>(literalLengths + <usize>(literalsSent - 1)) === 0) literalsSent--;
  let distancesSent: i32 = 30;
  while (distancesSent > 1 && load<u8>(distanceLengths + <usize>(distancesSent - 1)) === 0) distancesSent--;
  // Both lists one after the other, as runs may go on from one to the other.
  const list = lengthList;
  memory.copy(list, literalLengths, literalsSent);
  memory.copy(list + <usize>literalsSent, distanceLengths, distancesSent);
  const total = literalsSent + distancesSent;
  memory.fill(headerCounts, 0, 4 * 19);
  let end = headerSteps;
  for (let i: i32 = 0; i < total; ) {
    const length = load<u8>(list + <usize>i);
    let run: i32 = 1;
    while (i + run < total && load<u8>(list + <usize>(i + run)) === length) run++;
    if (length === 0 && run >= 3) {
      const n = min(run, 138);
      end = n <= 10 ? step(end, 17, n - 3, 3) : step(end, 18, n - 11, 7);
      i += n;
    } else {
      end = step(end, length, 0, 0);
      i++;
      run--;
      while (length !== 0 && run >= 3) {
        const n = min(run, 6);
        end = step(end, 16, n - 3, 2);
        i += n;
        run -= n;
      }
    }
  }
  codeLengths(headerCounts, 19, 7, headerLengths);
  canonicalCodes(headerLengths, 19, headerCodes);
  let sent: i32 = 19;
  while (sent > 4 && headerLength(sent - 1) === 0) sent--;
  putBits(<u64>((literalsSent - 257) | ((distancesSent - 1) << 5) | ((sent - 4) << 10)), 14);
  for (let i: i32 = 0; i < sent; i++) putBits(<u64>headerLength(i), 3);
  for (let at = headerSteps; at < end; at += 4) {
    const value = load<i32>(at);
    const symbol = <usize>(value & 255);
    const length = <i32>load<u8>(headerLengths + symbol);
    const code = <i32>load<u16>(headerCodes + 2 * symbol) | (((value >> 8) & 255) << length);
    putBits(<u64>code, length + (value >> 16));
  }
}

/** A length of the code for lengths, in the order in which they are sent: 16, 17, 18, 0, 8, 7, 9, 6, 10, … */
@inline
function headerLength(i: i32): i32 {
  const symbol: i32 = i < 3 ? 16 + i : i === 3 ? 0 : (i & 1) === 0 ? 6 + (i >> 1) : 9 - (i >> 1);
  return <i32>load<u8>(headerLengths + <usize>symbol);
}

/** What each literal and each match length is sent as. */
function fillTables(): void {
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
}

function writeTokens(): void {
  for (let at = tokensAt; at < tokensEnd; at += 4) {
    const token = load<u32>(at);
    if (token < 256) {
      const code = load<u32>(literals + 4 * <usize>token);
      putBits(<u64>(code & 0xffff), code >>> 16);
    } else if ((token & pixelToken) !== 0) {
      const first = load<u32>(literals + 4 * <usize>(token & 255));
      const second = load<u32>(literals + 4 * <usize>((token >> 8) & 255));
      const third = load<u32>(literals + 4 * <usize>((token >> 16) & 255));
      const two = (first >> 16) + (second >> 16);
      putBits(
        <u64>(first & 0xffff) | (<u64>(second & 0xffff) << <u64>(first >> 16)) | (<u64>(third & 0xffff) << <u64>two),
        two + (third >> 16),
      );
    } else {
      const length = <usize>((token >> 20) & 511);
      const lengthCount = <i32>load<u8>(matchBits + length);
      const s = <i32>((token >> 15) & 31);
      const distance = <i32>(token & 32767) + 1;
      const distanceCount = <i32>load<u8>(distanceLengths + <usize>s);
      const code =
        <u64>load<u32>(matchCodes + 4 * length) |
        (<u64>load<u16>(distanceCodes + 2 * <usize>s) << <u64>lengthCount) |
        (<u64>(distance - distanceBase(s)) << <u64>(lengthCount + distanceCount));
      const count = lengthCount + distanceCount + distanceBits(s);
      if ((token & timesToken) === 0) putBits(code, count);
      else {
        at += 4;
        putTimes(code, count, load<i32>(at));
      }
    }
  }
}

/** The same bits again and again: four times at once where they are few enough. */
function putTimes(code: u64, count: i32, times: i32): void {
  let left = times;
  if (count <= 14) {
    const two = code | (code << <u64>count);
    const four = two | (two << <u64>(2 * count));
    for (; left >= 4; left -= 4) putBits(four, 4 * count);
  }
  for (; left > 0; left--) putBits(code, count);
}
