import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePng } from './png.ts';

/** The pixels of a PNG of ours: 8 bits, no interlacing, the filters None, Sub and Up. zlib checks the stream's own sum. */
function decode(png: Uint8Array): { width: number; height: number; data: Uint8ClampedArray } {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get('IHDR') as Buffer;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const depth = { 2: 3, 3: 1, 6: 4 }[header[9]] as number;
  const raw = inflateSync(chunks.get('IDAT') as Buffer);
  const rowBytes = width * depth + 1;
  expect(raw.length).toBe(rowBytes * height);
  const [colors, alphas] = [chunks.get('PLTE'), chunks.get('tRNS')];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * rowBytes];
    for (let k = 0; k < width * depth; k++) {
      const at = y * rowBytes + 1 + k;
      if (filter === 1 && k >= depth) raw[at] += raw[at - depth];
      if (filter === 2 && y > 0) raw[at] += raw[at - rowBytes];
      const pixel = (y * width + Math.trunc(k / depth)) * 4;
      if (colors === undefined) data[pixel + (k % depth)] = raw[at];
      else data.set([...colors.subarray(3 * raw[at], 3 * raw[at] + 3), alphas?.[raw[at]] ?? 255], pixel);
    }
  }
  return { width, height, data };
}

const box = fc.record({
  x: fc.nat(),
  y: fc.nat(),
  w: fc.integer({ min: 1, max: 40 }),
  h: fc.integer({ min: 1, max: 9 }),
  color: fc.nat(0xffffff),
  alpha: fc.constantFrom(255, 255, 255, 128, 0),
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly color: number;
  readonly alpha: number;
}

/** Boxes of flat colour on white: what figures are made of. */
function picture(width: number, height: number, boxes: readonly Box[]): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const { x, y, w, h, color, alpha } of boxes) {
    for (let row = y % height; row < Math.min(height, (y % height) + h); row++) {
      for (let column = x % width; column < Math.min(width, (x % width) + w); column++) {
        data.set([color & 255, (color >> 8) & 255, color >> 16, alpha], (row * width + column) * 4);
      }
    }
  }
  return data;
}

/** Whether a picture comes back as it was. */
function survives(width: number, height: number, boxes: readonly Box[]): boolean {
  const data = picture(width, height, boxes);
  const decoded = decode(encodePng({ width, height, data: data.slice() }, 100));
  expect([decoded.width, decoded.height]).toEqual([width, height]);
  return Buffer.from(decoded.data.buffer).equals(Buffer.from(data.buffer));
}

describe('A PNG', () => {
  it('gives back every pixel, whatever the size and the number of colours', () => {
    const side = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 80 }));
    fc.assert(
      fc.property(side, side, fc.array(box, { maxLength: 400 }), (width, height, boxes) => {
        expect(survives(width, height, boxes)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('gives back rows wider than the window of deflate', () => {
    const boxes = Array.from({ length: 300 }, (_, i) => ({ x: 97 * i, y: i, w: 31, h: 1, color: i, alpha: 255 }));
    for (const count of [1, 200, 300]) expect(survives(33_000, 3, boxes.slice(0, count)), `${count} boxes`).toBe(true);
  });
});
