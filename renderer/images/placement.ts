import { type Affine, applyPoint } from '../geometry/affine.ts';
import { mirrored, nearestPixels, type Words } from './nearest.ts';
import { type ResampledRow, type ResampleOptions, resampleRows } from './resample.ts';
import type { Plane } from './weighted-sums.ts';

/** How a picture lies on `width` × `height` output pixels. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  /** Width and height of the whole picture in output pixels. */
  readonly displayed: readonly [number, number];
  /** A pixel of the picture is a pixel of the output, so that no filter changes it. */
  readonly ownSize: boolean;
  /** Whether filtered numbers are as opaque as the filter's weights make a picture of ones: rounded, these need not add up to one. */
  readonly fades: boolean;
  /**
   * The picture by nearest neighbours, first row on top.
   * @param left whether a pixel on the edge between two source pixels takes the left and upper one; Agg takes the other
   */
  nearest(picture: Words, left: boolean): Int32Array;
  /** The picture filtered, row by row. */
  filtered(source: Plane, options: ResampleOptions, take: ResampledRow): void;
}

/**
 * A picture of `columns` × `rows` that is stretched evenly.
 * @param toOut from source pixels to output pixels, without turning
 * @param topFirst whether the picture's first row is on top
 */
export function evenPlacement(
  toOut: Affine,
  columns: number,
  rows: number,
  width: number,
  height: number,
  topFirst: boolean,
): Placement {
  const a = applyPoint(toOut, 0, 0);
  const b = applyPoint(toOut, columns, rows);
  return {
    width,
    height,
    displayed: [Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])],
    ownSize: Math.abs(toOut.a) === 1 && Math.abs(toOut.d) === 1,
    fades: false,
    nearest(picture, left) {
      if (!left) return nearestPixels(picture, width, height, toOut);
      const { source, transform } = mirrored(picture, toOut, topFirst);
      return nearestPixels(source, width, height, transform);
    },
    filtered: (source, options, take) => resampleRows(source, width, height, toOut, options, take),
  };
}
