import { chunk } from './numbers.ts';

/**
 * The range of a chunk of numbers, in WebAssembly: two numbers at a time and without branches. In JavaScript this loop took longer than
 * decoding the numbers, and several times as long whenever V8 had inlined it into a loop that it did not optimize any further.
 */
const code = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // \0asm, version 1
  ...[0x01, 0x07, 0x01, 0x60, 0x03, 0x7f, 0x7f, 0x7f, 0x00], // types: (i32, i32, i32) → ()
  ...[0x02, 0x08, 0x01, 0x01, 0x6d, 0x01, 0x6d, 0x02, 0x00, 0x01], // imports: memory m.m of one page
  ...[0x03, 0x02, 0x01, 0x00], // functions: one of type 0
  ...[0x07, 0x05, 0x01, 0x01, 0x72, 0x00, 0x00], // exports: r
  ...section(0x0a, [0x01, ...sized(body())]), // code
);

/** `r(at, end, out)`: low, high, least positive and the sum of v − v, two lanes each. */
function body(): number[] {
  const [at, end, out, low, high, positive, odd, v, zero] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const get = (local: number): number[] => [0x20, local];
  const set = (local: number): number[] => [0x21, local];
  const simd = (...op: number[]): number[] => [0xfd, ...op];
  const splat = (float: number): number[] => [
    ...[0x44, ...new Uint8Array(Float64Array.of(float).buffer)], // f64.const
    ...simd(0x14), // f64x2.splat
  ];
  const [pmin, pmax, gt, select] = [simd(0xf6, 0x01), simd(0xf7, 0x01), simd(0x4a), simd(0x52)];
  const [add, subtract] = [simd(0xf0, 0x01), simd(0xf1, 0x01)];
  const store = (local: number, offset: number): number[] => [...get(out), ...get(local), ...simd(0x0b, 0x04, offset)];
  return [
    ...[0x01, 0x06, 0x7b], // six locals of type v128, which are 0
    ...[...splat(Infinity), ...set(low), ...splat(Infinity), ...set(positive), ...splat(-Infinity), ...set(high)],
    ...[0x03, 0x40], // loop
    ...[...get(at), ...simd(0x00, 0x04, 0x00), ...set(v)], // v128.load
    // Both keep their first operand when the second is NaN.
    ...[...get(low), ...get(v), ...pmin, ...set(low)],
    ...[...get(high), ...get(v), ...pmax, ...set(high)],
    ...[...get(positive), ...get(v), ...get(positive), ...get(v), ...get(zero), ...gt, ...select, ...pmin],
    ...set(positive),
    ...[...get(odd), ...get(v), ...get(v), ...subtract, ...add, ...set(odd)],
    ...[...get(at), 0x41, 0x10, 0x6a, 0x22, at, ...get(end), 0x49, 0x0d, 0x00], // at += 16; br_if at < end
    0x0b,
    ...[...store(low, 0), ...store(high, 16), ...store(positive, 32), ...store(odd, 48)],
    0x0b,
  ];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

/** Bytes after how many they are (LEB128 of two bytes at most). */
function sized(content: readonly number[]): number[] {
  const n = content.length;
  return n < 128 ? [n, ...content] : [(n & 127) | 128, n >> 7, ...content];
}

/** Numbers that kernels can read, with room for one more. */
export interface Kernel {
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

// Neither the language's library nor Node's types declare WebAssembly; these are the parts used here.
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

let kernel: Kernel | undefined;

/** Made when the first long column comes. */
export function rangeKernel(): Kernel {
  kernel ??= makeKernel();
  return kernel;
}

function makeKernel(): Kernel {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { m: { m: memory } });
  const run = exports.r as (at: number, end: number, out: number) => void;
  const xs = new Float64Array(memory.buffer, 0, chunk + 2);
  const ys = new Float64Array(memory.buffer, xs.byteLength, chunk + 2);
  const out = new Float64Array(memory.buffer, 2 * xs.byteLength, 8);
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
