import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { rotate } from '../axes/three-d/directions.ts';
import { drawContours } from '../contours/contour-set.ts';
import { fieldOf, gridField } from '../contours/grid-field.ts';
import { type Grid, grid } from '../schema/column.ts';
import { FigureError } from '../schema/figure-error.ts';
import { checkContours, contourShape, gridContourShape } from './contour-options.ts';
import { defineMark, type MarkExample, type Plotted, type Report } from './mark.ts';
import { type Coordinates, coordinates, meshFault } from './mesh-grid.ts';
import { pictureShape } from './picture.ts';
import { raiseContours } from './three-d/contours-3d.ts';
import { decodeGrid3D } from './three-d/grid-3d.ts';

const schema = () =>
  z.strictObject({
    ...contourShape(),
    ...gridContourShape(),
    X: z.optional(z.nullable(coordinates())),
    Y: z.optional(z.nullable(coordinates())),
    Z: grid(),
  });

type ContourSpec = z.infer<ReturnType<typeof schema>>;

const dataNames = { x: 'X', y: 'Y', z: 'Z', values: 'Z' };

const hill = {
  X: [0, 1, 2, 3],
  Y: [0, 1, 2],
  Z: [
    [0, 1, 1, 0],
    [1, 3, 2, 1],
    [0, 1, 2, 0],
  ],
};

const examples = (type: string, title: string, rest: object): MarkExample[] => [
  { title, figure: { axes: [{ marks: [{ type, ...hill, ...rest }], colorbar: true }] } },
];

/** Lines of equal height (`Axes.contour`). */
export const contour = defineMark<ContourSpec>({
  type: 'contour',
  summary: 'Lines through points of equal value on a grid.',
  doc: `\`Z\` is a list of rows, \`X\` and \`Y\` columns or tables that say where its points lie (0, 1, 2, … when absent; \`origin\` and \`extent\`
lay them like an image's). \`levels\` is how many lines there are about, or where; \`locator\` finds them otherwise. Lines are coloured by
\`cmap\` and \`norm\` or by \`colors\`; of one colour, those below zero are dashed. \`clabel\` writes the levels on the lines. Values that are
missing end lines; \`corner_mask\` says whether three values make a corner. In 3d axes lines rise to their levels, or lie in one plane at
\`offset\`; \`zdir\` says across which direction, \`extend3d\` makes bands of them.`,
  projections: ['rectilinear', 'polar', '3d'],
  family: 'collection',
  schema,
  dataNames,
  examples: examples('contour', 'A hill', { levels: 5, clabel: true }),
  check: (spec, report) => check(spec, false, report),
  plot: (ax, spec) => draw(ax, spec, false),
});

/** Areas between levels (`Axes.contourf`). */
export const contourf = defineMark<ContourSpec>({
  type: 'contourf',
  summary: 'Areas between levels of the values on a grid, filled with colours.',
  doc: `Takes what \`contour\` takes. Areas reach from above one level to the next, the lowest with its level. \`extend\` colours what lies
beyond the levels too; \`hatches\` (a list, repeated) tell areas apart without colours.`,
  projections: ['rectilinear', 'polar', '3d'],
  family: 'collection',
  schema,
  dataNames,
  examples: examples('contourf', 'A hill in colours', { extend: 'max', levels: [0, 0.5, 1, 2] }),
  check: (spec, report) => check(spec, true, report),
  plot: (ax, spec) => draw(ax, spec, true),
});

function draw(ax: Axes, spec: ContourSpec, filled: boolean): Plotted {
  if (!(ax instanceof Axes3D)) return drawContours(ax, spec, filled, (log) => gridField(ax, spec, log));
  if (!spec.X || !spec.Y) throw new FigureError([{ pointer: '', detail: 'contours in 3d axes need X and Y' }]);
  const hadData = ax.hasData();
  const { rows, columns, ...data } = decodeGrid3D({ X: spec.X as Grid, Y: spec.Y as Grid, Z: spec.Z });
  const [x, y, values] = rotate(data.x, data.y, data.z, spec.zdir ?? 'z');
  const { clabel: _none, ...rest } = spec;
  const sampled = { nx: columns, ny: rows, x, y, values };
  const flat = drawContours(ax, rest, filled, (log) => fieldOf(ax, sampled, rest, log));
  return raiseContours(ax, flat, data, spec, hadData);
}

function check(spec: ContourSpec, filled: boolean, report: Report): void {
  const shape = pictureShape(spec.Z as Grid);
  if (shape[0] < 2 || shape[1] < 2) report('/Z', 'must be at least 2 × 2');
  else {
    const at = { X: spec.X as Coordinates | null, Y: spec.Y as Coordinates | null, shading: 'nearest' as const };
    const fault = meshFault(at, shape, 'Z');
    if (fault) report(fault.pointer, fault.detail);
    if (
      Array.isArray(spec.Z) &&
      !spec.Z.some((row: readonly unknown[]) => row.some((v) => v !== null && Number.isFinite(Number(v))))
    )
      report('/Z', 'has no finite value');
  }
  checkContours(spec, filled, report);
}
