import type { DisplayItem, DisplayList } from '../display-list/display-list.ts';
import { drawGouraud, drawImage } from './pdf/draw-pictures.ts';
import { drawCollection, drawMarkers, drawPath, drawQuadMesh } from './pdf/draw-shapes.ts';
import { drawText } from './pdf/draw-text.ts';
import { type FontBook, type PdfFontType, TrueTypeFonts, Type3Fonts } from './pdf/fonts.ts';
import { PdfFile, textString } from './pdf/pdf-file.ts';
import { PdfPage } from './pdf/pdf-page.ts';
import { num } from './vector/num.ts';

/** What a figure may say about its PDF. */
export interface PdfOptions {
  /** Matplotlib's `pdf.fonttype`. */
  readonly fonttype?: PdfFontType;
  /** Matplotlib's `pdf.compression`, 0..9. */
  readonly compression?: number;
  /** Written into the document's properties. */
  readonly title?: string;
}

/**
 * A display list as a PDF 1.4 document of one page. The list should be laid out at 72 dpi: its units become points. No date goes in:
 * the same list always gives the same bytes.
 */
export function toPdf(list: DisplayList, options: PdfOptions = {}): Uint8Array {
  const file = new PdfFile(options.compression ?? 6);
  const catalog = file.reserve();
  const pages = file.reserve();
  const page = new PdfPage(file, list.width, list.height, list.dpi);
  const fonts: FontBook = options.fonttype === 42 ? new TrueTypeFonts(page) : new Type3Fonts(page);
  for (const item of list.items) drawItem(page, item, fonts);
  fonts.finish();
  const { content, resources } = page.finish();
  const box = [0, 0, (list.width * 72) / list.dpi, (list.height * 72) / list.dpi].map(num).join(' ');
  const leaf = file.add(
    `<< /Type /Page /Parent ${pages} /MediaBox [${box}] /Contents ${content} /Resources ${resources} ` +
      '/Group << /Type /Group /S /Transparency /CS /DeviceRGB >> >>',
  );
  file.set(pages, `<< /Type /Pages /Kids [${leaf}] /Count 1 >>`);
  file.set(catalog, `<< /Type /Catalog /Pages ${pages} >>`);
  const title = options.title ? ` /Title ${textString(options.title)}` : '';
  const info = file.add(`<< /Creator (plotmill) /Producer (plotmill)${title} >>`);
  return file.write(catalog, info);
}

function drawItem(page: PdfPage, item: DisplayItem, fonts: FontBook): void {
  switch (item.kind) {
    case 'path':
      drawPath(page, item);
      break;
    case 'markers':
      drawMarkers(page, item);
      break;
    case 'collection':
      drawCollection(page, item);
      break;
    case 'quadmesh':
      drawQuadMesh(page, item);
      break;
    case 'gouraud':
      drawGouraud(page, item);
      break;
    case 'image':
      drawImage(page, item);
      break;
    case 'text':
      drawText(page, item, fonts);
      break;
  }
}
