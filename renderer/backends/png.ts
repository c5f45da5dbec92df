import { crc32, deflateSync } from 'node:zlib';
import { deflateRuns } from './png/deflate-tokens.ts';
import { type PngMemory, PngPixels, returnMemory, takeMemory } from './png/png-kernel.ts';
import type { Frame } from './raster/frame.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const software = 'Software\0plotmill';

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
  const chunks: Uint8Array[] = [];
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8);
  header.setUint8(9, palette !== null ? 3 : opaque ? 2 : 6);
  chunks.push(chunk('IHDR', new Uint8Array(header.buffer)));
  const physical = new DataView(new ArrayBuffer(9));
  const perMetre = Math.round(dpi / 0.0254);
  physical.setUint32(0, perMetre);
  physical.setUint32(4, perMetre);
  physical.setUint8(8, 1);
  chunks.push(chunk('pHYs', new Uint8Array(physical.buffer)));
  chunks.push(chunk('tEXt', Buffer.from(software, 'latin1')));
  if (palette !== null) chunks.push(...paletteChunks(palette, opaque));
  chunks.push(chunk('IDAT', compress(pixels, width, height)));
  if (frame.memory === undefined) returnMemory(memory);
  chunks.push(chunk('IEND', new Uint8Array(0)));
  return join(chunks);
}

/**
 * The image data. Pictures of flat colour (figures are that) become tokens of their runs, which is faster than zlib on the bytes, because
 * most of a figure is runs. Fine gradations are filtered and left to zlib at its lowest level: a tenth more bytes than at twice the time.
 */
function compress(pixels: PngPixels, width: number, height: number): Uint8Array {
  const { palette, opaque, runs } = pixels.kind;
  if (palette !== null) return deflateRuns(pixels, 1);
  const depth = opaque ? 3 : 4;
  if (runs <= busyShare * width * height) return deflateRuns(pixels, depth);
  return deflateSync(pixels.differences(depth, width, height), { level: 1, memLevel: 9 });
}

/** A frame from elsewhere in a kernel's memory. */
function copied({ data, width, height }: Frame): PngMemory {
  const memory = takeMemory(width, height);
  memory.words.set(new Int32Array(data.buffer, data.byteOffset, width * height));
  return memory;
}

function paletteChunks(palette: Int32Array, opaque: boolean): Uint8Array[] {
  const rgb = new Uint8Array(palette.length * 3);
  const alpha = new Uint8Array(palette.length);
  for (let i = 0; i < palette.length; i++) {
    const color = palette[i];
    rgb[3 * i] = color & 255;
    rgb[3 * i + 1] = (color >>> 8) & 255;
    rgb[3 * i + 2] = (color >>> 16) & 255;
    alpha[i] = color >>> 24;
  }
  return opaque ? [chunk('PLTE', rgb)] : [chunk('PLTE', rgb), chunk('tRNS', alpha)];
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const out = new Uint8Array(body.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, body.length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(body, 8);
  view.setUint32(body.length + 8, crc32(out.subarray(4, body.length + 8)));
  return out;
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  let length = signature.length;
  for (const c of chunks) length += c.length;
  const out = new Uint8Array(length);
  out.set(signature);
  let at = signature.length;
  for (const c of chunks) {
    out.set(c, at);
    at += c.length;
  }
  return out;
}
