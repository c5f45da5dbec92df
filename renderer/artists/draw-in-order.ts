import type { Drawable, DrawContext } from './artist.ts';

/**
 * Draws one after the other. On a page, those that are to be pixels become one picture where they follow each other (Matplotlib's
 * `MixedModeRenderer`).
 */
export function drawInOrder(drawables: readonly Drawable[], ctx: DrawContext): void {
  for (let i = 0; i < drawables.length; i++) {
    if (ctx.drawAsPicture === null || !drawables[i].rasterized) {
      drawables[i].draw(ctx);
      continue;
    }
    const first = i;
    while (i + 1 < drawables.length && drawables[i + 1].rasterized) i++;
    ctx.drawAsPicture(drawables.slice(first, i + 1));
  }
}

/** Those that are seen, bottom first; of equal zorder in the order given. */
export function visibleByZorder(drawables: readonly Drawable[]): Drawable[] {
  return drawables.filter(({ visible }) => visible).sort((p, q) => p.zorder - q.zorder);
}
