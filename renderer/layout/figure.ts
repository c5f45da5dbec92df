import type { Artist, Drawable, DrawContext } from '../artists/artist.ts';
import { drawInOrder, visibleByZorder } from '../artists/draw-in-order.ts';
import { Rectangle } from '../artists/patch.ts';
import type { Text } from '../artists/text.ts';
import type { Axes } from '../axes/axes.ts';
import type { Legend } from '../axes/legend/legend.ts';
import type { CanvasPart, DisplayItem, DisplayList, Rgba } from '../display-list/display-list.ts';
import { scaleTranslate } from '../geometry/affine.ts';
import type { Bbox } from '../geometry/bbox.ts';
import { lastOf } from '../geometry/last-of.ts';
import { affineTransform, type Transform, type TransformRef } from '../geometry/transform.ts';
import type { Plotted } from '../marks/mark.ts';
import type { RcParams } from '../rc/rc-params.ts';
import { fitsCanvas } from '../schema/limits.ts';
import { type Crop, type Cut, cropBox } from './crop.ts';

/** Places the axes before the figure is drawn (tight and constrained layout). */
export type LayoutEngine = (figure: Figure, ctx: DrawContext) => void;

/** What an entry of the figure's `axes` became: read by `inspect` and by guides that refer to marks. */
export interface BuiltEntry {
  readonly axes: Axes;
  /** One per mark, in order. */
  readonly plotted: readonly Plotted[];
  readonly colorbars: BuiltColorbar[];
  readonly secondary: Axes[];
}

/** A colorbar: its axes and the limits of its colours. */
export interface BuiltColorbar {
  readonly axes: Axes;
  readonly vmin: number;
  readonly vmax: number;
}

export interface FigureOptions {
  /** Inches. */
  readonly size: readonly [number, number];
  readonly dpi: number;
  readonly facecolor: Rgba;
  readonly edgecolor: Rgba;
  readonly linewidth: number;
  readonly frameon: boolean;
  readonly hinting: boolean;
  /** See `DrawContext`; 1 when absent. */
  readonly imageScale?: number;
  readonly outlines?: boolean;
  readonly pictureOf?: PictureOf;
}

/** What a list shows as pixels, cut to what is not transparent; null when nothing is to be seen. */
export type PictureOf = (list: DisplayList) => CanvasPart | null;

/** Everything on the canvas (`Figure`). */
export class Figure {
  readonly rc: RcParams;
  readonly size: readonly [number, number];
  #dpi: number;
  #pixels: readonly [number, number];
  readonly #pictureOf: PictureOf | null;
  readonly hinting: boolean;
  readonly imageScale: number;
  readonly outlines: boolean;
  readonly axes: Axes[] = [];
  readonly entries: BuiltEntry[] = [];
  /** Those of `figure.colorbars`. */
  readonly sharedColorbars: BuiltColorbar[] = [];
  readonly texts: Text[] = [];
  readonly legends: Legend[] = [];
  readonly artists: Artist[] = [];
  patch: Rectangle;
  /** Titles and labels of the figure that no one has given a place of their own, so that layouts may move them. */
  readonly autoPlaced = new Set<Text>();
  suptitle: Text | null = null;
  supxlabel: Text | null = null;
  supylabel: Text | null = null;
  /** Cuts the picture out of the figure (`bbox_inches`). */
  crop: Crop | null = null;
  /** The box that was cut out, in pixels of the whole figure, once it is known. */
  #cut: Cut | null = null;
  layoutEngine: LayoutEngine | null = null;
  /** Whether that engine also places colorbars (constrained and compressed layout). */
  constrained = false;

  constructor(rc: RcParams, options: FigureOptions) {
    this.rc = rc;
    this.size = options.size;
    this.#dpi = options.dpi;
    this.#pixels = [this.size[0] * this.dpi, this.size[1] * this.dpi];
    this.#pictureOf = options.pictureOf ?? null;
    this.hinting = options.hinting;
    this.imageScale = options.imageScale ?? 1;
    this.outlines = options.outlines ?? false;
    const { facecolor, edgecolor, linewidth } = options;
    this.patch = new Rectangle(
      0,
      0,
      1,
      1,
      this.transFigure,
      { facecolor, edgecolor, linewidth, antialiased: false },
      rc,
    );
    this.patch.visible = options.frameon;
    this.patch.clipOn = false;
  }

  /** Device pixels per inch. */
  get dpi(): number {
    return this.#dpi;
  }

  /** Width and height in device pixels, not rounded. */
  pixelSize(): readonly [number, number] {
    return this.#pixels;
  }

  /** A box in pixels as fractions of the figure; multiplied by the inverse, as Matplotlib's inverted transform does it. */
  fractions(box: Bbox): Bbox {
    const [sx, sy] = this.pixelSize().map((size) => 1 / size);
    return { x0: box.x0 * sx, x1: box.x1 * sx, y0: box.y0 * sy, y1: box.y1 * sy };
  }

  /** Where the whole figure lies on the canvas: at its origin, unless the picture is cut out of it. */
  box(): Bbox {
    return this.#boxOf(this.#cut, this.#pixels);
  }

  readonly #boxOf = lastOf((cut: Cut | null, [width, height]: readonly [number, number]): Bbox => {
    const [x0, y0] = cut ? [-cut.x0, -cut.y0] : [0, 0];
    return { x0, y0, x1: x0 + width, y1: y0 + height };
  });

  /** Width and height of the canvas in device pixels, not rounded. */
  canvasSize(): readonly [number, number] {
    return this.#cut ? [this.#cut.width, this.#cut.height] : this.pixelSize();
  }

  readonly transFigure: TransformRef = () => this.#figureIn(this.box());

  readonly #figureIn = lastOf(({ x0, y0 }: Bbox): Transform => {
    const [width, height] = this.pixelSize();
    return affineTransform(scaleTranslate(width, height, x0, y0));
  });

  /** A context to measure or to draw with. */
  context(items: DisplayItem[] = []): DrawContext {
    const { dpi, rc, hinting, imageScale, outlines } = this;
    const canvas = this.canvasSize();
    const pictureOf = this.#pictureOf;
    // A page may be larger than any picture; what is on it then stays shapes.
    const drawAsPicture =
      pictureOf === null || !fitsCanvas(canvas[0] * imageScale, canvas[1] * imageScale)
        ? null
        : (drawables: readonly Drawable[]) => this.#drawAsPicture(drawables, items, pictureOf);
    return { items, dpi, rc, hinting, imageScale, outlines, canvas, drawAsPicture };
  }

  /** Draws with the figure's own resolution, as a raster would show it, and puts the picture on the page. */
  #drawAsPicture(drawables: readonly Drawable[], page: DisplayItem[], pictureOf: PictureOf): void {
    const scale = this.imageScale;
    const before = { dpi: this.#dpi, pixels: this.#pixels, cut: this.#cut };
    const enlarged = ({ x0, y0, width, height }: Cut): Cut => ({
      x0: x0 * scale,
      y0: y0 * scale,
      width: width * scale,
      height: height * scale,
    });
    this.#dpi = before.dpi * scale;
    this.#pixels = [this.size[0] * this.#dpi, this.size[1] * this.#dpi];
    this.#cut = before.cut && enlarged(before.cut);
    try {
      const items: DisplayItem[] = [];
      const canvas = this.canvasSize();
      const ctx = { ...this.context(items), hinting: true, outlines: false, imageScale: 1, drawAsPicture: null };
      for (const drawable of drawables) drawable.draw(ctx);
      const list = { width: wholePixels(canvas[0]), height: wholePixels(canvas[1]), dpi: this.#dpi, items };
      const picture = pictureOf(list);
      if (picture === null) return;
      const { left, top, width, height, rgba } = picture;
      const step = 1 / scale;
      const [x, y] = [left * step, (canvas[1] - top - height) * step];
      page.push({ kind: 'image', width, height, rgba, x, y, step, clip: null, antialiased: true, snap: null });
    } finally {
      this.#dpi = before.dpi;
      this.#pixels = before.pixels;
      this.#cut = before.cut;
    }
  }

  /** Gives everything its place on the whole figure. */
  layOut(): void {
    // Who looks at shared limits first decides with whose margins they are found: axes with an aspect do so before the layout.
    for (const ax of this.axes) if (ax.aspect !== 'auto') ax.updateView();
    this.layoutEngine?.(this, this.context());
    for (const ax of this.axes) ax.prepare();
  }

  #cutOut(crop: Crop): void {
    this.#cut = cropBox(this, crop, this.context());
    const [width, height] = this.pixelSize();
    const { x0, y0 } = this.#cut;
    const old = this.patch;
    const place = [x0 / width, y0 / height, this.#cut.width / width, this.#cut.height / height] as const;
    this.patch = new Rectangle(...place, this.transFigure, old.options, this.rc);
    this.patch.visible = old.visible;
    this.patch.clipOn = false;
  }

  /** Lays the figure out and lists everything on it, bottom first. */
  draw(): DisplayList {
    this.layOut();
    if (this.crop) this.#cutOut(this.crop);
    const [width, height] = this.canvasSize();
    const items: DisplayItem[] = [];
    const ctx = this.context(items);
    if (this.patch.visible) this.patch.draw(ctx);
    const all = [...this.artists, ...this.axes, ...this.legends, ...this.texts];
    drawInOrder(visibleByZorder(all), ctx);
    // A raster has whole pixels; a page keeps its fractions of a point.
    if (!this.hinting) return { width, height, dpi: this.dpi, items };
    return { width: wholePixels(width), height: wholePixels(height), dpi: this.dpi, items };
  }
}

/** Cuts a fraction of a pixel off, but not what is only short of a pixel by rounding (4.1 inches at 100 dpi). */
function wholePixels(size: number): number {
  return Math.trunc(size + 1e-8);
}
