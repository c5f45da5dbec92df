import type { Clip, Rgba, TextItem } from '../display-list/display-list.ts';
import type { TextLayout } from './layout-text.ts';

/** How a laid-out text is painted. */
export interface TextPaint {
  readonly color: Rgba;
  readonly clip?: Clip | null;
  /** rcParam `text.antialiased`, default true. */
  readonly antialiased?: boolean;
  readonly snap?: boolean | null;
  readonly gid?: string;
}

/** An item while what most texts do not have is added. */
type Growing = TextItem & { hinting?: TextItem['hinting']; gid?: string };

/** The display items of a text whose anchor is at (x, y): one for each line that has ink. Device pixels, y up. */
export function textItems(layout: TextLayout, x: number, y: number, dpi: number, paint: TextPaint): TextItem[] {
  const items: TextItem[] = [];
  for (const { line, x: dx, y: dy } of layout.lines) {
    if (line.glyphs.length === 0 && line.rects.length === 0) continue;
    const item: Growing = {
      kind: 'text',
      x: x + dx,
      y: y + dy,
      angle: layout.angle,
      color: paint.color,
      glyphs: line.glyphs,
      rects: line.rects,
      dpi,
      width: line.width,
      height: line.height,
      descent: line.descent,
      text: line.text,
      clip: paint.clip ?? null,
      antialiased: paint.antialiased ?? true,
      snap: paint.snap ?? null,
    };
    if (line.hinting !== 'default') item.hinting = line.hinting;
    if (paint.gid !== undefined) item.gid = paint.gid;
    items.push(item);
  }
  return items;
}
