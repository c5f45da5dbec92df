import { openKernel } from '../kernels/kernel.ts';
import { code } from '../kernels/range.wasm.ts';
import { chunk } from './numbers.ts';

/**
 * Numbers where the kernel can read them, with room for one more. In JavaScript this loop took longer than decoding the numbers, and
 * several times as long whenever V8 had inlined it into a loop that it did not optimize any further.
 */
export interface RangeKernel {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Low, high, least positive of the first `count` numbers; false when one is not finite. */
  range(values: Float64Array, count: number, into: Range): boolean;
}

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

function makeKernel(): RangeKernel {
  const kernel = openKernel(code, 8 * (2 * (chunk + 2) + 8));
  const { range: run } = kernel.exports as { range(at: number, end: number, out: number): void };
  const memory = kernel.memory();
  const xs = new Float64Array(memory, 0, chunk + 2);
  const ys = new Float64Array(memory, xs.byteLength, chunk + 2);
  const out = new Float64Array(memory, 2 * xs.byteLength, 8);
  return {
    xs,
    ys,
    range(values, count, into) {
      // The last lane of an odd number of values.
      values[count] = values[count - 1];
      run(values.byteOffset, values.byteOffset + 8 * count, out.byteOffset);
      into.low = Math.min(out[0], out[1]);
      into.high = Math.max(out[2], out[3]);
      into.leastPositive = Math.min(out[4], out[5]);
      return out[6] + out[7] === 0;
    },
  };
}
