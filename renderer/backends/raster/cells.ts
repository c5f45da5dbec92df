import type { CapStyle, JoinStyle } from '../../display-list/display-list.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { ShapesKernel } from './shapes-kernel.ts';
import type { Spans } from './spans.ts';

// Where the kernel says where runs are, as in `assembly/parts/scan.ts`.
const answerAt = 69632;

/** A kernel whose memory a huge shape made larger than this is given up. */
const keptBytes = 1 << 24;

/**
 * The scan converter: turns the insides and strokes of flat paths (device coordinates with y downwards) into runs of pixels, which are valid
 * until the next sweep. They are clipped to the clip box by bending what lies outside along its border.
 */
export class Cells {
  #kernel: ShapesKernel | null = null;
  #box: readonly [number, number, number, number] | null = null;
  #answer = new Int32Array(0);
  #runs = new Int32Array(0);
  #runsAt = 0;

  /** Limits what follows to a box (device pixels); null for none. */
  clipTo(box: readonly [number, number, number, number] | null): void {
    this.#box = box;
    const { exports } = this.#kernel ?? this.#open();
    if (box === null) exports.clip(0, 0, 0, 0, 0);
    else {
      const [ax, ay, bx, by] = box;
      exports.clip(1, Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
  }

  sweepInside(path: VertexBuffer, spans: Spans): void {
    const kernel = this.#kernel ?? this.#open();
    spans.count = kernel.exports.sweepInside(kernel.load(path), spans.markStretches ? 1 : 0);
    this.#show(kernel, spans);
  }

  /** @param width pixels @param miterLimit in half widths: longer mitres become bevels */
  sweepStroke(
    path: VertexBuffer,
    width: number,
    cap: CapStyle,
    join: JoinStyle,
    miterLimit: number,
    spans: Spans,
  ): void {
    const kernel = this.#kernel ?? this.#open();
    kernel.pen(width, cap, join, miterLimit);
    spans.count = kernel.exports.sweepStroke(kernel.load(path), spans.markStretches ? 1 : 0);
    this.#show(kernel, spans);
  }

  #show(kernel: ShapesKernel, spans: Spans): void {
    if (this.#answer.length === 0) {
      this.#answer = new Int32Array(kernel.memory, answerAt, 1);
      this.#runsAt = 0;
    }
    const at = this.#answer[0];
    if (at !== this.#runsAt) {
      this.#runsAt = at;
      this.#runs = new Int32Array(kernel.memory, at);
    }
    spans.data = this.#runs;
    if (kernel.memory.byteLength > keptBytes) this.#open();
  }

  #open(): ShapesKernel {
    const kernel = new ShapesKernel();
    this.#kernel = kernel;
    this.#answer = new Int32Array(0);
    if (this.#box !== null) this.clipTo(this.#box);
    return kernel;
  }
}
