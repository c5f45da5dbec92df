import type { Numbers } from '../display-list/display-list.ts';
import { chunk, type NumberArray } from './numbers.ts';

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

/** Whether `decodeBase64` would decode it. Decodes it piece by piece and keeps nothing. */
export function isBase64(text: string): boolean {
  if (inPadding.test(text.slice(-4))) return false;
  for (let at = 0; at < text.length; at += lettersAtOnce) {
    const piece = text.slice(at, at + lettersAtOnce);
    const whole = at + lettersAtOnce < text.length ? (lettersAtOnce / 4) * 3 : Buffer.byteLength(piece, 'base64');
    if (bytes.write(piece, 0, 'base64') !== whole) return false;
  }
  return true;
}

/**
 * Numbers in base64 text that was checked. Decoding a piece again whenever it is asked for is several times quicker than
 * keeping all of them, because fresh memory costs more than letters: a page fault for every 4 KiB.
 */
export class Base64Numbers implements Numbers {
  readonly length: number;
  readonly #text: string;
  readonly #array: NumberArray;
  readonly #width: number;

  constructor(text: string, dtype: Dtype) {
    this.#text = text;
    this.#width = dtypes[dtype].BYTES_PER_ELEMENT;
    this.#array = new dtypes[dtype](bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / this.#width));
    this.length = Buffer.byteLength(text, 'base64') / this.#width;
  }

  read(from: number, to: number, into: Float64Array): void {
    if (this.#array instanceof Float64Array && from % 3 === 0 && (to % 3 === 0 || to === this.length)) {
      // Whole groups of letters, and nothing to convert.
      const target = Buffer.from(into.buffer, into.byteOffset, (to - from) * 8);
      target.write(this.#text.slice((from / 3) * 32, Math.ceil((to * 8) / 3) * 4), 'base64');
      return;
    }
    for (let start = from; start < to; start += chunk) {
      const end = Math.min(start + chunk, to);
      into.set(this.#decode(start, end), start - from);
    }
  }

  #decode(from: number, to: number): NumberArray {
    const width = this.#width;
    const group = Math.floor((from * width) / 3);
    // Bytes of the first group that belong to the number before; then the view starts at a multiple of 8.
    const before = from * width - group * 3;
    const at = before === 0 ? 0 : 8 - before;
    bytes.write(this.#text.slice(group * 4, Math.ceil((to * width) / 3) * 4), at, 'base64');
    const first = (at + before) / width;
    return this.#array.subarray(first, first + to - from);
  }
}
