import * as z from 'zod/mini';
import type { Artist } from '../artists/artist.ts';
import { cellTriangles, GouraudTriangles } from '../artists/gouraud-triangles.ts';
import { QuadMesh } from '../artists/quad-mesh.ts';
import type { Axes } from '../axes/axes.ts';
import { toRgbaArray } from '../color/parse-color.ts';
import { collectionShape, expecting, mappableShape, oneOf } from '../schema/pieces.ts';
import { checkMapping, mapColors, mappableOf } from './mapping.ts';
import { defineMark, type Plotted } from './mark.ts';
import { coordinates, type MeshPoints, meshFault, meshPoints, type Shading } from './mesh-grid.ts';
import { type DecodedPicture, decodePicture, type Picture, pictureFault, pictureShape } from './picture.ts';

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    ...mappableShape(),
    X: z.optional(z.nullable(coordinates())),
    Y: z.optional(z.nullable(coordinates())),
    C: expecting<Picture>(
      'rows of equally many numbers, or of [r, g, b(, a)] colours',
      (v) => pictureFault(v) === null,
    ),
    shading: z.optional(z.nullable(oneOf('flat', 'nearest', 'gouraud', 'auto'))),
  });

type MeshSpec = z.infer<ReturnType<typeof schema>>;

/** Numbers on a grid as coloured cells (`Axes.pcolormesh`). */
export const pcolormesh = defineMark<MeshSpec>({
  type: 'pcolormesh',
  summary: 'Numbers on a grid as coloured cells, which need not be rectangles.',
  doc: `\`C\` is a list of rows. \`X\` and \`Y\` are the edges of the cells (one more than there are cells), or their middles (as many as
there are cells): columns, or tables for bent grids. \`shading\` is \`flat\`, \`nearest\`, \`gouraud\` (colours run from point to point), or
\`auto\`, which looks at the sizes. \`cmap\` and \`norm\` colour the numbers; \`edgecolors\` and \`linewidths\` outline the cells.`,
  family: 'collection',
  schema,
  dataNames: { x: 'X', y: 'Y', values: 'C', z: 'C' },
  examples: [
    {
      title: 'Cells of uneven width',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'pcolormesh',
                X: [0, 1, 3, 6],
                Y: [0, 1, 2],
                C: [
                  [1, 2, 3],
                  [4, 5, 6],
                ],
              },
            ],
            colorbar: true,
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
    const picture = decodePicture(spec.C);
    const shading = spec.shading ?? (ax.rc['pcolor.shading'] as Shading);
    return drawMesh(ax, spec, picture, meshPoints(ax, spec.X, spec.Y, shading, [picture.rows, picture.columns]));
  },
});

/** Keywords of a mesh apart from its columns. */
export type MeshKeywords = Omit<MeshSpec, 'X' | 'Y' | 'C' | 'shading'>;

/** Draws cells whose points are known. */
export function drawMesh(ax: Axes, spec: MeshKeywords, picture: DecodedPicture, points: MeshPoints): Plotted {
  const alpha = spec.alpha ?? null;
  const mappable = picture.kind === 'scalar' ? mappableOf(spec, picture.values, alpha, ax.rc) : undefined;
  const colors = mappable ? mapColors(mappable, picture.values) : withAlpha(picture.values, alpha);
  const options = { ...spec, label: spec.label ?? '' };
  let mesh: Artist;
  if (points.gouraud) {
    const hidden = (i: number): boolean => mappable !== undefined && !Number.isFinite(picture.values[i]);
    const triangles = cellTriangles(points.rows, points.columns, points.xy, colors, hidden);
    mesh = new GouraudTriangles(triangles.points, triangles.colors, ax.transData, options);
  } else {
    mesh = new QuadMesh(points.rows - 1, points.columns - 1, points.xy, colors, ax.transData, {
      ...options,
      ...edges(ax, spec, mappable ? colors : null),
      antialiased: spec.antialiaseds ?? false,
      snap: spec.snap === undefined ? ax.rc['pcolormesh.snap'] : spec.snap,
      hollow: spec.facecolors === 'none' && mappable !== undefined,
    });
  }
  placeMesh(ax, mesh, points);
  return { artists: [mesh], mappable };
}

/** Adds a mesh; limits that follow the data end at its edges (`_update_pcolor_lims`). */
export function placeMesh(ax: Axes, mesh: Artist, { xy }: MeshPoints): void {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    if (xy[i] < x0) x0 = xy[i];
    if (xy[i] > x1) x1 = xy[i];
    if (xy[i + 1] < y0) y0 = xy[i + 1];
    if (xy[i + 1] > y1) y1 = xy[i + 1];
  }
  mesh.stickyEdges = { x: [x0, x1], y: [y0, y1] };
  ax.addCollection(mesh, xy);
  ax.requestAutoscale();
}

/** Outlines of the cells: none unless asked for, one colour, a list, or each cell's own. */
function edges(
  ax: Axes,
  spec: MeshKeywords,
  mapped: Float64Array | null,
): { readonly edgecolors: Float64Array; readonly linewidth: number } {
  const given = spec.edgecolors ?? spec.color ?? 'none';
  const widths = spec.linewidths ?? ax.rc['patch.linewidth'];
  return {
    edgecolors:
      given === 'face' ? (mapped ?? new Float64Array(0)) : toRgbaArray(given, spec.alpha ?? null, ax.cycleColors),
    linewidth: typeof widths === 'number' ? widths : widths[0],
  };
}

function withAlpha(colors: Float64Array, alpha: number | null): Float64Array {
  return alpha === null ? colors : colors.map((v, i) => (i % 4 === 3 ? alpha : v));
}
