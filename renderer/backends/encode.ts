import type { DisplayList } from '../display-list/display-list.ts';
import type { RenderFormat, RenderResult } from '../render.ts';
import type { FigureSpec } from '../schema/figure-schema.ts';
import { glyphBitmaps } from '../text/glyph-bitmaps.ts';
import { encodePng } from './png.ts';
import { rasterize } from './raster/rasterize.ts';

/** A display list as a file of the wanted format. Writers of rare formats are loaded when they are first needed. */
export async function encode(list: DisplayList, format: RenderFormat, _figure: FigureSpec): Promise<RenderResult> {
  const { width, height, dpi } = list;
  switch (format) {
    case 'png': {
      const frame = rasterize(list, glyphBitmaps());
      return { contentType: 'image/png', body: encodePng(frame, dpi), width, height };
    }
    default:
      throw new RangeError(`There is no ${format} backend.`);
  }
}
