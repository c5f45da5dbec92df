import type { GouraudItem, ImageItem } from '../../display-list/display-list.ts';
import { recycle } from '../raster/frame.ts';
import { rasterize } from '../raster/rasterize.ts';

/** Pixels per unit of the vector page (1/72 inch): fine enough that the smooth colours do not show them. */
const SCALE = 4;
const MAX_PIXELS = 4_000_000;

/**
 * Gouraud triangles as a picture, for formats that cannot shade them. Its `transform` leads from its pixels (first row on top) to the
 * page. Null when nothing of them lies on the page.
 */
export function gouraudPicture(item: GouraudItem, pageWidth: number, pageHeight: number): ImageItem | null {
  const { triangles } = item;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < triangles.length; i += 2) {
    if (!Number.isFinite(triangles[i]) || !Number.isFinite(triangles[i + 1])) continue;
    x0 = Math.min(x0, triangles[i]);
    x1 = Math.max(x1, triangles[i]);
    y0 = Math.min(y0, triangles[i + 1]);
    y1 = Math.max(y1, triangles[i + 1]);
  }
  x0 = Math.max(0, Math.floor(x0));
  y0 = Math.max(0, Math.floor(y0));
  x1 = Math.min(pageWidth, Math.ceil(x1));
  y1 = Math.min(pageHeight, Math.ceil(y1));
  if (!(x1 > x0) || !(y1 > y0)) return null;
  const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / ((x1 - x0) * (y1 - y0))));
  const width = Math.ceil((x1 - x0) * scale);
  const height = Math.ceil((y1 - y0) * scale);
  const scaled = triangles.map((v, i) => (v - (i % 2 === 0 ? x0 : y0)) * scale);
  const picture = rasterize(
    { width, height, dpi: 72 * scale, items: [{ ...item, triangles: scaled, clip: null }] },
    { glyphs: () => {} },
  );
  const rgba = picture.data.slice();
  recycle(picture);
  return {
    kind: 'image',
    clip: item.clip,
    antialiased: item.antialiased,
    snap: item.snap,
    width,
    height,
    rgba,
    x: x0,
    y: y0,
    step: 1 / scale,
  };
}
