import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { rotate } from '../axes/three-d/directions.ts';
import { type ContourField, drawContours, isLogarithmic } from '../contours/contour-set.ts';
import { extentOf } from '../geometry/bbox.ts';
import { column, decodeColumn } from '../schema/column.ts';
import { FigureError } from '../schema/figure-error.ts';
import { TriContours } from '../triangulation/tri-contours.ts';
import { givenTriangles, type Triangulation } from '../triangulation/triangulation.ts';
import { sameLength } from './columns.ts';
import { type ContourKeywords, checkContours, contourShape } from './contour-options.ts';
import { defineMark, type MarkExample, type Plotted, type Report } from './mark.ts';
import { raiseContours } from './three-d/contours-3d.ts';
import { checkTriangles, triangleShape, trianglesOf } from './triangle-options.ts';

const schema = () => z.strictObject({ ...contourShape(), ...triangleShape(), z: column() });

type TricontourSpec = z.infer<ReturnType<typeof schema>>;

const dataNames = { values: 'z' };

const example = (type: string): MarkExample[] => [
  {
    title: 'Seven points',
    figure: {
      axes: [
        {
          marks: [{ type, x: [0, 2, 4, 1, 3, 0, 4], y: [0, 0.3, 0, 2, 2, 4, 4], z: [0, 2, 1, 4, 3, 1, 0], levels: 5 }],
        },
      ],
    },
  },
];

/** Lines of equal height through scattered points (`Axes.tricontour`). */
export const tricontour = defineMark<TricontourSpec>({
  type: 'tricontour',
  summary: 'Lines through points of equal value between scattered points.',
  doc: `The points \`x\`, \`y\` with the values \`z\` are joined to triangles (Delaunay's, unless \`triangles\` lists the indices of their corners),
within which values run straight. Levels, colours and labels are those of \`contour\`.`,
  projections: ['rectilinear', 'polar', '3d'],
  family: 'collection',
  schema,
  dataNames,
  examples: example('tricontour'),
  check: (spec, report) => check(spec, false, report),
  plot: (ax, spec) => draw(ax, spec, false),
});

/** Areas between levels through scattered points (`Axes.tricontourf`). */
export const tricontourf = defineMark<TricontourSpec>({
  type: 'tricontourf',
  summary: 'Areas between levels of values at scattered points.',
  doc: 'Takes the columns of `tricontour` and the keywords of `contourf`.',
  projections: ['rectilinear', 'polar', '3d'],
  family: 'collection',
  schema,
  dataNames,
  examples: example('tricontourf'),
  check: (spec, report) => check(spec, true, report),
  plot: (ax, spec) => draw(ax, spec, true),
});

function check(spec: TricontourSpec, filled: boolean, report: Report): void {
  checkTriangles(spec, report);
  sameLength({ x: spec.x, z: spec.z }, report);
  checkContours(spec, filled, report);
}

function draw(ax: Axes, spec: TricontourSpec, filled: boolean): Plotted {
  const mesh = trianglesOf(ax, spec);
  const z = decodeColumn(spec.z);
  if (!(ax instanceof Axes3D)) return drawContours(ax, spec, filled, () => field(mesh, z, spec));
  const hadData = ax.hasData();
  const data = { x: mesh.x, y: mesh.y, z };
  const [x, y, values] = rotate(data.x, data.y, data.z, spec.zdir ?? 'z');
  const turned = givenTriangles(x, y, mesh.corners);
  const { clabel: _none, ...rest } = spec;
  return raiseContours(
    ax,
    drawContours(ax, rest, filled, () => field(turned, values, rest)),
    data,
    spec,
    hadData,
  );
}

function field(mesh: Triangulation, values: Float64Array, spec: ContourKeywords): ContourField {
  let [zmin, zmax] = [Infinity, -Infinity];
  for (const corner of mesh.corners) {
    const v = values[corner];
    if (!Number.isFinite(v))
      throw new FigureError([{ pointer: '', detail: 'z must have a finite value at every corner of a triangle' }]);
    if (v < zmin) zmin = v;
    if (v > zmax) zmax = v;
  }
  if (isLogarithmic(spec) && zmin <= 0)
    throw new FigureError([{ pointer: '', detail: 'z must be above 0 for logarithmic levels' }]);
  return { source: new TriContours(mesh, values), zmin, zmax, extent: extentOf(mesh.x, mesh.y) };
}
