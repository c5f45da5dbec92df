import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { FigureError } from '../schema/figure-error.ts';
import { encodeJpeg, encodeWebp, flattenOnWhite } from './jpeg-webp.ts';
import type { Frame } from './raster/frame.ts';

/** A smooth picture whose left half is half transparent. */
function frame(width: number, height: number): Frame {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const x = i % width;
    data.set([(x * 255) / width, 100, 200 - (Math.floor(i / width) * 200) / height, x < width / 2 ? 128 : 255], i * 4);
  }
  return { width, height, data };
}

describe('JPEG and WebP', () => {
  test('a JPEG is the picture over white, with its dpi', async () => {
    const picture = frame(64, 48);
    const file = await encodeJpeg(picture, 150);
    const meta = await sharp(file).metadata();
    expect([meta.format, meta.width, meta.height, meta.density, meta.chromaSubsampling]).toEqual([
      'jpeg',
      64,
      48,
      150,
      '4:2:0',
    ]);
    const got = await sharp(file).raw().toBuffer();
    const want = flattenOnWhite(picture);
    const rms = Math.sqrt(want.reduce((sum, v, i) => sum + (v - got[i]) ** 2, 0) / want.length);
    expect(rms).toBeLessThan(4);
  });

  test('a WebP keeps its transparency', async () => {
    const file = await encodeWebp(frame(64, 48), 100);
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([64, 48, 4]);
    expect([data[3], data[63 * 4 + 3]]).toEqual([128, 255]);
  });

  test('the same frame gives the same bytes', async () => {
    const picture = frame(40, 30);
    expect(Buffer.compare(await encodeJpeg(picture, 100), await encodeJpeg(picture, 100))).toBe(0);
    expect(Buffer.compare(await encodeWebp(picture, 100), await encodeWebp(picture, 100))).toBe(0);
  });

  test('a picture too wide for the format is the figure’s fault', async () => {
    const wide: Frame = { width: 20_000, height: 1, data: new Uint8ClampedArray(80_000) };
    await expect(encodeWebp(wide, 100)).rejects.toThrow(FigureError);
  });
});
