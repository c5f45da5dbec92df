import * as z from 'zod/mini';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { convertNumbers } from '../axes/units.ts';
import { isColorLike } from '../color/parse-color.ts';
import { Counting, readAll } from '../columns/numbers.ts';
import { column, columnOrScalar, decodeColumn } from '../schema/column.ts';
import { boolean, expecting, lineShape, transformShape } from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { parseFormat } from './line-options.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';
import { direction } from './three-d/direction-schema.ts';
import { plotLine3D } from './three-d/line-3d.ts';

export const lineFormat = () =>
  expecting<string>(
    'a format string such as "ro--"',
    (v) => typeof v === 'string' && v.length < 64 && (parseFormat(v) !== null || isColorLike(v)),
  );

const schema = () =>
  z.strictObject({
    ...lineShape(),
    ...transformShape(),
    x: z.optional(column()),
    y: column(),
    z: z.optional(columnOrScalar()),
    fmt: z.optional(lineFormat()),
    zdir: z.optional(direction()),
    axlim_clip: z.optional(boolean()),
    scalex: z.optional(boolean()),
    scaley: z.optional(boolean()),
  });

type LineSpec = z.infer<ReturnType<typeof schema>>;

/** A line through points (`Axes.plot`). */
export const line = defineMark<LineSpec>({
  type: 'line',
  aliases: ['plot'],
  summary: 'A line through points, with or without markers.',
  doc: `Draws \`y\` against \`x\` (0, 1, 2, … when there is no \`x\`). \`linestyle\` and \`marker\` decide what is seen; \`fmt\` says both and
the colour in a few letters (\`"ro--"\`). A gap (\`null\`) breaks the line. \`drawstyle\` makes steps, \`markevery\` thins the markers.
In 3d axes \`z\` is the height; \`zdir\` names the direction that it stands for.`,
  projections: ['rectilinear', 'polar', '3d'],
  family: 'line',
  schema,
  examples: [
    { title: 'One column', figure: { plot_type: 'line', data: { y: [0, 1, 4, 9, 16] }, title: 'Squares' } },
    {
      title: 'Two lines with a legend',
      figure: {
        axes: [
          {
            legend: true,
            marks: [
              { type: 'line', x: [0, 1, 2, 3], y: [0, 1, 4, 9], label: 'squares' },
              { type: 'line', x: [0, 1, 2, 3], y: [0, 1, 8, 27], label: 'cubes', linestyle: '--', marker: 'o' },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    if (spec.x !== undefined) sameLength({ x: spec.x, y: spec.y }, report);
    if (typeof spec.z === 'object') sameLength({ y: spec.y, z: spec.z }, report);
  },
  plot(ax, spec) {
    const { x, y, z: height, zdir, axlim_clip, fmt, scalex, scaley, transform, ...given } = spec;
    const ys = convertNumbers(ax.yaxis, y);
    const xs = x === undefined ? null : convertNumbers(ax.xaxis, x);
    if (ax instanceof Axes3D) {
      const columns = { x: readAll(xs ?? new Counting(ys.length)), y: readAll(ys), z: decodeColumn(height ?? 0) };
      return { artists: [plotLine3D(ax, columns, given, { fmt, zdir, cut: axlim_clip })] };
    }
    const artist = plotLine(ax, xs, ys, given, { fmt, scalex, scaley, transform });
    return { artists: [artist] };
  },
});
