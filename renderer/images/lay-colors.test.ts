import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layColors, paintColors } from './lay-colors.ts';

/** 0..1 as a byte, cut off; what is no number is 0. */
const byteOf = (v: number): number => Math.trunc((v < 0 ? 0 : v > 1 ? 1 : v) * 255) & 255;

/** One colour after the other, as Matplotlib lays them. */
function laid(colors: Float32Array | Float64Array, coverage: Uint8Array): Float32Array | Float64Array {
  const out = colors.slice();
  const round = (v: number): number => (colors instanceof Float32Array ? Math.fround(v) : v);
  coverage.forEach((cover, k) => {
    const a = colors[4 * k + 3];
    if (a >= 1 && cover === 255) return;
    for (let c = 4 * k; c < 4 * k + 4; c++) out[c] = a > 0 ? round(colors[c] * cover) / 255 : 0;
  });
  return out;
}

const shares = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, Number.NaN, 1e-9, 1 / 255));
const pixel = fc.tuple(shares, shares, shares, shares, fc.oneof(fc.constant(255), fc.integer({ min: 0, max: 255 })));

it('colours are laid and painted as one by one, in either precision and however many there are', () => {
  fc.assert(
    fc.property(
      fc.array(pixel, { maxLength: 40 }),
      fc.constantFrom(1, 120),
      fc.constantFrom(1, 0.35),
      fc.boolean(),
      (some, times, after, single) => {
        const all = Array.from({ length: times }, () => some).flat();
        const colors = (single ? Float32Array : Float64Array).from(all.flatMap((p) => p.slice(0, 4)));
        const coverage = Uint8Array.from(all, (p) => p[4]);
        const wanted = laid(colors, coverage);
        const words = Int32Array.from(all, (_, k) => {
          const [r, g, b, a] = wanted.subarray(4 * k, 4 * k + 4);
          const d = a === 0 ? 1 : a;
          return byteOf(r / d) | (byteOf(g / d) << 8) | (byteOf(b / d) << 16) | (byteOf(a * after) << 24);
        });
        const painted = new Int32Array(all.length + 1);
        paintColors(colors, coverage, after, painted, 1);
        expect(painted.subarray(1)).toEqual(words);
        layColors(colors, coverage);
        expect(colors).toEqual(wanted);
      },
    ),
    { numRuns: 150, seed: 1 },
  );
});
