import type { Canvas } from './canvas.ts';
import { ShapesKernel } from './shapes-kernel.ts';

/** Larger canvases are not held twice. */
const mostPixels = 1 << 24;
/** Copying so many pixels there and back takes as long as is gained with one path. */
const pixelsOfPath = 700;

/** Whether painting so many paths on a copy gains more than copying costs. */
export function paysToCopy({ words }: Canvas, paths: number): boolean {
  return words.length <= mostPixels && paths * pixelsOfPath >= words.length;
}

/** A kernel whose memory a huge canvas made larger than this is given up. */
const keptBytes = 1 << 23;
let opened: ShapesKernel | undefined;

/** Lets `paint` paint on a copy of the canvas that a kernel has: many shapes are scanned and blended there without leaving it. */
export function paintOnCopy(canvas: Canvas, paint: (kernel: ShapesKernel) => void): void {
  const { width, height, words, mask, box } = canvas;
  const kernel = opened ?? new ShapesKernel();
  const at = kernel.openCanvas(width, height, words, mask);
  kernel.exports.clip(1, ...box);
  paint(kernel);
  words.set(new Int32Array(kernel.memory, at, words.length));
  opened = kernel.memory.byteLength > keptBytes ? undefined : kernel;
}
