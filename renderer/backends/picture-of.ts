import type { DisplayList } from '../display-list/display-list.ts';
import { glyphBitmaps } from '../text/glyph-bitmaps.ts';
import { recycle } from './raster/frame.ts';
import { rasterize } from './raster/rasterize.ts';

/** A part of a canvas as pixels: straight alpha, first row on top. */
export interface PartPicture {
  /** Distance from the canvas's left and upper sides, in pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** What a display list shows as pixels, cut to those that are not wholly transparent; null when all are. */
export function pictureOf(list: DisplayList): PartPicture | null {
  const frame = rasterize(list, glyphBitmaps());
  const { width, data } = frame;
  let [left, right, top, bottom] = [width, -1, frame.height, -1];
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[4 * (y * width + x) + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const size = { width: right - left + 1, height: bottom - top + 1 };
  const rgba = new Uint8ClampedArray(Math.max(0, 4 * size.width * size.height));
  for (let y = top; y <= bottom; y++) {
    const at = 4 * (y * width + left);
    rgba.set(data.subarray(at, at + 4 * size.width), 4 * (y - top) * size.width);
  }
  recycle(frame);
  return right < 0 ? null : { left, top, ...size, rgba };
}
