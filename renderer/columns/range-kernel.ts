import { openKernel } from '../kernels/kernel.ts';
import { code } from '../kernels/range.wasm.ts';
import { block, chunk } from './numbers.ts';

/**
 * Numbers where the kernel can read them, with room for one more. In JavaScript this loop took longer than decoding the numbers, and
 * several times as long whenever V8 had inlined it into a loop that it did not optimize any further.
 */
export interface RangeKernel {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Low, high, least positive of the first `count` numbers; false when one is not finite. */
  range(values: Float64Array, count: number, into: Range): boolean;
  /** Where bytes are put for `blocks`, with room for a piece of `pieceBytes`, and for its beginning at a multiple of 8. */
  readonly bytes: Buffer;
  /**
   * Low, high and last of every block of `count` numbers that stand from byte `at` on, written to `into` from `index` on. Returns the least
   * positive of them, Infinity when there is none, NaN when one is not finite.
   */
  blocks(dtype: 'float32' | 'float64', at: number, count: number, into: Float64Array, index: number): number;
}

/** How many bytes are looked at in one go: whole blocks, and whole groups of base64 letters. */
export const pieceBytes = 12 * block * 8;

export interface Range {
  low: number;
  high: number;
  /** Infinity when there is none. */
  leastPositive: number;
}

let opened: RangeKernel | undefined;

/** Made when the first long column comes. */
export function rangeKernel(): RangeKernel {
  opened ??= makeKernel();
  return opened;
}

const numbersBytes = 8 * (chunk + 2);
// A block more than a piece, into which the last one is filled up.
const roomBytes = 16 + pieceBytes + 8 * block;
const blocksBytes = 3 * 8 * (pieceBytes / (4 * block));

interface Exports {
  floatBlocks(at: number, end: number, size: number, out: number): number;
  doubleBlocks(at: number, end: number, size: number, out: number): number;
}

function makeKernel(): RangeKernel {
  const kernel = openKernel(code, 2 * numbersBytes + 64 + roomBytes + blocksBytes);
  const { floatBlocks, doubleBlocks } = kernel.exports as Exports;
  const memory = kernel.memory();
  const xs = new Float64Array(memory, 0, chunk + 2);
  const ys = new Float64Array(memory, numbersBytes, chunk + 2);
  const out = new Float64Array(memory, 2 * numbersBytes, 8);
  const bytes = Buffer.from(memory, out.byteOffset + 64, roomBytes);
  const floats = new Float32Array(memory, bytes.byteOffset, roomBytes / 4);
  const doubles = new Float64Array(memory, bytes.byteOffset, roomBytes / 8);
  const found = new Float64Array(memory, bytes.byteOffset + roomBytes, blocksBytes / 8);
  return {
    xs,
    ys,
    range(values, count, into) {
      // The last lane of an odd number of values.
      values[count] = values[count - 1];
      const size = 8 * (count + (count & 1));
      into.leastPositive = doubleBlocks(values.byteOffset, values.byteOffset + size, size, out.byteOffset);
      into.low = out[0];
      into.high = out[1];
      return !Number.isNaN(into.leastPositive);
    },
    bytes,
    blocks(dtype, at, count, into, index) {
      const many = Math.ceil(count / block);
      const values = dtype === 'float32' ? floats : doubles;
      const width = values.BYTES_PER_ELEMENT;
      const first = at / width;
      if (count < many * block) values.fill(values[first + count - 1], first + count, first + many * block);
      const start = bytes.byteOffset + at;
      const run = dtype === 'float32' ? floatBlocks : doubleBlocks;
      const least = run(start, start + many * block * width, block * width, found.byteOffset);
      into.set(found.subarray(0, 3 * many), index);
      return least;
    },
  };
}
