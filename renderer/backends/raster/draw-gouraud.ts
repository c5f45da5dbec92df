import type { GouraudItem } from '../../display-list/display-list.ts';
import { code } from '../../kernels/gouraud.wasm.ts';
import { type Kernel, openKernel } from '../../kernels/kernel.ts';
import type { Canvas } from './canvas.ts';

interface Gouraud extends Kernel {
  readonly exports: {
    open(width: number, height: number, masked: number, x1: number, y1: number, x2: number, y2: number): number;
    triangles(): number;
    draw(count: number): void;
  };
}

/** Triangles that the kernel takes at once, as in `assembly/gouraud.ts`. */
const batch = 1024;

/** A kernel whose memory a huge canvas made larger than this is given up. */
const keptBytes = 1 << 23;
let opened: Gouraud | undefined;

/**
 * Draws triangles whose colour runs linearly between the corners; each is grown by half a pixel so that neighbours join. The kernel has a
 * copy of the canvas meanwhile.
 */
export function drawGouraud(canvas: Canvas, item: GouraudItem): void {
  canvas.clipTo(item.clip, item.snap);
  const { width, height, words, mask, box } = canvas;
  const { triangles, colors } = item;
  const kernel = opened ?? (openKernel(code, 1 << 20) as Gouraud);
  const { exports } = kernel;
  const at = exports.open(width, height, mask === null ? 0 : 1, ...box);
  new Int32Array(kernel.memory(), at, words.length).set(words);
  if (mask !== null) new Uint8Array(kernel.memory(), at + 4 * words.length, mask.length).set(mask);
  const corners = exports.triangles();
  const count = Math.trunc(triangles.length / 6);
  for (let from = 0; from < count; from += batch) {
    const to = Math.min(from + batch, count);
    // A batch may have made the memory grow.
    new Float64Array(kernel.memory(), corners, 6 * batch).set(triangles.subarray(6 * from, 6 * to));
    new Float64Array(kernel.memory(), corners + 48 * batch, 12 * batch).set(colors.subarray(12 * from, 12 * to));
    exports.draw(to - from);
  }
  words.set(new Int32Array(kernel.memory(), at, words.length));
  opened = kernel.memory().byteLength > keptBytes ? undefined : kernel;
}
