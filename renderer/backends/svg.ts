import type { DisplayItem, DisplayList } from '../display-list/display-list.ts';
import { drawCollection, drawGouraud, drawImage, drawMarkers, drawPath, drawQuadMesh } from './svg/draw-shapes.ts';
import { drawText, type SvgFontType } from './svg/draw-text.ts';
import { SvgCanvas } from './svg/svg-canvas.ts';
import { num } from './vector/num.ts';

/** What a figure may say about its SVG. */
export interface SvgOptions {
  /** Matplotlib's `svg.fonttype`. */
  readonly fonttype?: SvgFontType;
  /** Written as the document's title. */
  readonly title?: string;
}

const PROLOG =
  '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n' +
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n';

/**
 * A display list as an SVG 1.1 document (UTF-8). The list should be laid out at 72 dpi: its units become points. The same list always
 * gives the same bytes.
 */
export function toSvg(list: DisplayList, options: SvgOptions = {}): Uint8Array {
  const canvas = new SvgCanvas(list.width, list.height, list.dpi);
  const { xml } = canvas;
  const [width, height] = [num(list.width), num(list.height)];
  xml.raw(PROLOG);
  xml.start('svg', {
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    width: `${num((list.width * 72) / list.dpi)}pt`,
    height: `${num((list.height * 72) / list.dpi)}pt`,
    viewBox: `0 0 ${width} ${height}`,
    xmlns: 'http://www.w3.org/2000/svg',
    version: '1.1',
  });
  if (options.title) xml.element('title', {}, options.title);
  xml.start('defs');
  xml.element('style', { type: 'text/css' }, '*{stroke-linejoin: round; stroke-linecap: butt}');
  xml.end();
  for (const item of list.items) drawItem(canvas, item, options.fonttype ?? 'path');
  return Buffer.from(canvas.finish(), 'utf8');
}

function drawItem(canvas: SvgCanvas, item: DisplayItem, fonttype: SvgFontType): void {
  if (item.gid !== undefined) canvas.xml.start('g', { id: item.gid });
  switch (item.kind) {
    case 'path':
      drawPath(canvas, item);
      break;
    case 'markers':
      drawMarkers(canvas, item);
      break;
    case 'collection':
      drawCollection(canvas, item);
      break;
    case 'quadmesh':
      drawQuadMesh(canvas, item);
      break;
    case 'gouraud':
      drawGouraud(canvas, item);
      break;
    case 'image':
      drawImage(canvas, item);
      break;
    case 'text':
      drawText(canvas, item, fonttype);
      break;
  }
  if (item.gid !== undefined) canvas.xml.end();
}
