import * as z from 'zod/mini';
import { PathCollection } from '../artists/path-collection.ts';
import { polygon } from '../geometry/shapes.ts';
import { decodeGrid, grid } from '../schema/column.ts';
import { collectionShape, oneOf, pair } from '../schema/pieces.ts';
import { collectionOptions } from './collection-options.ts';
import { defineMark } from './mark.ts';

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    xranges: grid(),
    yrange: pair(),
    align: z.optional(oneOf('bottom', 'center', 'top')),
  });

type BrokenBarhSpec = z.infer<ReturnType<typeof schema>>;

/** Lying bars with gaps (`Axes.broken_barh`). */
export const brokenBarh = defineMark<BrokenBarhSpec>({
  type: 'broken_barh',
  summary: 'A lying bar with gaps: a row of a schedule.',
  doc: '`xranges` has a row of start and width for every piece; `yrange` is the place and the thickness, placed as `align` says.',
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'A schedule',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'broken_barh',
                xranges: [
                  [0, 3],
                  [5, 2],
                ],
                yrange: [0, 1],
              },
            ],
          },
        ],
      },
    },
  ],
  check({ xranges }, report) {
    const { rows, columns } = decodeGrid(xranges);
    if (rows > 0 && columns !== 2) report('/xranges', 'must have rows of [start, width]');
  },
  plot(ax, { xranges, yrange, align, ...given }) {
    const { rows, values } = decodeGrid(xranges);
    const [place, height] = yrange;
    const y0 = align === 'center' ? place - height / 2 : align === 'top' ? place - height : place;
    const y1 = align === 'center' ? place + height / 2 : align === 'top' ? place : place + height;
    const paths = Array.from({ length: rows }, (_, i) => {
      const [x0, x1] = [values[2 * i], values[2 * i] + values[2 * i + 1]];
      return polygon([
        [x0, y0],
        [x0, y1],
        [x1, y1],
        [x1, y0],
      ]);
    });
    const options = collectionOptions(ax, given, () => ax.rc['patch.facecolor']);
    const bars = new PathCollection({ paths, transform: ax.transData }, options, ax.rc);
    ax.addCollection(bars, Float64Array.from(paths.flatMap((p) => [...p.vertices])));
    ax.requestAutoscale();
    return { artists: [bars] };
  },
});
