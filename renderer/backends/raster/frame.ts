import { type PngMemory, returnMemory, takeMemory } from '../png/png-kernel.ts';

/** A finished picture: straight (not premultiplied) RGBA, first row on top. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  /** Where `data` lies when it was drawn where a PNG is made of it. */
  readonly memory?: PngMemory;
}

// A frame is the largest thing a figure allocates: made anew each time, it is what the garbage collector runs for. And a PNG's pixels must lie in
// a kernel's memory, so that they are drawn there.

/** Memory for a frame, with whatever was in it before. */
export function takeFrame(width: number, height: number): PngMemory {
  return takeMemory(width, height);
}

/** Hands a frame's memory back for the next one. Nobody may use the frame after this. */
export function recycle({ memory }: Frame): void {
  if (memory !== undefined) returnMemory(memory);
}
