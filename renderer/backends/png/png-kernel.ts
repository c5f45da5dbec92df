import { type Kernel, openKernel } from '../../kernels/kernel.ts';
import { code } from '../../kernels/png.wasm.ts';

/** What the kernel does, in the order in which a picture needs it. */
interface PngKernel extends Kernel {
  readonly exports: {
    runs(width: number, height: number): void;
    tokens(depth: number): void;
    room(bytes: number): number;
    write(to: number, bits: number, bitCount: number): number;
    differences(depth: number): number;
  };
}

// Where things stand in the kernel's memory, as in `assembly/png.ts`.
const paletteAt = 64;
const literalCountsAt = paletteAt + 4 * 256;
const distanceCountsAt = literalCountsAt + 4 * 288;
const literalLengthsAt = distanceCountsAt + 4 * 32;
const literalCodesAt = literalLengthsAt + 288;
const distanceLengthsAt = literalCodesAt + 2 * 288;
const distanceCodesAt = distanceLengthsAt + 32;
const wordsAt = 65536;

/** A kernel with room for the pixels of a picture, one word each. */
export interface PngMemory {
  readonly kernel: PngKernel;
  readonly words: Int32Array;
}

/** A kernel whose memory a huge picture made larger than this is given up. */
const keptBytes = 1 << 24;
let spare: PngKernel | undefined;

/** Memory for a picture, with whatever was in it before; it is the caller's until `returnMemory`. */
export function takeMemory(width: number, height: number): PngMemory {
  const pixels = width * height;
  const bytes = wordsAt + 9 * pixels + 4 * height + 65536;
  const fits = spare !== undefined && spare.memory().byteLength >= bytes;
  const kernel = spare !== undefined && fits ? spare : (openKernel(code, bytes) as PngKernel);
  spare = undefined;
  return { kernel, words: new Int32Array(kernel.memory(), wordsAt, pixels) };
}

/** Keeps memory for the next picture, unless it is larger than most need. Nobody may use it after this. */
export function returnMemory({ kernel }: PngMemory): void {
  if (kernel.memory().byteLength <= keptBytes) spare = kernel;
}

/** What kind of picture it is. */
export interface Kind {
  /** Runs of one colour, rows that equal the one above left out. */
  readonly runs: number;
  readonly opaque: boolean;
  /** The colours, packed and in order of appearance, when there are at most 256. */
  readonly palette: Int32Array | null;
}

/** How often each symbol occurs, for the two codes of a block. */
export interface Counts {
  readonly literals: Uint32Array;
  readonly distances: Uint32Array;
  /** Adler-32 of the data. */
  readonly adler: number;
}

/** Lengths and codes of both codes of a block. */
export interface Codes {
  readonly literalLengths: Uint8Array;
  readonly literalCodes: Uint16Array;
  readonly distanceLengths: Uint8Array;
  readonly distanceCodes: Uint16Array;
}

/** A picture in a kernel's memory, on its way into a PNG. The memory may grow, which takes it away from who looked at it. */
export class PngPixels {
  readonly kind: Kind;
  readonly #kernel: PngKernel;

  constructor({ kernel }: PngMemory, width: number, height: number) {
    this.#kernel = kernel;
    kernel.exports.runs(width, height);
    const memory = kernel.memory();
    const [runs, colors, alphas] = new Int32Array(memory, 0, 3);
    const palette = colors <= 256 ? new Int32Array(memory, paletteAt, colors).slice() : null;
    this.kind = { runs, opaque: alphas === 255, palette };
  }

  /**
   * Makes tokens of the runs.
   * @param depth bytes per pixel: 1 (indices into the palette), 3 or 4
   */
  tokens(depth: 1 | 3 | 4): Counts {
    this.#kernel.exports.tokens(depth);
    const memory = this.#kernel.memory();
    return {
      literals: new Uint32Array(memory, literalCountsAt, 286).slice(),
      distances: new Uint32Array(memory, distanceCountsAt, 30).slice(),
      adler: new Uint32Array(memory, 16, 1)[0],
    };
  }

  /**
   * The stream of all tokens after its beginning; valid until the next picture.
   * @param head bytes before the tokens, @param bits what does not fill a byte of them
   * @param bound as many bytes as the stream may have
   */
  stream(codes: Codes, head: Uint8Array, bits: number, bitCount: number, bound: number): Uint8Array {
    const { exports } = this.#kernel;
    const at = exports.room(bound);
    const memory = new Uint8Array(this.#kernel.memory());
    const wide = new Uint16Array(memory.buffer);
    memory.set(codes.literalLengths, literalLengthsAt);
    wide.set(codes.literalCodes, literalCodesAt >> 1);
    memory.set(codes.distanceLengths, distanceLengthsAt);
    wide.set(codes.distanceCodes, distanceCodesAt >> 1);
    memory.set(head, at);
    return memory.subarray(at, exports.write(at + head.length, bits, bitCount));
  }

  /**
   * Every row as differences to what is left of its pixels or above them; valid until the next picture.
   * @param depth bytes per pixel: 3 or 4
   */
  differences(depth: 3 | 4, width: number, height: number): Uint8Array {
    const at = this.#kernel.exports.differences(depth);
    return new Uint8Array(this.#kernel.memory(), at, (width * depth + 1) * height);
  }
}
