import fc from 'fast-check';
import { expect, it } from 'vitest';
import { colormap } from './colormaps.ts';

it('numbers on a line get the colours of their shares, also beyond the ends of the map and where there is no number', () => {
  const extremes = { bad: [0, 0.1, 0.2, 0.3], under: [1, 0, 0, 1], over: [0, 1, 0, 1] } as const;
  const maps = [10, 256, 3].map((n) => colormap('viridis')!.resampled(n).withExtremes(extremes));
  const odd = [Number.NaN, Infinity, -Infinity, -0, 1, 5, 9];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ min: -3, max: 12, noNaN: true }), fc.constantFrom(...odd)), { maxLength: 60 }),
      fc.constantFrom(1, 90),
      fc.constantFrom(...maps),
      fc.boolean(),
      (some, times, map, single) => {
        // More than fit into the kernel at once, too.
        const all = Array.from({ length: times }, () => some).flat();
        const values = single ? Float32Array.from(all) : Float64Array.from(all);
        const [low, width] = [-1, 8.1];
        const wanted = new Int32Array(values.length + 2);
        map.paint(
          Float64Array.from(values, (v) => (v - low) / width),
          false,
          wanted,
          1,
        );
        const painted = new Int32Array(values.length + 2);
        map.paintLinear(values, low, width, painted, 1);
        expect(painted).toEqual(wanted);
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});
