import * as z from 'zod/mini';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { type Path3D, Paths3D } from '../axes/three-d/paths-3d.ts';
import { boolean, collectionShape } from '../schema/pieces.ts';
import { lineCollection } from './line-collection.ts';
import { defineMark } from './mark.ts';
import { checkGrid, decodeGrid3D, type Grid3D, gridShape, steps, stridesOf } from './three-d/grid-3d.ts';

const schema = () => {
  const { facecolors: _none, ...shape } = collectionShape();
  return z.strictObject({ ...shape, ...gridShape(), axlim_clip: z.optional(boolean()) });
};

type WireSpec = z.infer<ReturnType<typeof schema>>;

/** The lines of a grid in space (`Axes3D.plot_wireframe`). */
export const plotWireframe = defineMark<WireSpec>({
  type: 'plot_wireframe',
  summary: 'A surface as lines along its rows and columns.',
  doc: `Draws lines through the points of the tables \`X\`, \`Y\` and \`Z\`, one along every \`rstride\`th row and \`cstride\`th column, or at
most \`rcount\` and \`ccount\` (50) of them; 0 leaves one direction out.`,
  projections: ['3d'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'A saddle',
      figure: {
        axes: [
          {
            projection: '3d',
            marks: [
              {
                type: 'plot_wireframe',
                X: [-1, -0.5, 0, 0.5, 1],
                Y: [[-1], [-0.5], [0], [0.5], [1]],
                Z: [-1, -0.5, 0, 0.5, 1].map((y) => [-1, -0.5, 0, 0.5, 1].map((x) => x * x - y * y)),
              },
            ],
          },
        ],
      },
    },
  ],
  check(s, report) {
    checkGrid(s, report);
    if (s.rcount === 0 && s.ccount === 0) report('', 'draws neither rows nor columns');
  },
  plot(ax, s) {
    if (!(ax instanceof Axes3D)) throw new RangeError('A wire frame needs 3d axes.');
    const hadData = ax.hasData();
    const g = decodeGrid3D(s);
    const [rstride, cstride] = stridesOf(s, g, 1, ax.rc['_internal.classic_mode']);
    const rows = rstride === 0 ? [] : steps(g.rows, rstride);
    const columns = cstride === 0 ? [] : steps(g.columns, cstride);
    const lines = [
      ...rows.map((r) => line(g, r * g.columns, 1, g.columns)),
      ...columns.map((c) => line(g, c, g.columns, g.rows)),
    ];
    const { X: _x, Y: _y, Z: _z, rstride: _r, cstride: _c, rcount: _rc, ccount: _cc, axlim_clip, ...keywords } = s;
    const { options } = lineCollection(ax, [], keywords);
    const wires = new Paths3D(lines, ax.transData, options, ax.rc, { cut: axlim_clip });
    // What lies between the lines that are drawn does not count.
    const counts = rows.length * g.columns + columns.length * g.rows;
    const [x, y, heights] = [new Float64Array(counts), new Float64Array(counts), new Float64Array(counts)];
    let at = 0;
    for (const { xyz } of lines) {
      for (let i = 0; i < xyz.length; i += 3, at++) [x[at], y[at], heights[at]] = [xyz[i], xyz[i + 1], xyz[i + 2]];
    }
    ax.include(x, y, heights, hadData);
    ax.addCollection(wires, null);
    return { artists: [wires] };
  },
});

function line(g: Grid3D, start: number, step: number, n: number): Path3D {
  const xyz = new Float64Array(3 * n);
  for (let i = 0; i < n; i++) {
    const k = start + i * step;
    xyz[3 * i] = g.x[k];
    xyz[3 * i + 1] = g.y[k];
    xyz[3 * i + 2] = g.z[k];
  }
  return { xyz, codes: null };
}
