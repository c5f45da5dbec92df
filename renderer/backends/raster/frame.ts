/** A finished picture: straight (not premultiplied) RGBA, first row on top. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

// A frame is the largest thing a figure allocates: made anew each time, it is what the garbage collector runs for.
const largestKept = 1 << 22;
let spare: Int32Array | undefined;

/** Memory for a frame of this many pixels, with whatever was in it before. */
export function takeWords(pixels: number): Int32Array {
  const words = spare;
  spare = undefined;
  return words?.length === pixels ? words : new Int32Array(pixels);
}

/** Hands a frame's memory back for the next one. Nobody may use the frame after this. */
export function recycle(frame: Frame): void {
  const { buffer, byteLength } = frame.data;
  if (byteLength <= 4 * largestKept) spare = new Int32Array(buffer);
}
