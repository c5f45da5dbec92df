import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QuadMeshItem } from '../../display-list/display-list.ts';
import { drawnOnGround } from './test-ground.ts';

// So large that a row does not pay to be painted on a copy.
const [width, height] = [220, 100];
const [rows, columns] = [30, 20];

function drawn(items: readonly QuadMeshItem[]): Buffer {
  return drawnOnGround(width, height, items);
}

it('a mesh of very many cells looks like its rows one by one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 }),
      fc.constantFrom(0, 0.6, 2),
      fc.boolean(),
      fc.boolean(),
      (seed, lineWidth, gaps, antialiased) => {
        let state = seed;
        const next = (): number => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return state / 2 ** 32;
        };
        const coordinates = Float64Array.from({ length: 2 * (rows + 1) * (columns + 1) }, (_, i) => {
          const corner = i >> 1;
          const place = i % 2 === 0 ? (corner % (columns + 1)) * 5.5 : Math.floor(corner / (columns + 1)) * 2.7;
          return gaps && next() < 0.01 ? Number.NaN : place + 4 * next();
        });
        const fills = Float64Array.from({ length: 4 * rows * columns }, (_, i) =>
          i % 8 === 0 || i % 8 === 3 ? 1 : next(),
        );
        const mesh = (from: number, to: number): QuadMeshItem => ({
          kind: 'quadmesh',
          rows: to - from,
          columns,
          coordinates: coordinates.slice(2 * (columns + 1) * from, 2 * (columns + 1) * (to + 1)),
          fills: fills.slice(4 * columns * from, 4 * columns * to),
          stroke:
            lineWidth === 0
              ? null
              : { color: [0.2, 0.3, 0.4, 0.7], width: lineWidth, cap: 'butt', join: 'miter', dash: null },
          clip: { rect: [5, 5.5, 100, 75], path: null },
          antialiased,
          snap: null,
        });
        const inRows = Array.from({ length: rows }, (_, row) => mesh(row, row + 1));
        expect(drawn([mesh(0, rows)]).equals(drawn(inRows))).toBe(true);
      },
    ),
    { numRuns: 20, seed: 1 },
  );
});
