import * as z from 'zod/mini';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { Faces3D } from '../axes/three-d/faces-3d.ts';
import { evenFaces } from '../axes/three-d/shading.ts';
import { column, columnLength, decodeColumn } from '../schema/column.ts';
import { limits } from '../schema/limits.ts';
import { color } from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { checkMapping } from './mapping.ts';
import { defineMark } from './mark.ts';
import { faceOptions, faceShape } from './three-d/face-options.ts';
import { checkTriangles, triangleShape, trianglesOf } from './triangle-options.ts';

const schema = () => z.strictObject({ ...faceShape(), ...triangleShape(), z: column(), color: z.optional(color()) });

type TrisurfSpec = z.infer<ReturnType<typeof schema>>;

/** A surface of triangles between scattered points (`Axes3D.plot_trisurf`). */
export const plotTrisurf = defineMark<TrisurfSpec>({
  type: 'plot_trisurf',
  summary: 'A surface of triangles between scattered points in space.',
  doc: `The points \`x\`, \`y\` at the heights \`z\` are joined to triangles (Delaunay's in the plane, unless \`triangles\` lists the indices of their
corners). With a \`cmap\` the colours follow the mean height, otherwise one \`color\` is shaded by a light (\`shade\`).`,
  projections: ['3d'],
  family: 'faces',
  schema,
  examples: [
    {
      title: 'Seven points',
      figure: {
        axes: [
          {
            projection: '3d',
            marks: [
              {
                type: 'plot_trisurf',
                x: [0, 2, 4, 1, 3, 0, 4],
                y: [0, 0.3, 0, 2, 2, 4, 4],
                z: [0, 2, 1, 4, 3, 1, 0],
                cmap: 'viridis',
              },
            ],
          },
        ],
      },
    },
  ],
  check(s, report) {
    checkTriangles(s, report);
    sameLength({ x: s.x, z: s.z }, report);
    checkMapping(s, report);
    const n = columnLength(s.x);
    // There are at most twice as many triangles as points.
    if (2 * n > limits.faces) report('/x', `has ${n} points; at most ${limits.faces / 2} are joined`);
  },
  plot(ax, s) {
    if (!(ax instanceof Axes3D)) throw new RangeError('A surface needs 3d axes.');
    const hadData = ax.hasData();
    // The cycle steps even where a colormap is given.
    const base = Float64Array.from(ax.color(s.color ?? ax.lineCycle.nextColor()));
    const { x, y, corners } = trianglesOf(ax, s);
    const heights = decodeColumn(s.z);
    const xyz = new Float64Array(3 * corners.length);
    for (let i = 0; i < corners.length; i++) {
      xyz[3 * i] = x[corners[i]];
      xyz[3 * i + 1] = y[corners[i]];
      xyz[3 * i + 2] = heights[corners[i]];
    }
    const faces = evenFaces(xyz, 3);
    const n = corners.length / 3;
    const mean = (_: unknown, i: number): number => (xyz[9 * i + 2] + xyz[9 * i + 5] + xyz[9 * i + 8]) / 3;
    const source = s.cmap ? { values: Float64Array.from({ length: n }, mean) } : { colors: base };
    const { color: _color, axlim_clip, ...keywords } = s;
    const { options, mappable } = faceOptions(ax, keywords, faces, source, s.shade ?? !s.cmap);
    const surface = new Faces3D(faces, ax.transData, options, ax.rc, { cut: axlim_clip });
    ax.addCollection(surface, null);
    ax.include(x, y, heights, hadData);
    return { artists: [surface], mappable };
  },
});
