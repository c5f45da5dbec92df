import { describe, expect, it } from 'vitest';
import { PathCode } from '../../display-list/display-list.ts';
import { LinearScale } from '../../scales/linear-scale.ts';
import { type PolarGeometry, warpPath, warpPoints } from './polar-warp.ts';

const plane: PolarGeometry = { direction: 1, offset: 0, scale: new LinearScale(), origin: 0, sign: 1 };
const line = (...xy: number[]) => ({ vertices: Float64Array.from(xy), codes: null });

describe('polar projection', () => {
  it('turns angles by direction and offset, and takes the origin off the radius', () => {
    const out = warpPoints({ ...plane, direction: -1, offset: Math.PI / 2, origin: 1 }, Float64Array.of(0, 3));
    expect(out[0]).toBeCloseTo(0);
    expect(out[1]).toBeCloseTo(2);
  });

  it('leaves radii inside the origin out', () => {
    expect(warpPoints(plane, Float64Array.of(1, -0.5))[0]).toBeNaN();
  });

  it('makes arcs of equal radii and straight lines of equal angles', () => {
    const arc = warpPath(plane, line(0, 2, Math.PI / 2, 2), 180);
    expect(arc.codes?.[1]).toBe(PathCode.CURVE4);
    expect(arc.vertices.at(-1)).toBeCloseTo(2);
    const ray = warpPath(plane, line(1, 0, 1, 2), 180);
    expect([...(ray.codes ?? [])]).toEqual([PathCode.MOVETO, PathCode.LINETO]);
  });

  it('cuts everything else into the asked-for pieces', () => {
    const spiral = warpPath(plane, line(0, 1, 1, 2), 10);
    expect(spiral.vertices.length / 2).toBe(11);
  });

  it('goes round a bounded number of times, and not at all to infinity', () => {
    const many = warpPath(plane, line(0, 1, 1e9, 1), 100);
    expect(many.vertices.length).toBeLessThan(3000);
    const never = warpPath(plane, line(0, 1, Number.POSITIVE_INFINITY, 1), 100);
    expect(never.vertices.at(-1)).toBeNaN();
  });
});
