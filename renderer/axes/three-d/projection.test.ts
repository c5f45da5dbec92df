import { describe, expect, it } from 'vitest';
import { LinearScale } from '../../scales/linear-scale.ts';
import { LogScale } from '../../scales/log-scale.ts';
import { boxEdges } from './axes-3d.ts';
import { fused } from './fused.ts';
import { type Camera, projectionMatrix } from './projection.ts';
import { evenFaces, shadeColors } from './shading.ts';
import { nearest, projectPoints, type View3D } from './view.ts';

const camera: Camera = {
  elev: 30,
  azim: -60,
  roll: 0,
  boxAspect: boxEdges([4, 4, 3]),
  focalLength: 1,
  limits: [0, 1, 0, 1, 0, 1],
};
const linear = new LinearScale();
const viewOf = (more: Partial<Camera> = {}, scales: View3D['scales'] = [linear, linear, linear]): View3D => ({
  matrix: projectionMatrix({ ...camera, ...more }),
  scales,
  bounds: [
    [0, 1],
    [0, 1],
    [0, 1],
  ],
  parallel: more.focalLength === Infinity,
});

describe('camera', () => {
  it('puts the middle of the box in the middle of the picture', () => {
    for (const more of [{}, { elev: 10, azim: 200, roll: 45 }, { focalLength: Infinity }]) {
      const [x, y] = projectPoints(viewOf(more), Float64Array.of(0.5, 0.5, 0.5));
      expect(x).toBeCloseTo(0, 12);
      expect(y).toBeCloseTo(0, 12);
    }
  });

  it('looks along x at no elevation and no azimuth: y to the right, z upwards', () => {
    const view = viewOf({ elev: 0, azim: 0 });
    const [x0, y0, x1, y1] = [...projectPoints(view, Float64Array.of(0.5, 1, 0.5)).subarray(0, 2), 0, 0];
    expect(x0).toBeGreaterThan(0.01);
    expect(y0).toBeCloseTo(0, 12);
    const up = projectPoints(view, Float64Array.of(0.5, 0.5, 1));
    expect([x1, y1]).toEqual([0, 0]);
    expect(up[0]).toBeCloseTo(0, 12);
    expect(up[1]).toBeGreaterThan(0.01);
  });

  it('gives less depth to what is nearer', () => {
    const view = viewOf({ elev: 0, azim: 0 });
    const near = nearest(projectPoints(view, Float64Array.of(1, 0.5, 0.5)));
    const far = nearest(projectPoints(view, Float64Array.of(0, 0.5, 0.5)));
    expect(near).toBeLessThan(far);
  });

  it('has no place for points outside the limits when they cut, or outside a scale', () => {
    expect(projectPoints(viewOf(), Float64Array.of(2, 0, 0), true)[0]).toBeNaN();
    expect(projectPoints(viewOf(), Float64Array.of(2, 0, 0))[0]).not.toBeNaN();
    const logarithmic = viewOf({}, [linear, linear, new LogScale({})]);
    expect(projectPoints(logarithmic, Float64Array.of(0, 0, -1))[0]).toBeNaN();
  });
});

describe('light', () => {
  it('is brightest on faces towards it, and keeps the opacity', () => {
    const face = (z: number) => [0, 0, 0, 1, 0, z, 1, 1, z, 0, 1, 0];
    const faces = evenFaces(Float64Array.from([...face(0), ...face(3)]), 4);
    const [flat, , , alpha, steep] = shadeColors(Float64Array.of(1, 1, 1, 0.5), faces);
    expect(alpha).toBe(0.5);
    expect(flat).toBeGreaterThan(0.65);
    expect(flat).not.toBe(steep);
  });

  it('leaves colours alone when no face has a direction', () => {
    const line = evenFaces(Float64Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2]), 3);
    expect([...shadeColors(Float64Array.of(0.2, 0.4, 0.6, 1), line)]).toEqual([0.2, 0.4, 0.6, 1]);
  });
});

describe('fused multiply-add', () => {
  it('rounds once', () => {
    const x = 1 + 2 ** -30;
    expect(x * x - (1 + 2 ** -29)).toBe(0);
    expect(fused(x, x, -(1 + 2 ** -29))).toBe(2 ** -60);
    expect(fused(3, 4, 5)).toBe(17);
  });
});
