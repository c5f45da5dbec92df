import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delaunay } from './delaunay.ts';
import { inCircle, orient } from './predicates.ts';
import { edgesOf, givenTriangles, triangulate } from './triangulation.ts';

const columns = (points: readonly (readonly [number, number])[]): [Float64Array, Float64Array] => [
  Float64Array.from(points, (p) => p[0]),
  Float64Array.from(points, (p) => p[1]),
];

const coordinate = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 1024),
  fc.integer({ min: -4, max: 4 }),
);
const cloud = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 60 });

function area(x: Float64Array, y: Float64Array, [a, b, c]: readonly number[]): number {
  return ((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])) / 2;
}

/** Area of the convex hull, by Andrew's chains. */
function hullArea(points: readonly (readonly [number, number])[]): number {
  const sorted = points.toSorted((p, q) => p[0] - q[0] || p[1] - q[1]);
  const chain = (list: readonly (readonly [number, number])[]) => {
    const out: (readonly [number, number])[] = [];
    for (const p of list) {
      while (out.length > 1 && orient(...out[out.length - 2], ...out[out.length - 1], ...p) <= 0) out.pop();
      out.push(p);
    }
    return out;
  };
  const ring = [...chain(sorted).slice(0, -1), ...chain(sorted.toReversed()).slice(0, -1)];
  return ring.reduce((s, p, i) => {
    const q = ring[(i + 1) % ring.length];
    return s + (p[0] * q[1] - q[0] * p[1]) / 2;
  }, 0);
}

describe('Delaunay triangles', () => {
  it('turn counter-clockwise, fill the hull and hold no other point in their circles', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const [x, y] = columns(points);
        const found = delaunay(x, y);
        const hull = hullArea(points);
        if (!found) {
          expect(hull).toBe(0);
          return;
        }
        let sum = 0;
        for (let t = 0; t < found.corners.length; t += 3) {
          const [a, b, c] = found.corners.subarray(t, t + 3);
          expect(orient(x[a], y[a], x[b], y[b], x[c], y[c])).toBeGreaterThan(0);
          sum += area(x, y, [a, b, c]);
          for (let i = 0; i < x.length; i++)
            expect(inCircle(x[a], y[a], x[b], y[b], x[c], y[c], x[i], y[i])).toBe(false);
        }
        expect(Math.abs(sum - hull)).toBeLessThanOrEqual(1e-9 * Math.max(hull, 1));
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('of a grid of equal cells are two for each cell', () => {
    const points = Array.from({ length: 30 }, (_, i) => [i % 6, Math.trunc(i / 6)] as const);
    expect(delaunay(...columns(points))?.corners.length).toBe(3 * 2 * 5 * 4);
  });

  it('do not exist on a line, and take equal points once', () => {
    expect(
      delaunay(
        ...columns([
          [0, 0],
          [1, 1],
          [2, 2],
          [5, 5],
        ]),
      ),
    ).toBeNull();
    expect(
      delaunay(
        ...columns([
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 0],
          [0, 0],
        ]),
      )?.corners.length,
    ).toBe(3);
  });

  it('know their neighbours as given triangles do', () => {
    const [x, y] = columns([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [1, 0.9],
    ]);
    const mesh = triangulate(x, y);
    if (!mesh) throw new Error('there are triangles');
    expect(givenTriangles(x, y, mesh.corners).neighbors).toEqual(mesh.neighbors);
    expect(edgesOf(mesh).length / 2).toBe(8);
  });
});

describe('orientation', () => {
  it('is exact where rounding would decide', () => {
    expect(orient(0.5, 0.5, 1.5, 1.5, 2 ** 40, 2 ** 40)).toBe(0);
    expect(orient(12, 12, 24, 24, 0.5, 0.5 + 2 ** -53)).toBeGreaterThan(0);
  });
});
