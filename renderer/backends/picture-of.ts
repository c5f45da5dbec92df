import type { CanvasPart, DisplayList } from '../display-list/display-list.ts';
import { glyphBitmaps } from '../text/glyph-bitmaps.ts';
import { recycle } from './raster/frame.ts';
import { rasterize } from './raster/rasterize.ts';

/** What a display list shows as pixels, cut to those that are not wholly transparent; null when all are. */
export function pictureOf(list: DisplayList): CanvasPart | null {
  const frame = rasterize(list, glyphBitmaps());
  const { width, height, data } = frame;
  const empty = (x: number, y: number): boolean => data[4 * (y * width + x) + 3] === 0;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    let first = 0;
    while (first < width && empty(first, y)) first++;
    if (first === width) continue;
    let last = width - 1;
    while (last > right && empty(last, y)) last--;
    left = Math.min(left, first);
    right = Math.max(right, last);
    top = Math.min(top, y);
    bottom = y;
  }
  const size = { width: Math.max(0, right - left + 1), height: Math.max(0, bottom - top + 1) };
  const rgba = new Uint8ClampedArray(4 * size.width * size.height);
  for (let y = top; y <= bottom; y++) {
    const at = 4 * (y * width + left);
    rgba.set(data.subarray(at, at + 4 * size.width), 4 * (y - top) * size.width);
  }
  recycle(frame);
  return size.width === 0 ? null : { left, top, ...size, rgba };
}
