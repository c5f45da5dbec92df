import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CapStyle, JoinStyle, PathCollectionItem, PathData } from '../../display-list/display-list.ts';
import { drawnOnGround } from './test-ground.ts';

// So large that small collections do not pay to be painted on a copy.
const [width, height] = [400, 300];

function drawn(items: readonly PathCollectionItem[]): Buffer {
  return drawnOnGround(width, height, items);
}

const shape = fc.array(fc.double({ min: -12, max: 12, noNaN: true }), { minLength: 4, maxLength: 14 });
const circle: PathData = {
  vertices: Float64Array.of(40, 5, 45, 5, 70, 10, 70, 35, 70, 60, 50, 70, 40, 70),
  codes: Uint8Array.of(1, 4, 4, 4, 4, 4, 4),
};

it('a collection of very many paths looks like the same paths in small collections', () => {
  fc.assert(
    fc.property(
      fc.array(shape, { minLength: 1, maxLength: 4 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 }),
      fc.constantFrom<CapStyle>('butt', 'round', 'projecting'),
      fc.constantFrom<JoinStyle>('miter', 'round', 'bevel'),
      fc.array(fc.constantFrom(0, 0.4, 1, 2.5, 9), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (shapes, numbers, cap, join, widths, closed, masked, antialiased) => {
        const count = 600;
        const colors = Float64Array.from(numbers.slice(0, 4 * 6));
        // Some opaque, some not to be seen.
        colors[0] = colors[3] = 1;
        colors[7] = 0;
        const paths = shapes.map((xy): PathData => {
          const vertices = Float64Array.from([...xy.slice(0, xy.length & ~1), 0, 0]);
          const codes = new Uint8Array(vertices.length / 2).fill(2);
          codes[0] = 1;
          if (closed) codes[codes.length - 1] = 79;
          return { vertices, codes };
        });
        const offsets = Float64Array.from({ length: 2 * count }, (_, i) => (i * 37.7 + numbers[i % 64] * 5) % 100);
        const collection = (from: number, to: number): PathCollectionItem => ({
          kind: 'collection',
          paths: Array.from({ length: to - from }, (_, i) => paths[(from + i) % paths.length]),
          transforms: null,
          offsets: offsets.slice(2 * from, 2 * to),
          fills: colors,
          strokes: colors.slice(4),
          widths: Float64Array.from(widths),
          dashes: [],
          antialiaseds: [antialiased],
          cap,
          join,
          clip: { rect: [3.2, 4.7, 80, 60], path: masked ? circle : null },
          antialiased,
          snap: null,
        });
        // Lengths of all lists divide the number of paths of a small collection.
        const small = Array.from({ length: 5 }, (_, i) => collection(120 * i, 120 * (i + 1)));
        expect(drawn([collection(0, count)]).equals(drawn(small))).toBe(true);
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});
