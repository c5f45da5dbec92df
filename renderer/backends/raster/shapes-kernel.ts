import type { CapStyle, JoinStyle } from '../../display-list/display-list.ts';
import { type Kernel, openKernel } from '../../kernels/kernel.ts';
import { code } from '../../kernels/shapes.wasm.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';

interface Shapes extends Kernel {
  readonly exports: {
    clip(on: number, x1: number, y1: number, x2: number, y2: number): void;
    room(vertices: number): number;
    pen(half: number, caps: number, joins: number, limit: number, angle: number, cosine: number): void;
    sweepInside(vertices: number, mark: number): number;
    sweepStroke(vertices: number, mark: number): number;
    open(width: number, height: number, masked: number): number;
    fillInside(vertices: number, color: number, whole: number): void;
    fillStroke(vertices: number, color: number, whole: number): void;
    layPixels(from: number, stride: number, x: number, y: number, width: number, height: number): void;
  };
}

const initialBytes = 1 << 20;

// As in `assembly/parts/outlines.ts`.
const caps: Record<CapStyle, number> = { butt: 0, round: 1, projecting: 2 };
const joins: Record<JoinStyle, number> = { miter: 0, round: 1, bevel: 2 };

/** Fewer vertices than this are copied one by one. */
const few = 32;

/** Vertices there is always room for. */
const leastRoom = 256;

/** The kernel that scans paths, with the path under way in its memory. */
export class ShapesKernel {
  readonly #kernel = openKernel(code, initialBytes) as Shapes;
  #room = 0;
  #xyAt = 0;
  #xy = new Float64Array(0);
  #codes = new Uint8Array(0);
  #width = -1;
  #cap: CapStyle = 'butt';
  #join: JoinStyle = 'round';
  #miterLimit = 0;

  get exports(): Shapes['exports'] {
    return this.#kernel.exports;
  }

  get memory(): ArrayBuffer {
    return this.#kernel.memory();
  }

  /** Copies a flat path into the kernel; returns how many vertices it has. */
  load({ xy, cmd, length }: VertexBuffer): number {
    if (length > this.#room) {
      this.#makeRoom(Math.max(2 * this.#room, length));
    }
    // Whoever made the memory grow took it away.
    if (this.#xy.length === 0) {
      this.#xy = new Float64Array(this.memory, this.#xyAt, 2 * this.#room);
      this.#codes = new Uint8Array(this.memory, this.#xyAt + 16 * this.#room, this.#room);
    }
    if (length < few) {
      for (let i = 0; i < length; i++) {
        this.#xy[2 * i] = xy[2 * i];
        this.#xy[2 * i + 1] = xy[2 * i + 1];
        this.#codes[i] = cmd[i];
      }
    } else {
      this.#xy.set(xy.subarray(0, 2 * length));
      this.#codes.set(cmd.subarray(0, length));
    }
    return length;
  }

  /** Copies pixels into the kernel, in place of a path; returns where they stand. */
  loadPixels(words: Int32Array): number {
    const vertices = Math.ceil(words.length / 4);
    if (vertices > this.#room) this.#makeRoom(vertices);
    new Int32Array(this.memory, this.#xyAt, words.length).set(words);
    return this.#xyAt;
  }

  /**
   * Says how strokes are drawn from now on.
   * @param width pixels @param miterLimit in half widths: longer mitres become bevels
   */
  pen(width: number, cap: CapStyle, join: JoinStyle, miterLimit: number): void {
    if (width === this.#width && cap === this.#cap && join === this.#join && miterLimit === this.#miterLimit) return;
    this.#width = width;
    this.#cap = cap;
    this.#join = join;
    this.#miterLimit = miterLimit;
    const half = width * 0.5;
    const angle = Math.acos(half / (half + 0.125)) * 2;
    this.exports.pen(half, caps[cap], joins[join], miterLimit, angle, Math.cos(angle));
  }

  /** Copies a canvas into the kernel, with the coverage of its clip path; the path that was loaded is gone. */
  openCanvas(width: number, height: number, words: Int32Array, mask: Uint8Array | null): number {
    const at = this.exports.open(width, height, mask === null ? 0 : 1);
    this.#makeRoom(leastRoom);
    new Int32Array(this.memory, at, words.length).set(words);
    if (mask !== null) new Uint8Array(this.memory, at + 4 * words.length, mask.length).set(mask);
    return at;
  }

  #makeRoom(vertices: number): void {
    this.#room = Math.max(vertices, leastRoom);
    this.#xyAt = this.exports.room(this.#room);
    this.#xy = new Float64Array(0);
  }
}
