import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { convertUnits } from '../axes/units.ts';
import { type Column, column, columnLength, decodeGrid, type Grid, grid } from '../schema/column.ts';
import { FigureError } from '../schema/figure-error.ts';
import { givenTriangles, type Triangulation, triangulate } from '../triangulation/triangulation.ts';
import { sameLength } from './columns.ts';
import type { Report } from './mark.ts';

/** Points and, optionally, how they are joined. */
export const triangleShape = () => ({
  x: column(),
  y: column(),
  triangles: z.optional(z.nullable(grid())),
});

export interface TriangleSpec {
  readonly x: Column;
  readonly y: Column;
  readonly triangles?: Grid | null;
}

/** Faults of points and triangles: lengths, indices, gaps. */
export function checkTriangles(spec: TriangleSpec, report: Report): void {
  sameLength({ x: spec.x, y: spec.y }, report);
  const n = columnLength(spec.x);
  for (const name of ['x', 'y'] as const) {
    const data: unknown = spec[name];
    const gap =
      Array.isArray(data) && data.some((v) => v === null || v === 'NaN' || v === 'Infinity' || v === '-Infinity');
    if (gap) report(`/${name}`, 'must have no gaps');
  }
  if (!spec.triangles) {
    if (n >= 0 && n < 3) report('/x', 'must have at least 3 points');
    return;
  }
  const { rows, columns, values } = decodeGrid(spec.triangles);
  if (rows === 0 || columns !== 3) report('/triangles', 'must be rows of three indices');
  else if (n >= 0 && values.some((v) => !Number.isInteger(v) || v < 0 || v >= n))
    report('/triangles', `must be whole numbers from 0 to ${n - 1}`);
}

/** The triangles of a spec; those of Delaunay when none are given. Throws `FigureError` when there are none. */
export function trianglesOf(ax: Axes, spec: TriangleSpec): Triangulation {
  const x = convertUnits(ax.xaxis, spec.x);
  const y = convertUnits(ax.yaxis, spec.y);
  if (spec.triangles) return givenTriangles(x, y, Int32Array.from(decodeGrid(spec.triangles).values));
  const found = triangulate(x, y);
  if (!found) throw new FigureError([{ pointer: '', detail: 'all points lie on one line: there are no triangles' }]);
  return found;
}
