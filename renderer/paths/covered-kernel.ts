import { chunk } from '../columns/numbers.ts';
import { code } from '../kernels/covered.wasm.ts';
import { openKernel } from '../kernels/kernel.ts';

/** Columns of vertices where the kernel can read them. */
export interface CoveredKernel {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The placement of the columns (a, e, a2, e2, d, f, d2, f2), then where a run starts, its direction, aside, ahead and behind. */
  readonly given: Float64Array;
  /** The first vertex from `from` on that is not within what the run covers; `count` when there is none. */
  firstOutside(from: number, count: number): number;
}

let opened: CoveredKernel | undefined;

/** Made when the first long line comes. */
export function coveredKernel(): CoveredKernel {
  opened ??= makeKernel();
  return opened;
}

function makeKernel(): CoveredKernel {
  const columnBytes = 8 * (chunk + 2);
  const kernel = openKernel(code, 2 * columnBytes + 8 * 16);
  const { covered } = kernel.exports as { covered(xs: number, ys: number, count: number, given: number): number };
  const memory = kernel.memory();
  return {
    xs: new Float64Array(memory, 0, chunk),
    ys: new Float64Array(memory, columnBytes, chunk),
    given: new Float64Array(memory, 2 * columnBytes, 16),
    firstOutside(from, count) {
      const i = from + covered(8 * from, columnBytes + 8 * from, count - from, 2 * columnBytes);
      return i < count ? i : count;
    },
  };
}
