import { crc32 } from 'node:zlib';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const software = 'Software\0plotmill';
/** What a chunk has around its body. */
const frameBytes = 12;

/** What stands in a PNG besides its pixels. */
export interface PngLook {
  readonly width: number;
  readonly height: number;
  /** Colour type of the format: 2 RGB, 3 indexed, 6 RGBA. */
  readonly colorType: 2 | 3 | 6;
  readonly dpi: number;
  /** The colours of an indexed picture, packed, and whether all are opaque. */
  readonly palette: Int32Array | null;
  readonly opaque: boolean;
}

/** A PNG of 8 bits a channel, in one buffer. @param data the zlib stream of its rows */
export function pngFile(look: PngLook, data: Uint8Array): Uint8Array {
  const { palette, opaque } = look;
  const colors = palette === null ? 0 : palette.length;
  const paletteBytes = palette === null ? 0 : 3 * colors + frameBytes + (opaque ? 0 : colors + frameBytes);
  const beginning = beginningOf(look);
  // Every byte is written: no need for zeros.
  const length = beginning.length + paletteBytes + data.length + frameBytes + ending.length;
  const out = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  out.set(beginning);
  let at = beginning.length;
  if (palette !== null) {
    for (let i = 0, k = at + 8; i < colors; i++) {
      const color = palette[i];
      out[k++] = color;
      out[k++] = color >>> 8;
      out[k++] = color >>> 16;
    }
    at = frame(out, at, 'PLTE', 3 * colors);
    if (!opaque) {
      for (let i = 0; i < colors; i++) out[at + 8 + i] = palette[i] >>> 24;
      at = frame(out, at, 'tRNS', colors);
    }
  }
  out.set(data, at + 8);
  at = frame(out, at, 'IDAT', data.length);
  out.set(ending, at);
  return out;
}

/** Puts length, type and sum around the body of a chunk, which is in its place already; returns where the next one goes. */
function frame(out: Uint8Array, at: number, type: string, length: number): number {
  putWord(out, at, length);
  for (let i = 0; i < 4; i++) out[at + 4 + i] = type.charCodeAt(i);
  const end = at + 8 + length;
  putWord(out, end, crc32(out.subarray(at + 4, end)));
  return end + 4;
}

function putWord(out: Uint8Array, at: number, word: number): void {
  out[at] = word >>> 24;
  out[at + 1] = word >>> 16;
  out[at + 2] = word >>> 8;
  out[at + 3] = word;
}

const ending = new Uint8Array(frameBytes);
frame(ending, 0, 'IEND', 0);

// One picture after the other has the same size: the beginning of the last one is kept.
let known: { readonly look: PngLook; readonly bytes: Uint8Array } | undefined;

/** All that comes before the colours: signature, header, size of a pixel, who made it. */
function beginningOf(look: PngLook): Uint8Array {
  const { width, height, colorType, dpi } = look;
  if (known !== undefined) {
    const { look: last, bytes } = known;
    if (last.width === width && last.height === height && last.colorType === colorType && last.dpi === dpi)
      return bytes;
  }
  const bytes = new Uint8Array(signature.length + 13 + 9 + software.length + 3 * frameBytes);
  bytes.set(signature);
  let at = signature.length;
  putWord(bytes, at + 8, width);
  putWord(bytes, at + 12, height);
  bytes[at + 16] = 8;
  bytes[at + 17] = colorType;
  at = frame(bytes, at, 'IHDR', 13);
  const perMetre = Math.round(dpi / 0.0254);
  putWord(bytes, at + 8, perMetre);
  putWord(bytes, at + 12, perMetre);
  bytes[at + 16] = 1;
  at = frame(bytes, at, 'pHYs', 9);
  bytes.set(Buffer.from(software, 'latin1'), at + 8);
  frame(bytes, at, 'tEXt', software.length);
  known = { look: { ...look, palette: null }, bytes };
  return bytes;
}
