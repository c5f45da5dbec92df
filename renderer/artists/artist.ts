import type { Clip, DisplayItem } from '../display-list/display-list.ts';
import type { Bbox } from '../geometry/bbox.ts';
import type { RcParams } from '../rc/rc-params.ts';

/** What an artist needs while it draws. Everything it emits goes to `items`, in order. */
export interface DrawContext {
  readonly items: DisplayItem[];
  /** Device pixels per inch. */
  readonly dpi: number;
  readonly rc: RcParams;
  /** Whether text is laid out with hinted metrics (raster output) or not (SVG, PDF). */
  readonly hinting: boolean;
  /** Width and height of the canvas in device pixels. */
  readonly canvas: readonly [number, number];
  /** Pixels of images per device pixel: above 1 on pages, whose images keep the figure's own dpi. */
  readonly imageScale: number;
  /** Whether text is set for outlines (SVG); see `TextStyle`. */
  readonly outlines: boolean;
  /** On a page: draws what is `rasterized` as one picture with the figure's own pixels. Null where everything becomes pixels. */
  readonly drawAsPicture: ((drawables: readonly Drawable[]) => void) | null;
}

/** Something with a zorder that can be drawn: artists, axes inside axes, legends. */
export interface Drawable {
  readonly zorder: number;
  readonly visible: boolean;
  /** Whether it is to be pixels on a page, too (`rasterized`). */
  readonly rasterized?: boolean;
  draw(ctx: DrawContext): void;
}

/** Points (1/72 inch) to device pixels. */
export function pointsToPixels(ctx: { readonly dpi: number }, points: number): number {
  return points * (ctx.dpi / 72);
}

/** What an artist says to the edges of the view when limits are found from data: no margin beyond these values. */
export interface StickyEdges {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Keywords that every artist takes. */
export interface ArtistOptions {
  readonly zorder?: number;
  readonly alpha?: number | null;
  readonly visible?: boolean;
  readonly label?: string;
  readonly clip_on?: boolean;
  readonly gid?: string;
}

/**
 * Anything that is drawn. Axes and figures hold artists and draw them by `zorder`, those of equal zorder in the order they were
 * added. An artist turns itself into display items; it never sees pixels.
 */
export abstract class Artist {
  zorder = 0;
  visible = true;
  alpha: number | null = null;
  /** Shown in the legend unless it is empty or starts with an underscore. */
  label = '';
  gid: string | undefined;
  /** Whether it is to be pixels on a page, too. */
  rasterized = false;
  /** Whether the axes' box cuts this artist off. */
  clipOn = true;
  /** The box to clip to, in display coordinates; set by the axes that it is added to. */
  clip: (() => Clip | null) | null = null;
  stickyEdges: StickyEdges = { x: [], y: [] };
  /** Whether tight and constrained layout make room for it. */
  inLayout = true;

  abstract draw(ctx: DrawContext): void;

  /** The box in display coordinates, or null when there is nothing to see. */
  abstract windowExtent(ctx: DrawContext): Bbox | null;

  /** Takes over the keywords that every artist knows. */
  applyOptions(options: ArtistOptions): void {
    if (options.zorder !== undefined) this.zorder = options.zorder;
    if (options.alpha !== undefined) this.alpha = options.alpha;
    if (options.visible !== undefined) this.visible = options.visible;
    if (options.label !== undefined) this.label = options.label;
    if (options.clip_on !== undefined) this.clipOn = options.clip_on;
    if (options.gid !== undefined) this.gid = options.gid;
  }

  /** The clip of its display items. */
  currentClip(): Clip | null {
    return this.clipOn && this.clip ? this.clip() : null;
  }
}
