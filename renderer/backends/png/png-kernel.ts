import { type Kernel, openKernel } from '../../kernels/kernel.ts';
import { code } from '../../kernels/png.wasm.ts';

/** What the kernel does, in the order in which a picture needs it. */
interface PngKernel extends Kernel {
  readonly exports: {
    runs(width: number, height: number): void;
    deflate(depth: number): number;
    differences(depth: number): number;
  };
}

// Where things stand in the kernel's memory, as in `assembly/png/memory.ts`.
const paletteAt = 64;
const wordsAt = 131072;

/** A kernel with room for the pixels of a picture, one word each. */
export interface PngMemory {
  readonly kernel: PngKernel;
  readonly words: Int32Array;
}

/** Room for the runs and tokens of an ordinary figure; the kernel takes more when it needs more. */
const listBytes = 1 << 19;
/** A kernel whose memory a huge picture made larger than this is given up. */
const keptBytes = 1 << 23;
let spare: PngKernel | undefined;

/** Memory for a picture, with whatever was in it before; it is the caller's until `returnMemory`. */
export function takeMemory(width: number, height: number): PngMemory {
  const pixels = width * height;
  const bytes = wordsAt + 4 * pixels + 4 * height + listBytes;
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
   * The zlib stream of the picture's runs as one block with its own codes; valid until the next picture.
   * @param depth bytes per pixel: 1 (indices into the palette), 3 or 4
   */
  deflate(depth: 1 | 3 | 4): Uint8Array {
    const at = this.#kernel.exports.deflate(depth);
    const memory = this.#kernel.memory();
    const [end] = new Uint32Array(memory, 12, 1);
    return new Uint8Array(memory, at, end - at);
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
