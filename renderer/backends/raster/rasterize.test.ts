import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { rasterize } from './rasterize.ts';
import { baselineOf, readScenes } from './scenes.ts';

const noText = { glyphs: (): void => {} };

/** Largest difference of any channel of any pixel between two pictures. */
function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}

describe('every pixel equals what Agg draws', () => {
  it.each(readScenes().map((scene) => [scene.name, scene] as const))('%s', async (name, scene) => {
    const frame = rasterize(scene.list, noText);
    const { data, info } = await sharp(fileURLToPath(baselineOf(name)))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([frame.width, frame.height]);
    expect(largestDifference(frame.data, data)).toBe(0);
  });
});
