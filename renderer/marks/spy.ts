import * as z from 'zod/mini';
import { Line2D } from '../artists/line2d.ts';
import { setView } from '../axes/autoscale.ts';
import type { Axes } from '../axes/axes.ts';
import { findEmptyLimits, possibleLimit } from '../axes/limits.ts';
import { decodeGrid, grid } from '../schema/column.ts';
import { lineShape, nonNegative } from '../schema/pieces.ts';
import { drawImage, imageShape } from './imshow.ts';
import { lineOptions } from './line-options.ts';
import { checkMapping } from './mapping.ts';
import { defineMark, type Plotted } from './mark.ts';
import { matrixTicks } from './matshow.ts';
import { pictureShape } from './picture.ts';

const schema = () => {
  const { linestyle: _linestyle, ...line } = lineShape();
  const { interpolation: _interpolation, ...image } = imageShape();
  return z.strictObject({ ...line, ...image, Z: grid(), precision: z.optional(nonNegative()) });
};

type SpySpec = z.infer<ReturnType<typeof schema>>;

/** Where a matrix is not zero (`Axes.spy`). */
export const spy = defineMark<SpySpec>({
  type: 'spy',
  summary: 'Which entries of a matrix are not zero.',
  doc: `Entries of \`Z\` whose size is above \`precision\` (0) are black pixels of an image, or markers when there is a \`marker\` or a
\`markersize\`. An image takes the keywords of \`imshow\`, markers those of a line.`,
  projections: ['rectilinear'],
  family: 'line',
  schema,
  dataNames: { values: 'Z', z: 'Z', X: 'Z' },
  examples: [
    {
      title: 'Entries on two diagonals',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'spy',
                Z: [
                  [1, 0, 0.5],
                  [0, 1, 0],
                  [0.5, 0, 1],
                ],
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    const [rows, columns] = pictureShape(spec.Z);
    if (rows === 0 || columns === 0) report('/Z', 'must have at least one entry');
    checkMapping(spec, report);
  },
  plot(ax, spec) {
    const asMarkers = (spec.marker ?? null) !== null || (spec.markersize ?? null) !== null;
    const plotted = asMarkers ? drawEntries(ax, spec) : drawPixels(ax, spec);
    matrixTicks(ax, spec.origin !== 'lower');
    return plotted;
  },
});

function drawPixels(ax: Axes, spec: SpySpec): Plotted {
  const { rows, columns, values } = decodeGrid(spec.Z);
  const precision = spec.precision ?? 0;
  const shown = values.map((v) => (Math.abs(v) > precision ? 1 : 0));
  return drawImage(
    ax,
    {
      ...spec,
      cmap: spec.cmap === undefined ? ['w', 'k'] : spec.cmap,
      norm: spec.norm === undefined ? 'NoNorm' : spec.norm,
      interpolation: 'nearest',
      aspect: spec.aspect ?? 'equal',
      origin: spec.origin ?? 'upper',
    },
    { kind: 'scalar', rows, columns, values: shown },
  );
}

function drawEntries(ax: Axes, spec: SpySpec): Plotted {
  const { rows, columns, values } = decodeGrid(spec.Z);
  const precision = spec.precision ?? 0;
  const places: number[] = [];
  values.forEach((v, i) => {
    if (Math.abs(v) > precision) places.push(i % columns, Math.trunc(i / columns));
  });
  const options = lineOptions(ax, {
    ...spec,
    linestyle: 'none',
    marker: spec.marker ?? 's',
    markersize: spec.markersize ?? 10,
  });
  const line = new Line2D(Float64Array.from(places), ax.transData, options, ax.rc);
  findEmptyLimits(ax);
  ax.addLine(line);
  const upper = spec.origin !== 'lower';
  fix(ax, 'x', -0.5, columns - 0.5);
  fix(ax, 'y', upper ? rows - 0.5 : -0.5, upper ? -0.5 : rows - 0.5);
  const aspect = spec.aspect ?? 'equal';
  ax.aspect = aspect === 'equal' ? 1 : aspect;
  return { artists: [line] };
}

/** Sets limits that later data leave alone. */
function fix(ax: Axes, name: 'x' | 'y', from: number, to: number): void {
  const axis = name === 'x' ? ax.xaxis : ax.yaxis;
  const { group } = axis;
  setView(group, possibleLimit(axis, from, 0), possibleLimit(axis, to, 1));
  group.autoscale = false;
  group.viewIsSet = true;
  group.stale = false;
}
