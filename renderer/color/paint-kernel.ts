import { code } from '../kernels/colormap.wasm.ts';
import { type Kernel, openKernel } from '../kernels/kernel.ts';

interface Paint extends Kernel {
  readonly exports: { paint(single: boolean, count: number, low: number, width: number, n: number): void };
}

// Where things stand in the kernel's memory, as in `assembly/colormap.ts`.
const most = 4096;
const wordsAt = 8 * most + 64;
const tableAt = wordsAt + 4 * most + 64;

/** A kernel with a map in it. */
interface Opened {
  readonly kernel: Paint;
  readonly singles: Float32Array;
  readonly doubles: Float64Array;
  readonly words: Int32Array;
  table: Int32Array;
}

let opened: Opened | undefined;

/**
 * Puts numbers into `out` from `at` on as words of `table`, by their distance from `low` as a share of `width`.
 * @param table a word for every entry of the map, then those for what lies below it, above it, and is no number
 */
export function paintShares(
  values: Float32Array | Float64Array,
  low: number,
  width: number,
  table: Int32Array,
  out: Int32Array,
  at: number,
): void {
  const { kernel, singles, doubles, words } = opened?.table === table ? opened : open(table);
  const single = values instanceof Float32Array;
  const into = single ? singles : doubles;
  for (let from = 0; from < values.length; from += most) {
    const count = Math.min(most, values.length - from);
    into.set(count === values.length ? values : values.subarray(from, from + count));
    kernel.exports.paint(single, count, low, width, table.length - 3);
    out.set(words.subarray(0, count), at + from);
  }
}

function open(table: Int32Array): Opened {
  const bytes = tableAt + table.byteLength;
  const kept = opened !== undefined && opened.kernel.memory().byteLength >= bytes ? opened : fresh(bytes, table);
  new Int32Array(kept.kernel.memory(), tableAt, table.length).set(table);
  kept.table = table;
  opened = kept;
  return kept;
}

function fresh(bytes: number, table: Int32Array): Opened {
  const kernel = openKernel(code, bytes) as Paint;
  const memory = kernel.memory();
  return {
    kernel,
    singles: new Float32Array(memory, 0, most),
    doubles: new Float64Array(memory, 0, most),
    words: new Int32Array(memory, wordsAt, most),
    table,
  };
}
