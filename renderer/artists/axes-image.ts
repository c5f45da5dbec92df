import type { Axes } from '../axes/axes.ts';
import { compose, scaleTranslate } from '../geometry/affine.ts';
import { type Bbox, bboxIntersection, bboxOfPoints } from '../geometry/bbox.ts';
import { transformPoints } from '../geometry/transform.ts';
import type { FilterName } from '../images/filters.ts';
import { paintColors } from '../images/lay-colors.ts';
import { evenPlacement, type Placement } from '../images/placement.ts';
import type { ResampleOptions } from '../images/resample.ts';
import type { Plane } from '../images/weighted-sums.ts';
import { Artist, type DrawContext } from './artist.ts';
import type { Mappable } from './mappable.ts';
import { checkViews, type Extent, type Shown, warpedBox, warpedImage, warps } from './warped-image.ts';

type ScalarData = Extract<ImageData, { kind: 'scalar' }>;

/** What an image shows: numbers for a colormap, or colours (0..1, straight, four channels). */
export type ImageData =
  | {
      readonly kind: 'scalar';
      readonly rows: number;
      readonly columns: number;
      readonly values: Float64Array;
      readonly mappable: Mappable;
    }
  | {
      readonly kind: 'rgba';
      readonly rows: number;
      readonly columns: number;
      readonly values: Float64Array | Float32Array;
      readonly hasAlpha: boolean;
    };

export interface ImageOptions {
  readonly extent: Extent;
  readonly origin: 'upper' | 'lower';
  readonly interpolation: string;
  readonly stage: 'auto' | 'antialiased' | 'data' | 'rgba';
  readonly resample: boolean;
  readonly filternorm: boolean;
  readonly filterrad: number;
  readonly alpha: number | null;
}

/** An image in data coordinates (`AxesImage`), resampled to device pixels when it is drawn. */
export class AxesImage extends Artist {
  override zorder = 0;
  readonly data: ImageData;
  readonly options: ImageOptions;
  readonly axes: Axes;

  constructor(axes: Axes, data: ImageData, options: ImageOptions) {
    super();
    this.axes = axes;
    this.data = data;
    this.options = options;
  }

  /** The image's box on the canvas; inverted where the axes are. */
  #box(): Bbox {
    if (warps(this.axes)) return warpedBox(this.axes, this.options.extent);
    const [x0, x1, y0, y1] = this.options.extent;
    const p = transformPoints(this.axes.transData(), Float64Array.of(x0, y0, x1, y1));
    return { x0: p[0], y0: p[1], x1: p[2], y1: p[3] };
  }

  override windowExtent(_ctx: DrawContext): Bbox | null {
    const b = this.#box();
    return bboxOfPoints(Float64Array.of(b.x0, b.y0, b.x1, b.y1));
  }

  override draw(ctx: DrawContext): void {
    const { data, options } = this;
    if (data.rows === 0 || data.columns === 0) return;
    if (warps(this.axes)) checkViews(this.axes);
    const out = scaledBox(this.#box(), ctx.imageScale);
    const canvas = { x0: 0, y0: 0, x1: ctx.canvas[0], y1: ctx.canvas[1] };
    const shown = bboxIntersection(out, scaledBox(this.clipOn ? this.axes.bbox() : canvas, ctx.imageScale));
    if (!shown) return;
    const x0 = Math.floor(shown.x0 + 0.5);
    const y0 = Math.ceil(shown.y0 - 0.5 - 1e-8);
    const width = Math.floor(shown.x1 + 0.5 + 1e-8) - x0;
    const height = Math.ceil(shown.y1 - 0.5) - y0;
    if (width <= 0 || height <= 0) return;
    if (!options.extent.every(Number.isFinite)) return;
    const words = this.#pixels(
      this.#placement({ box: out, x: x0, y: y0, width, height, magnification: ctx.imageScale }),
    );
    const step = 1 / ctx.imageScale;
    ctx.items.push({
      kind: 'image',
      width,
      height,
      rgba: new Uint8ClampedArray(words.buffer),
      x: x0 * step,
      y: y0 * step,
      step,
      clip: this.currentClip(),
      antialiased: true,
      snap: null,
      gid: this.gid,
    });
  }

  /** How the picture lies on the pixels that show it. */
  #placement(shown: Shown): Placement {
    const { columns, rows } = this.data;
    const { box, x, y, width, height } = shown;
    // The extent already runs downwards for an image whose first row is on top; the rows then run against it.
    const topFirst = this.options.origin === 'upper';
    if (warps(this.axes)) return warpedImage(this.axes, this.options.extent, this.data, shown, topFirst);
    const place = scaleTranslate((box.x1 - box.x0) / columns, (box.y1 - box.y0) / rows, box.x0 - x, box.y0 - y);
    const toOut = topFirst ? compose(scaleTranslate(1, -1, 0, rows), place) : place;
    return evenPlacement(toOut, columns, rows, width, height, topFirst);
  }

  /** The pixels as words, first row on top. */
  #pixels(placement: Placement): Int32Array {
    const { data, options } = this;
    const mapped = data.kind === 'scalar' && this.#stage(placement) === 'data';
    const interpolation = this.#interpolation(placement);
    // At its own size a picture needs no filter.
    if (interpolation === 'nearest' || placement.ownSize) {
      const words = mapped ? this.#mappedWords(data) : this.#colorWords();
      // Only what is called nearest, or becomes it, is turned round for this.
      const left = interpolation === 'nearest' && options.interpolation !== 'none';
      return placement.nearest({ data: words, width: data.columns, height: data.rows }, left);
    }
    const filter = {
      interpolation,
      resample: options.resample,
      normalize: options.filternorm,
      radius: options.filterrad,
    };
    return mapped ? this.#filterNumbers(data, placement, filter) : this.#filterColors(placement, filter);
  }

  /** The numbers of an unfiltered image as colours: they are fewer than its pixels. */
  #mappedWords({ values, mappable }: ScalarData): Int32Array {
    const { norm, cmap } = mappable;
    const out = new Int32Array(values.length);
    cmap.paint(norm.apply(values.map((v) => (Number.isFinite(v) ? v : Number.NaN))), norm.discrete, out);
    const alpha = Math.fround(this.options.alpha ?? 1);
    if (alpha !== 1) for (let i = 0; i < out.length; i++) out[i] = faded(out[i], 1, alpha);
    return out;
  }

  /** Numbers are resampled, then coloured. */
  #filterNumbers(data: ScalarData, placement: Placement, filter: ResampleOptions): Int32Array {
    const { width, height } = placement;
    const { norm, cmap } = data.mappable;
    const plane = { data: data.values, width: data.columns, height: data.rows, channels: 1 } as const;
    const whole = !placement.fades && data.values.every(Number.isFinite);
    const cover = whole ? null : coverOfValues(plane, placement, filter);
    const alpha = Math.fround(this.options.alpha ?? 1);
    const line = norm.line();
    const fade = alpha === 1 ? null : fadedOpacities(alpha);
    const out = new Int32Array(width * height);
    placement.filtered(plane, filter, (y, from, values, { shares, partly }) => {
      const at = (height - 1 - y) * width + from;
      if (cover !== null)
        for (let k = 0; k < values.length; k++) if (Number.isNaN(cover[at + k])) values[k] = Number.NaN;
      if (line !== null) cmap.paintLinear(values, line[0], line[1], out, at);
      else cmap.paint(norm.apply(values), norm.discrete, out, at);
      if (cover !== null) {
        for (let k = at; k < at + values.length; k++)
          out[k] = faded(out[k], Number.isNaN(cover[k]) ? 1 : cover[k], alpha);
        return;
      }
      // Those that are covered partly go by their own opacity, not by what the others make of it.
      const edge = partly.map((k) => faded(out[at + k], Math.fround(shares[k] / 255), alpha));
      if (fade !== null)
        for (let k = at; k < at + values.length; k++) out[k] = (out[k] & 0xffffff) | (fade[out[k] >>> 24] << 24);
      partly.forEach((k, i) => {
        out[at + k] = edge[i];
      });
    });
    return out;
  }

  /** The source as premultiplied colours, and the opacity that comes after resampling. */
  #colors(): { readonly colors: Float32Array | Float64Array; readonly after: number } {
    const { data } = this;
    const source =
      data.kind === 'rgba'
        ? data.values
        : data.mappable.cmap.colors(data.mappable.norm.apply(data.values), null, data.mappable.norm.discrete);
    const { alpha } = this.options;
    const fill = data.kind === 'rgba' && !data.hasAlpha ? alpha : null;
    const colors = source.slice();
    for (let i = 0; i < colors.length; i += 4) {
      if (fill !== null) colors[i + 3] = fill;
      const a = colors[i + 3];
      colors[i] *= a;
      colors[i + 1] *= a;
      colors[i + 2] *= a;
    }
    return { colors, after: fill === null ? (alpha ?? 1) : 1 };
  }

  /** The colours of an unfiltered image. */
  #colorWords(): Int32Array {
    const { colors, after } = this.#colors();
    const out = new Int32Array(colors.length / 4);
    paintColors(colors, null, after, out, 0);
    return out;
  }

  /** Colours are resampled. */
  #filterColors(placement: Placement, filter: ResampleOptions): Int32Array {
    const { width, height } = placement;
    const { colors, after } = this.#colors();
    const plane = { data: colors, width: this.data.columns, height: this.data.rows, channels: 4 } as const;
    const out = new Int32Array(width * height);
    placement.filtered(plane, filter, (y, from, pixels, coverage) =>
      paintColors(pixels, coverage.shares, after, out, (height - 1 - y) * width + from),
    );
    return out;
  }

  #stage({ displayed: [dx, dy] }: Placement): 'data' | 'rgba' {
    const { stage } = this.options;
    if (stage === 'data' || stage === 'rgba') return stage;
    return dx / this.data.columns < 3 || dy / this.data.rows < 3 ? 'rgba' : 'data';
  }

  /** The filter for an image that is shown at this size. */
  #interpolation({ displayed: [dx, dy] }: Placement): 'nearest' | FilterName {
    const { interpolation } = this.options;
    if (interpolation === 'none') return 'nearest';
    if (interpolation !== 'auto' && interpolation !== 'antialiased') return interpolation as FilterName;
    const sharp = (d: number, n: number): boolean => d > 3 * n || d === n || d === 2 * n;
    return sharp(dx, this.data.columns) && sharp(dy, this.data.rows) ? 'nearest' : 'hanning';
  }
}

/** How much of each pixel has a value, NaN where none has. */
function coverOfValues(plane: Plane, placement: Placement, filter: ResampleOptions): Float32Array {
  const { width, height } = placement;
  const data = Float32Array.from(plane.data, (v) => (Number.isFinite(v) ? 1 : Number.NaN));
  const out = new Float32Array(width * height);
  placement.filtered({ ...plane, data }, { ...filter, resample: true }, (y, from, row) =>
    out.set(row, (height - 1 - y) * width + from),
  );
  return out;
}

/** A word with its opacity times `cover` times `alpha`, in single precision and cut off. */
function faded(word: number, cover: number, alpha: number): number {
  const a = Math.trunc(Math.fround(Math.fround((word >>> 24) * cover) * alpha));
  return (word & 0xffffff) | (a << 24);
}

/** What `alpha` makes of every opacity that is covered wholly. */
function fadedOpacities(alpha: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, opacity) => faded(opacity << 24, 1, alpha) >>> 24);
}

/** A box on the canvas in pixels of the image. */
function scaledBox(b: Bbox, scale: number): Bbox {
  return scale === 1 ? b : { x0: b.x0 * scale, y0: b.y0 * scale, x1: b.x1 * scale, y1: b.y1 * scale };
}
