import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { MaxNLocator } from '../ticks/max-n-locator.ts';
import { drawImage, imageShape, pictureRows } from './imshow.ts';
import { checkMapping } from './mapping.ts';
import { defineMark } from './mark.ts';
import { decodePicture, pictureShape } from './picture.ts';

const schema = () => z.strictObject({ ...imageShape(), Z: pictureRows() });

type MatshowSpec = z.infer<ReturnType<typeof schema>>;

/** A matrix as it is written down (`Axes.matshow`). */
export const matshow = defineMark<MatshowSpec>({
  type: 'matshow',
  summary: 'A matrix as an image, laid out as it is written: the first row on top, columns counted above.',
  doc: 'Takes what `imshow` takes, with `Z` for the rows. Ticks are whole numbers, labelled on top and on the left.',
  projections: ['rectilinear'],
  family: 'image',
  schema,
  dataNames: { values: 'Z', z: 'Z', X: 'Z' },
  examples: [
    {
      title: 'A matrix',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'matshow',
                Z: [
                  [1, 2, 3],
                  [4, 5, 6],
                ],
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    if (pictureShape(spec.Z)[0] === 0) report('/Z', 'must have at least one row');
    checkMapping(spec, report);
  },
  plot(ax, spec) {
    const plotted = drawImage(
      ax,
      {
        ...spec,
        origin: spec.origin ?? 'upper',
        interpolation: spec.interpolation ?? 'nearest',
        aspect: spec.aspect ?? 'equal',
      },
      decodePicture(spec.Z),
    );
    matrixTicks(ax, true);
    return plotted;
  },
});

/** Whole numbers as ticks on all sides, columns labelled on top or below. */
export function matrixTicks(ax: Axes, top: boolean): void {
  ax.xaxis.setTicksSide(top ? 2 : 1);
  for (const style of [ax.xaxis.major, ax.xaxis.minor]) {
    style.tick1On = true;
    style.tick2On = true;
  }
  for (const axis of [ax.xaxis, ax.yaxis])
    axis.group.majorLocator = new MaxNLocator({ nbins: 9, steps: [1, 2, 5, 10], integer: true });
}
