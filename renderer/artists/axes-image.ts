import type { Axes } from '../axes/axes.ts';
import { type Affine, applyPoint, compose, scaleTranslate } from '../geometry/affine.ts';
import { type Bbox, bboxIntersection, bboxOfPoints } from '../geometry/bbox.ts';
import { transformPoints } from '../geometry/transform.ts';
import type { FilterName } from '../images/filters.ts';
import { type Plane, type ResampleOptions, resamplePlane } from '../images/resample.ts';
import { ScaleError } from '../scales/scale.ts';
import { Artist, type DrawContext } from './artist.ts';
import type { Mappable } from './mappable.ts';

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
  /** left, right, bottom, top in data coordinates. */
  readonly extent: readonly [number, number, number, number];
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
    // Stretching it evenly over such axes would put every pixel in a wrong place.
    if (!this.axes.xaxis.group.scale.isLinear || !this.axes.yaxis.group.scale.isLinear) {
      throw new ScaleError('pictures are drawn on linear axes only; pcolormesh takes others');
    }
    const out = scaledBox(this.#box(), ctx.imageScale);
    const canvas = { x0: 0, y0: 0, x1: ctx.canvas[0], y1: ctx.canvas[1] };
    const shown = bboxIntersection(out, scaledBox(this.clipOn ? this.axes.bbox() : canvas, ctx.imageScale));
    if (!shown) return;
    const x0 = Math.floor(shown.x0 + 0.5);
    const y0 = Math.ceil(shown.y0 - 0.5 - 1e-8);
    const width = Math.floor(shown.x1 + 0.5 + 1e-8) - x0;
    const height = Math.ceil(shown.y1 - 0.5) - y0;
    if (width <= 0 || height <= 0) return;
    let toOut = scaleTranslate(
      (out.x1 - out.x0) / data.columns,
      (out.y1 - out.y0) / data.rows,
      out.x0 - x0,
      out.y0 - y0,
    );
    const [ex0, ex1, ey0, ey1] = options.extent;
    // The extent already runs downwards for an image whose first row is on top; the rows then run against it.
    const upsideDown = options.origin === 'upper';
    if (upsideDown) toOut = compose(scaleTranslate(1, -1, 0, data.rows), toOut);
    if (!Number.isFinite(ex0 + ex1 + ey0 + ey1)) return;
    const rgba = this.#pixels(toOut, width, height);
    const step = 1 / ctx.imageScale;
    ctx.items.push({
      kind: 'image',
      width,
      height,
      rgba: flipped(rgba, width, height),
      x: x0 * step,
      y: y0 * step,
      ...(step === 1 ? {} : { transform: [step, 0, 0, -step, x0 * step, (y0 + height) * step] as const }),
      clip: this.currentClip(),
      antialiased: true,
      snap: null,
      gid: this.gid,
    });
  }

  #pixels(t: Affine, width: number, height: number): Uint8ClampedArray {
    const { data } = this;
    if (data.kind === 'scalar' && this.#stage(t) === 'data') return this.#mapped(data, t, width, height);
    const source =
      data.kind === 'rgba'
        ? data.values
        : data.mappable.cmap.colors(data.mappable.norm.apply(data.values), null, data.mappable.norm.discrete);
    const scalarAlpha = this.options.alpha;
    const fill = data.kind === 'rgba' && !data.hasAlpha ? scalarAlpha : null;
    const after = fill === null ? (scalarAlpha ?? 1) : 1;
    const work = source.slice();
    for (let i = 0; i < work.length; i += 4) {
      if (fill !== null) work[i + 3] = fill;
      const a = work[i + 3];
      work[i] *= a;
      work[i + 1] *= a;
      work[i + 2] *= a;
    }
    const res = this.#resample(
      { data: work, width: data.columns, height: data.rows, channels: 4 },
      t,
      width,
      height,
    ).data;
    const out = new Uint8ClampedArray(width * height * 4);
    for (let i = 0; i < res.length; i += 4) {
      const a = res[i + 3];
      const d = a === 0 ? 1 : a;
      out[i] = byteOf(res[i] / d);
      out[i + 1] = byteOf(res[i + 1] / d);
      out[i + 2] = byteOf(res[i + 2] / d);
      out[i + 3] = byteOf(a * after);
    }
    return out;
  }

  /** Numbers are resampled, then coloured. */
  #mapped(data: Extract<ImageData, { kind: 'scalar' }>, t: Affine, width: number, height: number): Uint8ClampedArray {
    if (this.#interpolation(t) === 'nearest') return this.#mappedNearest(data, t, width, height);
    const { norm, cmap } = data.mappable;
    const plane = { width: data.columns, height: data.rows, channels: 1 } as const;
    const whole = data.values.every(Number.isFinite);
    const coverage = whole ? new Uint8Array(width * height) : undefined;
    const values = this.#resample({ ...plane, data: data.values }, t, width, height, coverage).data;
    const cover = coverage ? null : this.#cover(data, values as Float64Array, t, width, height);
    const out = cmap.bytes(norm.apply(values), null, norm.discrete);
    const alpha = Math.fround(this.options.alpha ?? 1);
    for (let i = 0; i < values.length; i++) {
      const c = coverage ? Math.fround(coverage[i] / 255) : cover ? cover[i] : 1;
      if (c === 1 && alpha === 1) continue;
      out[4 * i + 3] = Math.trunc(Math.fround(Math.fround(out[4 * i + 3] * c) * alpha));
    }
    return out;
  }

  /** How much of each pixel has a value; where none has, the value becomes a gap. */
  #cover(
    data: Extract<ImageData, { kind: 'scalar' }>,
    values: Float64Array,
    t: Affine,
    width: number,
    height: number,
  ): Float32Array {
    const mask = new Float32Array(data.values.length);
    for (let i = 0; i < mask.length; i++) mask[i] = Number.isFinite(data.values[i]) ? 1 : Number.NaN;
    const plane = { data: mask, width: data.columns, height: data.rows, channels: 1 } as const;
    const cover = this.#resample(plane, t, width, height, undefined, true).data as Float32Array;
    for (let i = 0; i < cover.length; i++) {
      if (!Number.isNaN(cover[i])) continue;
      values[i] = Number.NaN;
      cover[i] = 1;
    }
    return cover;
  }

  /** Without a filter a pixel shows one number, so that the few numbers are coloured rather than the many pixels. */
  #mappedNearest(
    data: Extract<ImageData, { kind: 'scalar' }>,
    t: Affine,
    width: number,
    height: number,
  ): Uint8ClampedArray {
    const { norm, cmap } = data.mappable;
    const values = data.values.map((v) => (Number.isFinite(v) ? v : Number.NaN));
    const colors = cmap.bytes(norm.apply(values), null, norm.discrete);
    const alpha = Math.fround(this.options.alpha ?? 1);
    if (alpha !== 1) for (let i = 3; i < colors.length; i += 4) colors[i] = Math.trunc(Math.fround(colors[i] * alpha));
    const words = new Float64Array(new Int32Array(colors.buffer));
    const plane = { data: words, width: data.columns, height: data.rows, channels: 1 } as const;
    return new Uint8ClampedArray(new Int32Array(this.#resample(plane, t, width, height).data).buffer);
  }

  #stage(t: Affine): 'data' | 'rgba' {
    const { stage } = this.options;
    if (stage === 'data' || stage === 'rgba') return stage;
    const [dx, dy] = this.#displayed(t);
    return dx / this.data.columns < 3 || dy / this.data.rows < 3 ? 'rgba' : 'data';
  }

  /** Width and height of the whole image in device pixels. */
  #displayed(t: Affine): [number, number] {
    const a = applyPoint(t, 0, 0);
    const b = applyPoint(t, this.data.columns, this.data.rows);
    return [Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])];
  }

  /** The filter for an image that is shown at this size. */
  #interpolation(t: Affine): ResampleOptions['interpolation'] {
    const { interpolation } = this.options;
    if (interpolation === 'none') return 'nearest';
    if (interpolation !== 'auto' && interpolation !== 'antialiased') return interpolation as FilterName;
    const [dx, dy] = this.#displayed(t);
    const sharp = (d: number, n: number): boolean => d > 3 * n || d === n || d === 2 * n;
    return sharp(dx, this.data.columns) && sharp(dy, this.data.rows) ? 'nearest' : 'hanning';
  }

  #resample(
    plane: Plane,
    given: Affine,
    width: number,
    height: number,
    coverage?: Uint8Array,
    everything = this.options.resample,
  ): Plane {
    const { options } = this;
    const interpolation = this.#interpolation(given);
    let t = given;
    let source = plane;
    if (interpolation === 'nearest') {
      // On the edge between two source pixels the left and upper one is wanted; Agg takes the other.
      t = compose(scaleTranslate(-1, 1, plane.width, 0), t);
      const upper = options.origin === 'upper';
      if (upper) t = compose(scaleTranslate(1, -1, 0, plane.height), t);
      source = mirrored(plane, upper);
    }
    return resamplePlane(source, width, height, t, {
      interpolation,
      coverage,
      resample: everything,
      normalize: options.filternorm,
      radius: options.filterrad,
    });
  }
}

/** 0..1 as a byte, cut off. */
function byteOf(v: number): number {
  return Math.trunc((v < 0 ? 0 : v > 1 ? 1 : v) * 255);
}

/** A box on the canvas in pixels of the image. */
function scaledBox(b: Bbox, scale: number): Bbox {
  return scale === 1 ? b : { x0: b.x0 * scale, y0: b.y0 * scale, x1: b.x1 * scale, y1: b.y1 * scale };
}

function mirrored(plane: Plane, vertically: boolean): Plane {
  const { width, height, channels } = plane;
  const data = plane.data.slice();
  for (let r = 0; r < height; r++) {
    const from = vertically ? height - 1 - r : r;
    for (let c = 0; c < width; c++) {
      for (let k = 0; k < channels; k++) {
        data[(r * width + c) * channels + k] = plane.data[(from * width + (width - 1 - c)) * channels + k];
      }
    }
  }
  return { ...plane, data };
}

/** Rows the other way round: resampling counts them from below, the display list from above. */
function flipped(rgba: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(rgba.length);
  for (let r = 0; r < height; r++)
    out.set(rgba.subarray(r * width * 4, (r + 1) * width * 4), (height - 1 - r) * width * 4);
  return out;
}
