import type { DrawContext } from '../artists/artist.ts';
import { applyPoint, invert } from '../geometry/affine.ts';
import { bboxIntersection } from '../geometry/bbox.ts';
import type { Axes } from './axes.ts';

/** Moves the titles above whatever stands on top of the axes, and lines the three of them up (`_update_title_position`). */
export function placeTitles(ax: Axes, ctx: DrawContext): void {
  if (!ax.autoTitle) return;
  const titles = [ax.title, ax.leftTitle, ax.rightTitle];
  if (titles.every((t) => t.text === '')) return;
  const related = [...ax.twins, ...ax.childAxes];
  let top = -Infinity;
  for (const other of related) {
    other.updateView();
    const position = other.xaxis.ticksPosition();
    const onTop = position === 2 || position === 'unknown' || other.xaxis.labelPosition === 2;
    const box = (onTop ? other.xaxis.tightBox(ctx) : null) ?? other.outlineBox() ?? other.bbox();
    top = Math.max(top, box.y0, box.y1);
  }
  for (const title of titles) {
    title.y = 1;
    if (title.text === '') continue;
    for (const other of related) {
      if (!other.yaxis.hasOffset()) continue;
      other.yaxis.tightBox(ctx); // places the offset text
      if (!other.yaxis.offsetText.visible || other.yaxis.offsetText.text === '') continue;
      const offset = other.yaxis.offsetText.windowExtent(ctx);
      const box = title.windowExtent(ctx);
      if (offset && box && bboxIntersection(offset, box)) top = Math.max(offset.y0, offset.y1);
    }
    if (top < 0) return;
    const low = (): number => title.windowExtent(ctx)?.y0 ?? top;
    const inverse = invert(ax.transAxes().affine);
    if (low() < top) {
      title.y = applyPoint(inverse, 0, top)[1];
      if (low() < top) title.y = applyPoint(inverse, 0, 2 * top - low())[1];
    }
  }
  const highest = Math.max(...titles.map((t) => t.y));
  for (const title of titles) title.y = highest;
}
