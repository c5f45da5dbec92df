/** A decoder for the PNGs of the gallery: 8 bits a channel, not interlaced. */
import { inflateSync } from 'node:zlib';

/** Rows from the top, RGBA. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Decodes `png`; throws on what is not such a PNG. */
export function decodePng(png: Uint8Array): Picture {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (bytes.readUInt32BE(0) !== 0x89504e47) throw new Error('not a PNG');
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const [depth, colorType, , , interlace] = bytes.subarray(24, 29);
  const channels = CHANNELS[colorType];
  const packed = colorType === 3 && depth < 8;
  if ((depth !== 8 && !packed) || channels === undefined || interlace !== 0) {
    throw new Error(`a PNG of ${depth} bits, colour type ${colorType}, interlace ${interlace} is not supported`);
  }
  let palette: Buffer = Buffer.alloc(0);
  let alphas: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'PLTE') palette = body;
    if (kind === 'tRNS') alphas = body;
    if (kind === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const stride = Math.ceil((width * channels * depth) / 8);
  const rows = unfilter(inflateSync(Buffer.concat(data)), stride, height, Math.max(1, (channels * depth) >> 3));
  const samples = packed ? unpack(rows, width, height, stride, depth) : rows;
  return { width, height, rgba: toRgba(samples, width * height, colorType, palette, alphas) };
}

function unfilter(raw: Buffer, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    const source = y * (stride + 1) + 1;
    const row = y * stride;
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? out[row + x - step] : 0;
      const up = y > 0 ? out[row + x - stride] : 0;
      const corner = x >= step && y > 0 ? out[row + x - stride - step] : 0;
      out[row + x] = raw[source + x] + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const toLeft = Math.abs(guess - left);
      const toUp = Math.abs(guess - up);
      const toCorner = Math.abs(guess - corner);
      if (toLeft <= toUp && toLeft <= toCorner) return left;
      return toUp <= toCorner ? up : corner;
    }
    default:
      throw new Error(`a PNG row with the unknown filter ${filter}`);
  }
}

/** Samples of 1, 2 or 4 bits, the leftmost in the high bits, as one byte each. */
function unpack(rows: Uint8Array, width: number, height: number, stride: number, depth: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const mask = (1 << depth) - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      out[y * width + x] = (rows[y * stride + (bit >> 3)] >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return out;
}

function toRgba(samples: Uint8Array, count: number, colorType: number, palette: Buffer, alphas: Buffer): Uint8Array {
  if (colorType === 6) return samples;
  const out = new Uint8Array(count * 4);
  for (let i = 0; i < count; i++) {
    if (colorType === 3) {
      const entry = samples[i];
      out.set(palette.subarray(entry * 3, entry * 3 + 3), i * 4);
      out[i * 4 + 3] = entry < alphas.length ? alphas[entry] : 255;
    } else if (colorType === 2) {
      out.set(samples.subarray(i * 3, i * 3 + 3), i * 4);
      out[i * 4 + 3] = 255;
    } else {
      const step = colorType === 4 ? 2 : 1;
      out.fill(samples[i * step], i * 4, i * 4 + 3);
      out[i * 4 + 3] = step === 2 ? samples[i * 2 + 1] : 255;
    }
  }
  return out;
}
