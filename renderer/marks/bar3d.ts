import * as z from 'zod/mini';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { Faces3D } from '../axes/three-d/faces-3d.ts';
import { evenFaces } from '../axes/three-d/shading.ts';
import { isColorLike, toRgbaArray } from '../color/parse-color.ts';
import { type Column, columnLength, columnOrScalar, decodeColumn } from '../schema/column.ts';
import { limits } from '../schema/limits.ts';
import { colors, oneOf } from '../schema/pieces.ts';
import { defineMark } from './mark.ts';
import { faceOptions, faceShape } from './three-d/face-options.ts';

const sides = ['x', 'y', 'z', 'dx', 'dy', 'dz'] as const;

const schema = () =>
  z.strictObject({
    ...faceShape(),
    x: columnOrScalar(),
    y: columnOrScalar(),
    z: columnOrScalar(),
    dx: columnOrScalar(),
    dy: columnOrScalar(),
    dz: columnOrScalar(),
    color: z.optional(colors()),
    zsort: z.optional(oneOf('average', 'min', 'max')),
  });

type Bar3DSpec = z.infer<ReturnType<typeof schema>>;

/** Boxes in space (`Axes3D.bar3d`). */
export const bar3d = defineMark<Bar3DSpec>({
  type: 'bar3d',
  summary: 'Boxes standing in space.',
  doc: `Draws a box from (\`x\`, \`y\`, \`z\`) with the edges \`dx\`, \`dy\` and \`dz\`; single numbers hold for all. \`color\` is one colour, one for every
box, or one for every face (six a box: below, above, front, back, left, right), shaded by a light (\`shade\`).`,
  projections: ['3d'],
  family: 'faces',
  schema,
  examples: [
    {
      title: 'Four boxes',
      figure: {
        axes: [
          {
            projection: '3d',
            marks: [{ type: 'bar3d', x: [0, 1, 0, 1], y: [0, 0, 1, 1], z: 0, dx: 0.5, dy: 0.5, dz: [1, 3, 2, 4] }],
          },
        ],
      },
    },
  ],
  check(s, report) {
    const n = countOf(s);
    if (6 * n > limits.faces) report('', `has ${6 * n} faces; at most ${limits.faces} are drawn`);
    for (const name of sides) {
      const length = columnLength(s[name]);
      if (length !== n && length !== 1 && length >= 0) report(`/${name}`, `has ${length} values, others have ${n}`);
    }
    const given = Array.isArray(s.color) && !isColorLike(s.color) ? (s.color as readonly unknown[]).length : 1;
    if (n > 0 && ![1, n, 6 * n].includes(given)) report('/color', `has ${given} colours for ${n} boxes`);
  },
  plot(ax, s) {
    if (!(ax instanceof Axes3D)) throw new RangeError('Boxes need 3d axes.');
    const hadData = ax.hasData();
    const columns = sides.map((name) => decodeColumn(s[name] as Column | number | string));
    const n = Math.max(...columns.map((c) => c.length));
    const at = (k: number, i: number): number => columns[k][columns[k].length === 1 ? 0 : i];
    const xyz = new Float64Array(n * 72);
    const reach = Array.from({ length: 3 }, () => [Infinity, -Infinity]);
    for (let i = 0; i < n; i++) {
      for (let v = 0; v < 24; v++) {
        for (let k = 0; k < 3; k++) xyz[72 * i + 3 * v + k] = at(k, i) + at(k + 3, i) * cuboid[3 * v + k];
      }
      for (let k = 0; k < 3; k++) {
        reach[k][0] = Math.min(reach[k][0], at(k, i));
        reach[k][1] = Math.max(reach[k][1], at(k, i) + at(k + 3, i));
      }
    }
    const faces = evenFaces(xyz, 4);
    const given = toRgbaArray(s.color ?? ax.fillCycle.nextColor(), null, ax.cycleColors);
    const perBox = given.length === 4 * n && n > 1;
    const packed = perBox ? repeated(given, n) : given;
    const { color: _color, zsort, axlim_clip, ...keywords } = s;
    const { options } = faceOptions(ax, keywords, faces, { colors: packed }, s.shade ?? true);
    const boxes = new Faces3D(faces, ax.transData, options, ax.rc, { cut: axlim_clip, sort: zsort });
    ax.addCollection(boxes, null);
    ax.include(reach[0], reach[1], reach[2], hadData);
    return { artists: [boxes] };
  },
});

function countOf(s: Bar3DSpec): number {
  return Math.max(1, ...sides.map((name) => columnLength(s[name] as Column | number | string)));
}

/** Every colour six times. */
function repeated(colors: Float64Array, n: number): Float64Array {
  const out = new Float64Array(24 * n);
  for (let i = 0; i < 6 * n; i++) {
    const from = 4 * Math.floor(i / 6);
    out.set(colors.subarray(from, from + 4), 4 * i);
  }
  return out;
}

/** The corners of the six faces of the unit cube, each counter-clockwise from outside: −z, +z, −y, +y, −x, +x. */
const cuboid = Float64Array.from(
  [
    '000 010 110 100',
    '001 101 111 011',
    '000 100 101 001',
    '010 011 111 110',
    '000 001 011 010',
    '100 110 111 101',
  ].flatMap((face) => face.split(' ').flatMap((corner) => [...corner].map(Number))),
);
