import { chunk } from '../columns/numbers.ts';
import { openKernel } from '../kernels/kernel.ts';
import { code } from '../kernels/simplify.wasm.ts';
import type { ColumnPlacement } from './column-placement.ts';

/** The simplifier's rule for columns in WebAssembly, and the columns where it can read them. */
export interface SimplifyKernel {
  /** A chunk of either column. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The simplifier's state, then clipped, lastForward, lastBackward, its share of a run's length and the square of its threshold. */
  readonly state: Float64Array;
  /** What `simplify` kept: code, x and y of one vertex after the other. */
  readonly kept: Float64Array;
  /** Lines to the points `from`..`to` of the columns; returns how much of `kept` was written. */
  simplify(from: number, to: number, placement: ColumnPlacement): number;
}

let opened: SimplifyKernel | undefined;

/** Made when the first long line comes. */
export function simplifyKernel(): SimplifyKernel {
  opened ??= makeKernel();
  return opened;
}

function makeKernel(): SimplifyKernel {
  // Two at a time: room for one more.
  const columnBytes = 8 * (chunk + 2);
  const givenAt = 2 * columnBytes;
  const stateAt = givenAt + 8 * 8;
  const keptAt = stateAt + 8 * 32;
  // The end of a run keeps three vertices at most.
  const keptBytes = chunk * 3 * 24;
  const kernel = openKernel(code, keptAt + keptBytes);
  const { simplify } = kernel.exports as {
    simplify(xs: number, ys: number, count: number, given: number, state: number, kept: number): number;
  };
  const memory = kernel.memory();
  const given = new Float64Array(memory, givenAt, 8);
  return {
    xs: new Float64Array(memory, 0, chunk),
    ys: new Float64Array(memory, columnBytes, chunk),
    state: new Float64Array(memory, stateAt, 25),
    kept: new Float64Array(memory, keptAt, keptBytes / 8),
    simplify(from, to, { a, e, a2, e2, d, f, d2, f2 }) {
      given[0] = a;
      given[1] = e;
      given[2] = a2;
      given[3] = e2;
      given[4] = d;
      given[5] = f;
      given[6] = d2;
      given[7] = f2;
      return (simplify(8 * from, columnBytes + 8 * from, to - from, givenAt, stateAt, keptAt) - keptAt) / 8;
    },
  };
}
