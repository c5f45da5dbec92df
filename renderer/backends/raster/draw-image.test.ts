import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImageItem } from '../../display-list/display-list.ts';
import { rasterize } from './rasterize.ts';

// So large that a strip does not pay to be painted on a copy.
const [width, height] = [190, 140];
const rows = 20;

function drawn(items: readonly ImageItem[]): Buffer {
  const { data } = rasterize({ width, height, dpi: 72, items }, { glyphs: () => {} });
  return Buffer.from(data);
}

const diamond = { vertices: Float64Array.of(90, 5, 180, 60.5, 90.3, 130, 7, 70, 90, 5), codes: null };

it('a large picture that shows what is below looks like the same picture in strips', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 }),
      fc.boolean(),
      fc.integer({ min: -6, max: 6 }),
      fc.integer({ min: -6, max: 6 }),
      (seed, masked, x, y) => {
        let state = seed;
        const image = (of: () => number): Uint8Array => Uint8Array.from({ length: 4 * width * height }, of);
        const next = (): number => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return state >>> 24;
        };
        // Some of what is below is not opaque, and some of what is above is, or is not to be seen.
        const ground = image(next).map((v, i) => (i % 4 === 3 && i % 3 !== 0 ? 255 : v));
        const above = image(next).map((v, i) => (i % 4 === 3 && v < 40 ? 0 : i % 4 === 3 && v > 200 ? 255 : v));
        const item = (rgba: Uint8Array, from: number, many: number, clipped: boolean): ImageItem => ({
          kind: 'image',
          x: clipped ? x : 0,
          y: (clipped ? y : 0) + height - from - many,
          width,
          height: many,
          rgba: rgba.slice(4 * width * from, 4 * width * (from + many)),
          clip: clipped ? { rect: [3.3, 2, 181, 131], path: masked ? diamond : null } : null,
          antialiased: true,
          snap: null,
        });
        const strips = Array.from({ length: height / rows }, (_, i) => i * rows);
        const below = strips.map((from) => item(ground, from, rows, false));
        const inStrips = drawn([...below, ...strips.map((from) => item(above, from, rows, true))]);
        expect(drawn([...below, item(above, 0, height, true)]).equals(inStrips)).toBe(true);
      },
    ),
    { numRuns: 20, seed: 1 },
  );
});
