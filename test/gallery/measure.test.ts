/** The gallery's own measures: they must see a difference where there is one, and none where there is none. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { complaints, type Outcome } from '../../gallery/check.ts';
import { decodePng, type Picture } from '../../gallery/decode-png.ts';
import { compareNumbers } from '../../gallery/numbers.ts';
import { differencePicture, pixelDistance } from '../../gallery/pixels.ts';

const noise = (count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 251);
const opaque = (width: number, height: number, level: number): Picture => ({
  width,
  height,
  rgba: Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : level)),
});

describe('decoding PNG', () => {
  test.each([3, 4] as const)('%d channels under every row filter', async (channels) => {
    const [width, height] = [23, 17];
    const pixels = noise(width * height * channels);
    const raw = { raw: { width, height, channels } };
    for (const adaptiveFiltering of [true, false]) {
      const picture = decodePng(await sharp(pixels, raw).png({ adaptiveFiltering }).toBuffer());
      const seen = Uint8Array.from(
        { length: pixels.length },
        (_, i) => picture.rgba[Math.floor(i / channels) * 4 + (i % channels)],
      );
      expect(seen).toEqual(pixels);
    }
  });

  test('a palette', async () => {
    const pixels = Uint8Array.from({ length: 64 * 3 }, (_, i) => (Math.floor(i / 3) % 4) * 60);
    const png = await sharp(pixels, { raw: { width: 8, height: 8, channels: 3 } })
      .png({ palette: true })
      .toBuffer();
    const picture = decodePng(png);
    expect(Array.from({ length: 64 }, (_, i) => picture.rgba[i * 4])).toEqual(
      Array.from({ length: 64 }, (_, i) => (i % 4) * 60),
    );
  });

  test('what is no PNG, and a filter that does not exist', () => {
    expect(() => decodePng(new Uint8Array(64))).toThrow('not a PNG');
    const chunk = (kind: string, body: Buffer): Buffer => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(body.length);
      head.write(kind, 4, 'latin1');
      return Buffer.concat([head, body, Buffer.alloc(4)]);
    };
    const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const png = Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.from([9, 0]))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    expect(() => decodePng(png)).toThrow('unknown filter 9');
  });
});

describe('distance of pictures', () => {
  test('is the root mean square over RGB', () => {
    const { rms, largest } = pixelDistance(opaque(4, 4, 10), opaque(4, 4, 13));
    expect([rms, largest]).toEqual([3, 3]);
  });

  test('counts alpha as soon as one of them is transparent', () => {
    const clear = opaque(1, 1, 10);
    clear.rgba[3] = 155;
    expect(pixelDistance(clear, opaque(1, 1, 10)).rms).toBe(50);
    expect([...differencePicture(clear, opaque(1, 1, 10))]).toEqual([255, 255, 255]);
  });

  test('refuses another size', () => {
    expect(() => pixelDistance(opaque(2, 2, 0), opaque(2, 3, 0))).toThrow('2 × 2 pixels instead of 2 × 3');
  });
});

describe('comparing numbers', () => {
  test('boxes may be a hundredth of a pixel off, other numbers a millionth of their list', () => {
    expect(compareNumbers({ box: [10, 20, 30, 40] }, { box: [10.009, 20, 30, 40] })).toEqual([]);
    expect(compareNumbers({ box: [10, 20, 30, 40] }, { box: [10.011, 20, 30, 40] })).toHaveLength(1);
    expect(compareNumbers({ at: [0, 100] }, { at: [9e-5, 100] })).toEqual([]);
    expect(compareNumbers({ at: [0, 1e-9] }, { at: [0, 1.1e-9] })).toHaveLength(1);
  });

  test('names what is missing, what is too much and what differs', () => {
    const pointers = compareNumbers({ a: 1, b: ['x'], c: null }, { b: ['y'], c: null, d: 2 }).map((f) => f.pointer);
    expect(pointers).toEqual(['/a', '/b/0', '/d']);
    expect(compareNumbers([1, 2], [1])).toHaveLength(1);
    expect(compareNumbers(null, 0)).toHaveLength(1);
    expect(compareNumbers(1, Number.NaN)).toHaveLength(1);
  });
});

describe('what counts as a complaint', () => {
  const outcome = (rms: number): Outcome => ({
    name: 'a',
    expected: opaque(1, 1, 0),
    faults: [],
    time: 0,
    distance: { rms, largest: 1 },
  });

  test('a reason is needed above 0.5, does not help above 3, and must go when it is not needed', () => {
    expect(complaints(outcome(0.5), undefined)).toEqual([]);
    expect(complaints(outcome(0.51), undefined)).toHaveLength(1);
    expect(complaints(outcome(0.51), 'why')).toEqual([]);
    expect(complaints(outcome(3.01), 'why')).toHaveLength(1);
    expect(complaints(outcome(0.5), 'why')).toHaveLength(1);
  });

  test('a renderer that fails', () => {
    const { distance: _, ...failed } = outcome(0);
    expect(complaints({ ...failed, failure: 'it broke' }, undefined)).toEqual(['it broke']);
  });
});
