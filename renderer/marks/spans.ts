import * as z from 'zod/mini';
import { Rectangle } from '../artists/patch.ts';
import { patchOptions } from '../artists/patch-options.ts';
import { convertUnits } from '../axes/units.ts';
import { number, patchShape } from '../schema/pieces.ts';
import { defineMark } from './mark.ts';
import { coordinate } from './text.ts';

const schemaH = () =>
  z.strictObject({
    ...patchShape(),
    ymin: coordinate(),
    ymax: coordinate(),
    xmin: z.optional(number()),
    xmax: z.optional(number()),
  });
const schemaV = () =>
  z.strictObject({
    ...patchShape(),
    xmin: coordinate(),
    xmax: coordinate(),
    ymin: z.optional(number()),
    ymax: z.optional(number()),
  });

type SpecH = z.infer<ReturnType<typeof schemaH>>;
type SpecV = z.infer<ReturnType<typeof schemaV>>;

/** A band across the axes (`Axes.axhspan`). */
export const axhspan = defineMark<SpecH>({
  type: 'axhspan',
  summary: 'A band across the axes between two y.',
  doc: 'Fills from `ymin` to `ymax` (data), from `xmin` (0) to `xmax` (1) in fractions of the axes.',
  family: 'patch',
  schema: schemaH,
  examples: [
    {
      title: 'A tolerance',
      figure: {
        axes: [
          {
            marks: [
              { type: 'line', y: [1, 3, 2] },
              { type: 'axhspan', ymin: 1.5, ymax: 2.5, alpha: 0.3 },
            ],
          },
        ],
      },
    },
  ],
  plot(ax, { ymin, ymax, xmin = 0, xmax = 1, ...given }) {
    const [low, high] = [convertUnits(ax.yaxis, ymin)[0], convertUnits(ax.yaxis, ymax)[0]];
    const options = patchOptions(ax, given);
    const band = new Rectangle(xmin, low, xmax - xmin, high - low, ax.yAxisTransform, options, ax.rc);
    ax.addPatch(band, false, true);
    ax.requestAutoscale('y');
    return { artists: [band] };
  },
});

/** A band along the axes (`Axes.axvspan`). */
export const axvspan = defineMark<SpecV>({
  type: 'axvspan',
  summary: 'A band up the axes between two x.',
  doc: 'Fills from `xmin` to `xmax` (data), from `ymin` (0) to `ymax` (1) in fractions of the axes.',
  family: 'patch',
  schema: schemaV,
  examples: [
    {
      title: 'A period',
      figure: {
        axes: [
          {
            marks: [
              { type: 'line', y: [1, 3, 2] },
              { type: 'axvspan', xmin: 0.5, xmax: 1, facecolor: 'C2', alpha: 0.3 },
            ],
          },
        ],
      },
    },
  ],
  plot(ax, { xmin, xmax, ymin = 0, ymax = 1, ...given }) {
    const [left, right] = [convertUnits(ax.xaxis, xmin)[0], convertUnits(ax.xaxis, xmax)[0]];
    const options = patchOptions(ax, given);
    const band = new Rectangle(left, ymin, right - left, ymax - ymin, ax.xAxisTransform, options, ax.rc);
    ax.addPatch(band, true, false);
    ax.requestAutoscale('x');
    return { artists: [band] };
  },
});
