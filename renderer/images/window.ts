import type { Affine } from '../geometry/affine.ts';
import type { FilterTable } from './filters.ts';

/** Index of pixel `i` of `size` where the picture continues mirrored on both sides. */
export function reflect(i: number, size: number): number {
  const period = 2 * size;
  let m = i % period;
  if (m < 0) m += period;
  return m >= size ? period - m - 1 : m;
}

/** Which source pixels and which entries of the filter's table meet at a position. */
export interface Window {
  /** Whether the sum is divided by the weights met rather than by one. */
  readonly averages: boolean;
  firstX: number;
  firstY: number;
  weightX: number;
  weightY: number;
  readonly stepX: number;
  readonly stepY: number;
  place(x: number, y: number): void;
}

/** One entry of the table per source pixel. */
export function growWindow(table: FilterTable): Window {
  return {
    averages: false,
    firstX: 0,
    firstY: 0,
    weightX: 0,
    weightY: 0,
    stepX: 256,
    stepY: 256,
    place(x, y) {
      this.firstX = ((x - 128) >> 8) + table.start;
      this.firstY = ((y - 128) >> 8) + table.start;
      this.weightX = 255 - ((x - 128) & 255);
      this.weightY = 255 - ((y - 128) & 255);
    },
  };
}

/** The filter stretched over as many source pixels as an output pixel covers. */
export function shrinkWindow(table: FilterTable, inverse: Affine): Window {
  const limit = 200;
  let scaleX = Math.sqrt(inverse.a * inverse.a + inverse.c * inverse.c);
  let scaleY = Math.sqrt(inverse.b * inverse.b + inverse.d * inverse.d);
  if (scaleX * scaleY > limit) {
    scaleX = (scaleX * limit) / (scaleX * scaleY);
    scaleY = (scaleY * limit) / (scaleX * scaleY);
  }
  scaleX = Math.min(Math.max(scaleX, 1), limit);
  scaleY = Math.min(Math.max(scaleY, 1), limit);
  const stepX = Math.trunc((1 / scaleX) * 256 + 0.5);
  const stepY = Math.trunc((1 / scaleY) * 256 + 0.5);
  const radiusX = (table.diameter * Math.trunc(scaleX * 256 + 0.5)) >> 1;
  const radiusY = (table.diameter * Math.trunc(scaleY * 256 + 0.5)) >> 1;
  return {
    averages: true,
    firstX: 0,
    firstY: 0,
    weightX: 0,
    weightY: 0,
    stepX,
    stepY,
    place(x, y) {
      const px = x + 128 - radiusX;
      const py = y + 128 - radiusY;
      this.firstX = px >> 8;
      this.firstY = py >> 8;
      this.weightX = ((255 - (px & 255)) * stepX) >> 8;
      this.weightY = ((255 - (py & 255)) * stepY) >> 8;
    },
  };
}
