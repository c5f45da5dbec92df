import type { DrawContext } from '../artists/artist.ts';
import { type Bbox, bboxPadded, bboxUnion } from '../geometry/bbox.ts';
import { FigureError } from '../schema/figure-error.ts';
import { fitsCanvas, limits } from '../schema/limits.ts';
import type { Figure } from './figure.ts';

/** What of the canvas is kept: all that is drawn and a margin (in inches), or a box in inches. */
export type Crop = { readonly pad: number } | { readonly inches: Bbox };

/** The lower left corner and the size of what is kept. */
export interface Cut {
  readonly x0: number;
  readonly y0: number;
  readonly width: number;
  readonly height: number;
}

/** The box to keep, in pixels of the whole figure (`bbox_inches`). Throws `FigureError` when it is larger than a picture may be. */
export function cropBox(fig: Figure, crop: Crop, ctx: DrawContext): Cut {
  const { dpi } = fig;
  const inches = 'inches' in crop ? crop.inches : bboxPadded(inked(fig, ctx), crop.pad);
  const [width, height] = [(inches.x1 - inches.x0) * dpi, (inches.y1 - inches.y0) * dpi];
  if (width < 1 || height < 1) refuse('the cropped picture would have no pixels');
  if (!fitsCanvas(width, height)) {
    refuse(
      `the cropped picture would have ${Math.round(width)} × ${Math.round(height)} pixels; at most ${limits.pixels} in all and ${limits.side} along a side are drawn`,
    );
  }
  return { x0: inches.x0 * dpi, y0: inches.y0 * dpi, width, height };
}

function refuse(detail: string): never {
  throw new FigureError([{ pointer: '/figure/bbox_inches', detail }]);
}

/** The box around everything on the figure but its patch, in inches (`Figure.get_tightbbox`). */
function inked(fig: Figure, ctx: DrawContext): Bbox {
  const others = [...fig.artists, ...fig.texts, ...fig.legends].filter((a) => a.visible && a.inLayout);
  const boxes = [...others.map((a) => a.windowExtent(ctx)), ...fig.axes.map((ax) => ax.tightBox(ctx))];
  const all = bboxUnion(
    boxes.filter(
      (b): b is Bbox =>
        b !== null && Number.isFinite(b.x1 - b.x0) && Number.isFinite(b.y1 - b.y0) && (b.x1 !== b.x0 || b.y1 !== b.y0),
    ),
  );
  if (!all) return { x0: 0, y0: 0, x1: fig.size[0], y1: fig.size[1] };
  const inch = 1 / fig.dpi;
  return { x0: all.x0 * inch, y0: all.y0 * inch, x1: all.x1 * inch, y1: all.y1 * inch };
}
