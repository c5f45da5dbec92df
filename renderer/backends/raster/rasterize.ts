import type { DisplayItem, DisplayList } from '../../display-list/display-list.ts';
import { backdropOf, changesNothing } from './backdrop.ts';
import { Canvas } from './canvas.ts';
import { drawCollection } from './draw-collection.ts';
import { drawGouraud } from './draw-gouraud.ts';
import { drawImage } from './draw-image.ts';
import { drawMarkers } from './draw-markers.ts';
import { drawPath } from './draw-path.ts';
import { drawQuadMesh } from './draw-quadmesh.ts';
import { drawText } from './draw-text.ts';
import type { Frame } from './frame.ts';
import type { GlyphSource } from './glyph-source.ts';

/**
 * Draws a display list as Matplotlib's Agg backend would, pixel for pixel.
 * @param glyphs where the pictures of letters come from
 */
export function rasterize(list: DisplayList, glyphs: GlyphSource): Frame {
  const backdrop = backdropOf(list);
  const canvas = new Canvas(list.width, list.height, list.dpi, backdrop ?? undefined);
  const { items } = list;
  let i = 0;
  if (backdrop !== null) {
    i = 1;
    while (i < items.length && changesNothing(items[i], backdrop)) i++;
  }
  for (; i < items.length; i++) drawItem(canvas, items[i], glyphs);
  const { width, height, memory } = canvas;
  const { buffer, byteOffset, byteLength } = memory.words;
  return { width, height, data: new Uint8ClampedArray(buffer, byteOffset, byteLength), memory };
}

function drawItem(canvas: Canvas, item: DisplayItem, glyphs: GlyphSource): void {
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
      drawText(canvas, item, glyphs);
      break;
  }
}
