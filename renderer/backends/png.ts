import { deflateSync } from 'node:zlib';
import { pngFile } from './png/png-file.ts';
import { type PngMemory, PngPixels, returnMemory, takeMemory } from './png/png-kernel.ts';
import type { Frame } from './raster/frame.ts';

/** A picture with more runs of colour than this share of its pixels is a photograph to us: filters pay off. */
const busyShare = 0.2;

/**
 * Encodes a frame as PNG: indexed when it has at most 256 colours, RGB when it is opaque, RGBA otherwise. The same frame always
 * gives the same bytes. Its memory may be another one afterwards: `data` is not to be used any more.
 * @param dpi written as the pixels' physical size
 */
export function encodePng(frame: Frame, dpi: number): Uint8Array {
  const { width, height } = frame;
  const memory = frame.memory ?? copied(frame);
  const pixels = new PngPixels(memory, width, height);
  const { palette, opaque } = pixels.kind;
  const colorType = palette !== null ? 3 : opaque ? 2 : 6;
  const file = pngFile({ width, height, colorType, dpi, palette, opaque }, compress(pixels, width, height));
  if (frame.memory === undefined) returnMemory(memory);
  return file;
}

/**
 * The image data. Pictures of flat colour (figures are that) become tokens of their runs, which is faster than zlib on the bytes, because
 * most of a figure is runs. Fine gradations are filtered and left to zlib at its lowest level: a tenth more bytes than at twice the time.
 */
function compress(pixels: PngPixels, width: number, height: number): Uint8Array {
  const { palette, opaque, runs } = pixels.kind;
  if (palette !== null) return pixels.deflate(1);
  const depth = opaque ? 3 : 4;
  if (runs <= busyShare * width * height) return pixels.deflate(depth);
  return deflateSync(pixels.differences(depth, width, height), { level: 1, memLevel: 9 });
}

/** A frame from elsewhere in a kernel's memory. */
function copied({ data, width, height }: Frame): PngMemory {
  const memory = takeMemory(width, height);
  memory.words.set(new Int32Array(data.buffer, data.byteOffset, width * height));
  return memory;
}
