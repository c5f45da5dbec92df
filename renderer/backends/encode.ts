import type { DisplayList } from '../display-list/display-list.ts';
import { figureRc } from '../normalize/parse-figure.ts';
import type { RenderFormat, RenderResult } from '../render.ts';
import type { FigureSpec } from '../schema/figure-schema.ts';
import { glyphBitmaps } from '../text/glyph-bitmaps.ts';
import { encodePng } from './png.ts';
import { type Frame, recycle } from './raster/frame.ts';
import { rasterize } from './raster/rasterize.ts';

/** A display list as a file of the wanted format. Backends that a figure does not need are never loaded. */
export async function encode(list: DisplayList, format: RenderFormat, figure: FigureSpec): Promise<RenderResult> {
  const { width, height, dpi } = list;
  const result = (contentType: string, body: Uint8Array): RenderResult => ({ contentType, body, width, height });
  switch (format) {
    case 'png':
      return result('image/png', await drawn(list, (frame) => encodePng(frame, dpi)));
    case 'svg': {
      const { toSvg } = await import('./svg.ts');
      return result(
        'image/svg+xml',
        toSvg(list, { fonttype: figure.svg_fonttype ?? figureRc(figure)['svg.fonttype'] }),
      );
    }
    case 'pdf': {
      const { toPdf } = await import('./pdf.ts');
      const rc = figureRc(figure);
      const fonttype = rc['pdf.fonttype'] === 42 ? 42 : 3;
      return result('application/pdf', toPdf(list, { fonttype, compression: rc['pdf.compression'] }));
    }
    case 'jpeg': {
      const { encodeJpeg } = await import('./jpeg-webp.ts');
      return result('image/jpeg', await drawn(list, (frame) => encodeJpeg(frame, dpi)));
    }
    case 'webp': {
      const { encodeWebp } = await import('./jpeg-webp.ts');
      return result('image/webp', await drawn(list, (frame) => encodeWebp(frame, dpi)));
    }
  }
}

/** What becomes of a list's pixels, whose memory then serves the next figure. */
async function drawn(
  list: DisplayList,
  encodeFrame: (frame: Frame) => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const frame = rasterize(list, glyphBitmaps());
  const body = await encodeFrame(frame);
  recycle(frame);
  return body;
}
