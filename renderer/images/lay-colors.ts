import { code } from '../kernels/colors.wasm.ts';
import { type Kernel, openKernel } from '../kernels/kernel.ts';

interface Colors extends Kernel {
  readonly exports: {
    lay(single: boolean, count: number): void;
    paint(single: boolean, count: number, after: number): void;
  };
}

// Where things stand in the kernel's memory, as in `assembly/colors.ts`.
const most = 2048;
const coverageAt = 32 * most;
const wordsAt = coverageAt + most;

interface Opened {
  readonly kernel: Colors;
  readonly singles: Float32Array;
  readonly doubles: Float64Array;
  readonly coverage: Uint8Array;
  readonly words: Int32Array;
}

let opened: Opened | undefined;

/**
 * Lays premultiplied colours (r, g, b, a of 0..1) over nothing, in their place: an opaque one that is covered wholly stays, all others are
 * multiplied by the coverage and rounded twice.
 * @param coverage 0..255 of every colour; null covers all wholly, which leaves what rounding leaves
 */
export function layColors(colors: Float32Array | Float64Array, coverage: Uint8Array | null): void {
  each(colors, coverage, ({ kernel }, numbers, from, single) => {
    kernel.exports.lay(single, numbers.length / 4);
    colors.set(numbers, 4 * from);
  });
}

/**
 * Puts premultiplied colours, laid over nothing, as straight words into `out` from `at` on, their opacity times `after`.
 * @param coverage as for `layColors`
 */
export function paintColors(
  colors: Float32Array | Float64Array,
  coverage: Uint8Array | null,
  after: number,
  out: Int32Array,
  at: number,
): void {
  each(colors, coverage, ({ kernel, words }, numbers, from, single) => {
    const count = numbers.length / 4;
    kernel.exports.paint(single, count, after);
    out.set(words.subarray(0, count), at + from);
  });
}

type Step = (opened: Opened, numbers: Float32Array | Float64Array, from: number, single: boolean) => void;

/** Calls `step` for as many colours as the kernel takes at a time, which are `numbers`, and those from `from` on. */
function each(colors: Float32Array | Float64Array, coverage: Uint8Array | null, step: Step): void {
  opened ??= open();
  const single = colors instanceof Float32Array;
  const count = colors.length / 4;
  if (coverage === null) opened.coverage.fill(255);
  for (let from = 0; from < count; from += most) {
    const to = Math.min(count, from + most);
    const numbers = (single ? opened.singles : opened.doubles).subarray(0, 4 * (to - from));
    numbers.set(colors.subarray(4 * from, 4 * to));
    if (coverage !== null) opened.coverage.set(coverage.subarray(from, to));
    step(opened, numbers, from, single);
  }
}

function open(): Opened {
  const kernel = openKernel(code, wordsAt + 4 * most) as Colors;
  const memory = kernel.memory();
  return {
    kernel,
    singles: new Float32Array(memory, 0, 4 * most),
    doubles: new Float64Array(memory, 0, 4 * most),
    coverage: new Uint8Array(memory, coverageAt, most),
    words: new Int32Array(memory, wordsAt, most),
  };
}
