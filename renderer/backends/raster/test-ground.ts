import type { DisplayItem, PathItem } from '../../display-list/display-list.ts';
import { rasterize } from './rasterize.ts';

/** Black, on a part of the canvas: the rest shows through. */
const ground: PathItem = {
  kind: 'path',
  path: { vertices: Float64Array.of(0, 0, 60, 0, 60, 300, 0, 300, 0, 0), codes: null },
  fill: [0, 0, 0, 1],
  stroke: null,
  clip: null,
  antialiased: true,
  snap: null,
};

/** The pixels of items without text on a ground of which one part is black and the rest transparent; for tests. */
export function drawnOnGround(width: number, height: number, items: readonly DisplayItem[]): Buffer {
  return Buffer.from(rasterize({ width, height, dpi: 72, items: [ground, ...items] }, { glyphs: () => {} }).data);
}
