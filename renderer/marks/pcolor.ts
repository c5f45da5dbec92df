import * as z from 'zod/mini';
import { PathCollection } from '../artists/path-collection.ts';
import type { PathData } from '../display-list/display-list.ts';
import { closedCodes } from '../geometry/shapes.ts';
import { type Grid, grid } from '../schema/column.ts';
import { collectionShape, mappableShape, oneOf } from '../schema/pieces.ts';
import { collectionOptions } from './collection-options.ts';
import { checkMapping, mapColors, mappableOf } from './mapping.ts';
import { defineMark } from './mark.ts';
import { coordinates, type MeshPoints, meshFault, meshPoints, type Shading } from './mesh-grid.ts';
import { placeMesh } from './pcolormesh.ts';
import { decodePicture, pictureShape } from './picture.ts';

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    ...mappableShape(),
    X: z.optional(z.nullable(coordinates())),
    Y: z.optional(z.nullable(coordinates())),
    C: grid(),
    shading: z.optional(z.nullable(oneOf('flat', 'nearest', 'auto'))),
  });

type PcolorSpec = z.infer<ReturnType<typeof schema>>;

/** Cells as polygons of their own (`Axes.pcolor`). */
export const pcolor = defineMark<PcolorSpec>({
  type: 'pcolor',
  summary: 'As pcolormesh, with every cell a polygon that may be hatched or left out.',
  doc: `Takes the same columns as \`pcolormesh\` and is slower, but cells can be hatched, and a cell without a value or with a corner missing
is not there at all. Outlines (\`edgecolors\`, \`linewidths\`) are 0.25 points wide unless told.`,
  family: 'collection',
  schema,
  dataNames: { x: 'X', y: 'Y', values: 'C', z: 'C' },
  examples: [
    {
      title: 'Hatched cells',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'pcolor',
                C: [
                  [1, 2, 3],
                  [4, null, 6],
                ],
                hatch: '/',
                edgecolors: 'k',
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    const fault = meshFault(spec, pictureShape(spec.C), 'C');
    if (fault) report(fault.pointer, fault.detail);
    checkMapping(spec, report);
  },
  plot(ax, spec) {
    const { rows, columns, values } = decodePicture(spec.C as Grid);
    const points = meshPoints(ax, spec.X, spec.Y, spec.shading ?? (ax.rc['pcolor.shading'] as Shading), [
      rows,
      columns,
    ]);
    const cells = shownCells(points, values);
    const mappable = mappableOf(spec, values, spec.alpha ?? null, ax.rc);
    const colors = mapColors(
      mappable,
      cells.map((i) => values[i]),
    );
    const edgecolors = spec.edgecolors ?? spec.color ?? 'none';
    const options = collectionOptions(
      ax,
      {
        ...spec,
        color: undefined,
        edgecolors,
        facecolors: 'none',
        linewidths: spec.linewidths ?? 0.25,
        antialiaseds: spec.antialiaseds ?? (edgecolors === 'none' ? false : undefined),
        snap: spec.snap === undefined ? false : spec.snap,
      },
      () => 'none',
    );
    const mesh = new PathCollection(
      { paths: cells.map((i) => cellPath(points, i, columns)), transform: ax.transData },
      { ...options, facecolors: spec.facecolors === 'none' ? undefined : colors },
      ax.rc,
    );
    placeMesh(ax, mesh, points);
    return { artists: [mesh], mappable };
  },
});

const cornersOf = (i: number, columns: number): readonly number[] => {
  const at = Math.trunc(i / columns) * (columns + 1) + (i % columns);
  return [at, at + columns + 1, at + columns + 2, at + 1];
};

/** Cells with a value and four corners. */
function shownCells({ xy, columns }: MeshPoints, values: Float64Array): number[] {
  const shown: number[] = [];
  values.forEach((v, i) => {
    const whole = cornersOf(i, columns - 1).every((c) => Number.isFinite(xy[2 * c]) && Number.isFinite(xy[2 * c + 1]));
    if (whole && Number.isFinite(v)) shown.push(i);
  });
  return shown;
}

const codes = closedCodes(6);

function cellPath({ xy }: MeshPoints, i: number, columns: number): PathData {
  const corners = cornersOf(i, columns);
  const vertices = Float64Array.from([...corners, corners[0], corners[0]].flatMap((c) => [xy[2 * c], xy[2 * c + 1]]));
  return { vertices, codes };
}
