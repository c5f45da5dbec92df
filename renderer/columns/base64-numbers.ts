import type { BlockRanges, Numbers } from '../display-list/display-list.ts';
import { block, chunk, type NumberArray } from './numbers.ts';
import { pieceBytes, rangeKernel } from './range-kernel.ts';

/** What little-endian binary numbers may be. */
export const dtypes = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  bool: Uint8Array,
} as const;

export type Dtype = keyof typeof dtypes;

// One chunk of the widest numbers, room to shift its start to a whole number, and a group of letters at either end.
const bytes = Buffer.alloc(chunk * 8 + 16);
const lettersAtOnce = chunk * 4;

// Node passes over what is not base64, and then comes out short: quicker to see than by looking at every character. Only what
// stands between signs of equality at the end counts as nothing in either number.
const inPadding = /=[^=]/;

/** The bytes of base64 text (also of its URL alphabet); null when it is anything else. */
export function decodeBase64(text: string): Buffer | null {
  const all = Buffer.from(text, 'base64');
  return all.length === Buffer.byteLength(text, 'base64') && !inPadding.test(text.slice(-4)) ? all : null;
}

/** Whether the letters `from`..`to` decode, whole groups unless they are the last. Decodes them piece by piece and keeps nothing. */
function isLetters(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += lettersAtOnce) {
    const piece = text.slice(at, Math.min(at + lettersAtOnce, to));
    if (bytes.write(piece, 0, 'base64') !== bytesOf(piece, at + piece.length === text.length)) return false;
  }
  return true;
}

/** How many bytes letters are; signs of equality count only at the end of the text. */
function bytesOf(piece: string, last: boolean): number {
  return last ? Buffer.byteLength(piece, 'base64') : (piece.length / 4) * 3;
}

/** From this many numbers on it is found out how far they reach. */
const many = 4096;

/**
 * Numbers in base64 text. Decoding a piece again whenever it is asked for is several times quicker than keeping all of them,
 * because fresh memory costs more than letters: a page fault for every 4 KiB.
 */
export class Base64Numbers implements Numbers {
  readonly length: number;
  readonly ranges: BlockRanges | null;
  readonly #text: string;
  readonly #array: NumberArray;
  readonly #width: number;
  readonly #offset: number;

  private constructor(text: string, dtype: Dtype, offset: number, length: number, ranges: BlockRanges | null) {
    this.#text = text;
    this.#width = dtypes[dtype].BYTES_PER_ELEMENT;
    this.#array = new dtypes[dtype](bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / this.#width));
    this.#offset = offset;
    this.length = length;
    this.ranges = ranges;
  }

  /**
   * Numbers of text that is looked at once, letters and how far the numbers reach together; null when it is no base64.
   * @param offset of the first number, in bytes; @param length as far as the text goes when left out
   */
  static check(text: string, dtype: Dtype, offset = 0, length?: number): Base64Numbers | null {
    if (inPadding.test(text.slice(-4))) return null;
    const width = dtypes[dtype].BYTES_PER_ELEMENT;
    const count = length ?? Math.floor((Buffer.byteLength(text, 'base64') - offset) / width);
    if (count < many || (dtype !== 'float32' && dtype !== 'float64')) {
      return isLetters(text, 0, text.length) ? new Base64Numbers(text, dtype, offset, count, null) : null;
    }
    const end = Math.ceil((offset + count * width) / 3) * 4;
    if (!isLetters(text, 0, Math.floor(offset / 3) * 4) || !isLetters(text, end, text.length)) return null;
    const ranges = rangesOf(text, dtype, offset, count);
    return ranges && new Base64Numbers(text, dtype, offset, count, ranges === 'gaps' ? null : ranges);
  }

  read(from: number, to: number, into: Float64Array): void {
    const start = this.#offset + from * 8;
    const bytesWanted = (to - from) * 8;
    const end = Math.ceil((start + bytesWanted) / 3) * 4;
    const whole = start % 3 === 0 && (bytesWanted % 3 === 0 || end >= this.#text.length);
    if (whole && this.#array instanceof Float64Array) {
      // Whole groups of letters, and nothing to convert.
      Buffer.from(into.buffer, into.byteOffset, bytesWanted).write(this.#text.slice((start / 3) * 4, end), 'base64');
      return;
    }
    for (let at = from; at < to; at += chunk) {
      const end = Math.min(at + chunk, to);
      into.set(this.#decode(at, end), at - from);
    }
  }

  #decode(from: number, to: number): NumberArray {
    const width = this.#width;
    const start = this.#offset + from * width;
    const group = Math.floor(start / 3);
    // Bytes of the first group that belong to what is before; then the view starts at a multiple of 8.
    const before = start - group * 3;
    const at = before === 0 ? 0 : 8 - before;
    bytes.write(this.#text.slice(group * 4, Math.ceil((this.#offset + to * width) / 3) * 4), at, 'base64');
    const first = (at + before) / width;
    return this.#array.subarray(first, first + to - from);
  }
}

/** How far numbers reach; 'gaps' when some are not finite, null when the text is no base64. */
function rangesOf(
  text: string,
  dtype: 'float32' | 'float64',
  offset: number,
  length: number,
): BlockRanges | 'gaps' | null {
  const kernel = rangeKernel();
  const width = dtypes[dtype].BYTES_PER_ELEMENT;
  const before = offset % 3;
  const at = before === 0 ? 0 : 8 - before;
  const blocks = new Float64Array(3 * Math.ceil(length / block));
  let leastPositive = Infinity;
  for (let from = 0; from < length; from += pieceBytes / width) {
    const count = Math.min(pieceBytes / width, length - from);
    const start = offset + from * width;
    const end = Math.ceil((start + count * width) / 3) * 4;
    const piece = text.slice(((start - before) / 3) * 4, end);
    if (kernel.bytes.write(piece, at, 'base64') !== bytesOf(piece, end >= text.length)) return null;
    // NaN stays NaN.
    leastPositive = Math.min(leastPositive, kernel.blocks(dtype, at + before, count, blocks, (3 * from) / block));
  }
  if (Number.isNaN(leastPositive)) return 'gaps';
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < blocks.length; i += 3) {
    if (blocks[i] < low) low = blocks[i];
    if (blocks[i + 1] > high) high = blocks[i + 1];
  }
  return { low, high, leastPositive, blocks };
}
