import * as z from 'zod/mini';
import type { Artist, ArtistOptions } from '../artists/artist.ts';
import { GouraudTriangles } from '../artists/gouraud-triangles.ts';
import { PathCollection } from '../artists/path-collection.ts';
import type { PathData } from '../display-list/display-list.ts';
import { extentOf } from '../geometry/bbox.ts';
import { closedCodes } from '../geometry/shapes.ts';
import type { TransformRef } from '../geometry/transform.ts';
import { column, columnLength, decodeColumn } from '../schema/column.ts';
import { FigureError } from '../schema/figure-error.ts';
import { collectionShape, mappableShape, oneOf } from '../schema/pieces.ts';
import type { Triangulation } from '../triangulation/triangulation.ts';
import { collectionOptions } from './collection-options.ts';
import { checkMapping, mapColors, mappableOf } from './mapping.ts';
import { defineMark } from './mark.ts';
import { checkTriangles, triangleShape, trianglesOf } from './triangle-options.ts';

const schema = () => {
  const { facecolors: _facecolors, ...collection } = collectionShape();
  return z.strictObject({
    ...collection,
    ...mappableShape(),
    ...triangleShape(),
    c: z.optional(z.nullable(column())),
    facecolors: z.optional(z.nullable(column())),
    shading: z.optional(oneOf('flat', 'gouraud')),
  });
};

type TripcolorSpec = z.infer<ReturnType<typeof schema>>;

/** Triangles coloured by value (`Axes.tripcolor`). */
export const tripcolor = defineMark<TripcolorSpec>({
  type: 'tripcolor',
  summary: 'Triangles between scattered points, coloured by value.',
  doc: `\`c\` has a value per point or per triangle; \`facecolors\` has one per triangle. Triangles are Delaunay's unless \`triangles\` lists the
indices of their corners. \`shading: "gouraud"\` lets colours run between the points, otherwise a triangle has the mean of its corners.`,
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  dataNames: { values: 'c', z: 'c' },
  examples: [
    {
      title: 'Seven points',
      figure: {
        axes: [
          {
            marks: [
              { type: 'tripcolor', x: [0, 2, 4, 1, 3, 0, 4], y: [0, 0.3, 0, 2, 2, 4, 4], c: [0, 2, 1, 4, 3, 1, 0] },
            ],
            colorbar: true,
          },
        ],
      },
    },
  ],
  check(spec, report) {
    checkTriangles(spec, report);
    checkMapping(spec, report);
    const n = columnLength(spec.x);
    const given = spec.triangles && Array.isArray(spec.triangles) ? spec.triangles.length : null;
    if (spec.facecolors) {
      const count = columnLength(spec.facecolors);
      if (given !== null && count >= 0 && count !== given)
        report('/facecolors', `has ${count} values for ${given} triangles`);
      if (spec.shading === 'gouraud') report('/facecolors', 'cannot stand beside "shading": "gouraud"');
    } else if (spec.c) {
      const count = columnLength(spec.c);
      if (count >= 0 && n >= 0 && given !== null && count !== n && count !== given)
        report('/c', `has ${count} values, but there are ${n} points and ${given} triangles`);
    } else report('/c', 'is missing');
  },
  plot(ax, spec) {
    const mesh = trianglesOf(ax, spec);
    const count = mesh.corners.length / 3;
    const values = decodeColumn(spec.facecolors ?? spec.c ?? []);
    const perPoint = !spec.facecolors && values.length === mesh.x.length;
    if (!perPoint && values.length !== count)
      throw new FigureError([
        {
          pointer: '',
          detail: `${values.length} values are neither one per point nor one for each of ${count} triangles`,
        },
      ]);
    const gouraud = spec.shading === 'gouraud';
    if (gouraud && !perPoint)
      throw new FigureError([
        { pointer: '', detail: 'colours can only run between the points with a value per point' },
      ]);
    const array = gouraud || !perPoint ? values : meansOf(mesh, values);
    const mappable = mappableOf(spec, array, spec.alpha ?? null, ax.rc);
    const colors = mapColors(mappable, array);
    let artist: Artist;
    if (gouraud) artist = smoothTriangles(mesh, colors, ax.transData, { ...spec, label: spec.label ?? '' });
    else {
      const edgecolors = spec.edgecolors ?? spec.color ?? 'none';
      const { facecolors: _facecolors, color: _color, ...style } = spec;
      const options = collectionOptions(
        ax,
        {
          ...style,
          edgecolors,
          linewidths: spec.linewidths ?? 0.25,
          antialiaseds: spec.antialiaseds ?? (edgecolors === 'none' ? false : undefined),
        },
        () => 'none',
      );
      const paths = trianglePaths(mesh);
      artist = new PathCollection({ paths, transform: ax.transData }, { ...options, facecolors: colors }, ax.rc);
    }
    for (const axis of [ax.xaxis, ax.yaxis]) axis.major.gridOn = false;
    const [x0, x1, y0, y1] = extentOf(mesh.x, mesh.y);
    ax.updateDataLimits([x0, y0, x1, y1]);
    ax.requestAutoscale();
    ax.addCollection(artist, null);
    return { artists: [artist], mappable };
  },
});

function meansOf({ corners }: Triangulation, values: Float64Array): Float64Array {
  return Float64Array.from(
    { length: corners.length / 3 },
    (_, t) => (values[corners[3 * t]] + values[corners[3 * t + 1]] + values[corners[3 * t + 2]]) / 3,
  );
}

const codes = closedCodes(4);

function trianglePaths({ x, y, corners }: Triangulation): PathData[] {
  return Array.from({ length: corners.length / 3 }, (_, t) => {
    const at = [corners[3 * t], corners[3 * t + 1], corners[3 * t + 2], corners[3 * t]];
    return { vertices: Float64Array.from(at.flatMap((i) => [x[i], y[i]])), codes };
  });
}

function smoothTriangles(
  { x, y, corners }: Triangulation,
  colors: Float64Array,
  transform: TransformRef,
  options: ArtistOptions,
): GouraudTriangles {
  const points = new Float64Array(2 * corners.length);
  const shades = new Float64Array(4 * corners.length);
  corners.forEach((p, i) => {
    points[2 * i] = x[p];
    points[2 * i + 1] = y[p];
    shades.set(colors.subarray(4 * p, 4 * p + 4), 4 * i);
  });
  return new GouraudTriangles(points, shades, transform, options);
}
