import type { Axes } from '../axes/axes.ts';
import type { PathData } from '../display-list/display-list.ts';
import { type TransformRef, transformPoints } from '../geometry/transform.ts';
import { type ArrowShape, arrowOutline } from '../vectors/arrow-shape.ts';
import type { Vectors } from '../vectors/field.ts';
import type { DrawContext } from './artist.ts';
import type { CollectionGeometry, CollectionOptions } from './path-collection.ts';
import { PlacedPolygons } from './placed-polygons.ts';

export type QuiverUnits = 'x' | 'y' | 'xy' | 'width' | 'height' | 'dots' | 'inches';

export interface QuiverSettings extends ArrowShape {
  /** What the places are. */
  readonly transform: TransformRef;
  /** What shaft widths are measured in. */
  readonly units: QuiverUnits;
  /** What lengths are measured in; null for the units of the shaft. */
  readonly scaleUnits: QuiverUnits | null;
  /** Directions on the canvas (`uv`), in data (`xy`), or one per arrow in degrees. */
  readonly angles: 'uv' | 'xy' | Float64Array;
  /** Data units per arrow length unit; null to be found when it is drawn, as the width. */
  readonly scale: number | null;
  readonly width: number | null;
}

/** A field of arrows (`Quiver`). Widths and lengths are settled by the first drawing, when the axes have their size. */
export class Quiver extends PlacedPolygons {
  readonly axes: Axes;
  readonly vectors: Vectors;
  readonly settings: QuiverSettings;
  scale: number | null;
  width: number | null;
  readonly #xy: Float64Array;
  readonly #hidden: Uint8Array;

  constructor(axes: Axes, vectors: Vectors, xy: Float64Array, settings: QuiverSettings, options: CollectionOptions) {
    super(options, axes.rc);
    this.axes = axes;
    this.settings = settings;
    this.scale = settings.scale;
    this.width = settings.width;
    this.#xy = xy;
    const gap = (v: Float64Array | null, i: number): boolean => v !== null && !Number.isFinite(v[i]);
    const { x, u, v, c } = vectors;
    this.#hidden = Uint8Array.from(x, (_, i) => (gap(u, i) || gap(v, i) || gap(c, i) ? 1 : 0));
    // A gap counts as 1 where lengths are looked at, and is not drawn.
    const filled = (w: Float64Array): Float64Array => w.map((n) => (Number.isFinite(n) ? n : 1));
    this.vectors = { x, y: vectors.y, u: filled(u), v: filled(v), c };
  }

  /** Pixels per unit of the shaft's width. */
  unitPixels(ctx: DrawContext): number {
    return this.#dotsPer(this.settings.units, ctx);
  }

  #dotsPer(units: QuiverUnits, ctx: DrawContext): number {
    const box = this.axes.bbox();
    const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
    const [x, y] = [this.axes.xaxis.group.view, this.axes.yaxis.group.view];
    switch (units) {
      case 'x':
        return width / (x[1] - x[0]);
      case 'y':
        return height / (y[1] - y[0]);
      case 'xy':
        return Math.hypot(width, height) / Math.hypot(x[1] - x[0], y[1] - y[0]);
      case 'width':
        return width;
      case 'height':
        return height;
      case 'dots':
        return 1;
      case 'inches':
        return ctx.dpi;
    }
  }

  /** Finds width and scale where they are not given. */
  settle(ctx: DrawContext): { readonly width: number; readonly scale: number } {
    const box = this.axes.bbox();
    const pixels = this.unitPixels(ctx);
    const span = (box.x1 - box.x0) / pixels;
    const root = Math.sqrt(this.vectors.x.length);
    this.width ??= (0.06 * span) / Math.min(Math.max(root, 8), 25);
    if (this.scale === null) {
      const { lengths } = this.#measure(this.#xy, this.vectors.u, this.vectors.v, this.settings.angles);
      let [sum, n] = [0, 0];
      for (let i = 0; i < lengths.length; i++) {
        if (this.#hidden[i]) continue;
        sum += lengths[i];
        n++;
      }
      const scale = (1.8 * (sum / n) * Math.max(10, root)) / span;
      this.scale = scale * (this.settings.scaleUnits === null ? 1 : this.#widthsPerLength(ctx));
    }
    return { width: this.width, scale: this.scale };
  }

  #widthsPerLength(ctx: DrawContext): number {
    const { scaleUnits } = this.settings;
    if (scaleUnits === null) return 1;
    return (scaleUnits === 'xy' ? 1 : this.#dotsPer(scaleUnits, ctx)) / this.unitPixels(ctx);
  }

  /** Lengths in data units, and directions in radians where they follow the data's directions. */
  #measure(
    xy: Float64Array,
    u: Float64Array,
    v: Float64Array,
    angles: QuiverSettings['angles'],
  ): { lengths: Float64Array; thetas: Float64Array } {
    const { scaleUnits } = this.settings;
    const named = typeof angles === 'string';
    const thetas = u.map((_, i) =>
      typeof angles === 'string'
        ? Math.atan2(v[i], u[i])
        : Number.isFinite(angles[i % angles.length])
          ? (angles[i % angles.length] * Math.PI) / 180
          : 0,
    );
    const plain = u.map((_, i) => Math.hypot(u[i], v[i]));
    if (angles !== 'xy' && scaleUnits !== 'xy') return { lengths: plain, thetas };
    const { x0, x1, y0, y1 } = this.axes.dataLimits;
    const eps =
      angles === 'xy' && scaleUnits === 'xy'
        ? 1
        : Math.max(Math.abs(x0), Math.abs(x1), Math.abs(y0), Math.abs(y1)) * 0.001;
    const transform = this.axes.transData();
    const from = transformPoints(transform, xy);
    const to = transformPoints(
      transform,
      xy.map((p, i) => p + eps * (i % 2 === 0 ? u[i >> 1] : v[i >> 1])),
    );
    const onCanvas = u.map((_, i) => Math.hypot(to[2 * i] - from[2 * i], to[2 * i + 1] - from[2 * i + 1]) / eps);
    const directions = u.map((_, i) => Math.atan2(to[2 * i + 1] - from[2 * i + 1], to[2 * i] - from[2 * i]));
    return {
      lengths: named && scaleUnits === 'xy' ? onCanvas : plain,
      thetas: angles === 'xy' ? directions : thetas,
    };
  }

  /** Outlines of arrows in pixels around their places. */
  outlines(
    ctx: DrawContext,
    xy: Float64Array,
    u: Float64Array,
    v: Float64Array,
    angles: QuiverSettings['angles'],
    pivot = this.settings.pivot,
  ): PathData[] {
    const { width, scale } = this.settle(ctx);
    const { lengths, thetas } = this.#measure(xy, u, v, angles);
    const factor = this.#widthsPerLength(ctx) / (scale * width);
    const shape = { ...this.settings, pivot };
    const unit = width * this.unitPixels(ctx);
    return Array.from(lengths, (a, i) => ({ vertices: arrowOutline(a * factor, thetas[i], shape, unit), codes: null }));
  }

  protected override shapes(ctx: DrawContext): CollectionGeometry {
    const { u, v } = this.vectors;
    const paths = this.outlines(ctx, this.#xy, u, v, this.settings.angles);
    for (let i = 0; i < paths.length; i++) if (this.#hidden[i]) paths[i].vertices.fill(Number.NaN);
    return { paths, offsets: this.#xy, offsetTransform: this.settings.transform };
  }
}
