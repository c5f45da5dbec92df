import type { DrawContext } from '../artists/artist.ts';
import { Patch, type PatchOptions } from '../artists/patch.ts';
import type { PathData } from '../display-list/display-list.ts';
import { compose, scaleTranslate, translation } from '../geometry/affine.ts';
import { type Bbox, bboxOfPoints, bboxUnion } from '../geometry/bbox.ts';
import { type Transform, thenAffine, transformPoint } from '../geometry/transform.ts';
import type { Axes } from './axes.ts';
import type { Tick } from './axis.ts';

export type FrameSide = 'left' | 'right' | 'bottom' | 'top';
/** Spines by name: the sides of a frame, or the parts of a polar one. */
export type Side = FrameSide | 'polar' | 'start' | 'end' | 'inner';

/** Whether a spine is one of the four sides that the rcParams `axes.spines.*` switch. */
export function isFrameSide(side: Side): side is FrameSide {
  return side === 'left' || side === 'right' || side === 'bottom' || side === 'top';
}
export type SpinePosition = 'center' | 'zero' | readonly ['outward' | 'axes' | 'data', number];

/** The line along one side of the axes, where its ticks sit. It spans the view, or `bounds` in data coordinates. */
export class Spine extends Patch {
  override zorder = 2.5;
  readonly side: Side;
  readonly axes: Axes;
  position: SpinePosition | null = null;
  bounds: readonly [number, number] | null = null;

  constructor(axes: Axes, side: Side, options: PatchOptions) {
    super(
      { vertices: new Float64Array(4), codes: null },
      () => this.spineTransform(),
      { capstyle: 'projecting', ...options },
      axes.rc,
    );
    this.side = side;
    this.axes = axes;
    this.clipOn = false;
    if (options.zorder !== undefined) this.zorder = options.zorder;
  }

  get #alongX(): boolean {
    return this.side === 'bottom' || this.side === 'top';
  }

  /** The line before the spine's own displacement: data along the axis, axes fractions across. */
  spineTransform(): Transform {
    const { axes } = this;
    const base = this.#alongX ? axes.xAxisTransform() : axes.yAxisTransform();
    const position =
      this.position === 'center'
        ? (['axes', 0.5] as const)
        : this.position === 'zero'
          ? (['data', 0] as const)
          : this.position;
    if (!position || (position[0] === 'outward' && position[1] === 0)) return base;
    const [kind, amount] = position;
    if (kind === 'outward') {
      const pixels = (amount * axes.figure.dpi) / 72;
      const direction = this.side === 'left' || this.side === 'bottom' ? -1 : 1;
      return thenAffine(
        base,
        translation(this.#alongX ? 0 : direction * pixels, this.#alongX ? direction * pixels : 0),
      );
    }
    // The place across the axis no longer depends on the side: every point of the spine gets it.
    const at =
      kind === 'axes'
        ? transformPoint(axes.transAxes(), amount, amount)
        : transformPoint(axes.transData(), amount, amount);
    const flat = this.#alongX ? scaleTranslate(1, 0, 0, at[1]) : scaleTranslate(0, 1, at[0], 0);
    return { ...base, affine: compose(base.affine, flat) };
  }

  override displayPath(): PathData {
    const across = this.side === 'left' || this.side === 'bottom' ? 0 : 1;
    const group = this.#alongX ? this.axes.xaxis.group : this.axes.yaxis.group;
    const [low, high] = this.bounds ?? group.view;
    this.path = {
      vertices: this.#alongX ? Float64Array.of(low, across, high, across) : Float64Array.of(across, low, across, high),
      codes: null,
    };
    return super.displayPath();
  }

  override windowExtent(ctx: DrawContext): Bbox {
    return this.windowExtentWith(ctx, this.#axis.visible ? this.#axis.ticks() : []);
  }

  get #axis() {
    return this.#alongX ? this.axes.xaxis : this.axes.yaxis;
  }

  /** The spine with the ticks that stick out of it. */
  windowExtentWith(ctx: DrawContext, ticks: readonly Tick[]): Bbox {
    const line = bboxOfPoints(this.displayPath().vertices) ?? this.axes.bbox();
    if (!this.#axis.visible) return line;
    const boxes: Bbox[] = [line];
    for (const style of [this.#axis.major, this.#axis.minor]) {
      if (!ticks.some((t) => t.style === style)) continue;
      const length = (style.size / 72) * ctx.dpi;
      const out = length * (style.direction === 'out' ? 1 : style.direction === 'in' ? 0 : 0.5);
      const into = length * (style.direction === 'out' ? 0 : style.direction === 'in' ? 1 : 0.5);
      if (style.tick1On && this.side === 'left') boxes.push({ ...line, x0: line.x0 - out, x1: line.x1 + into });
      if (style.tick1On && this.side === 'bottom') boxes.push({ ...line, y0: line.y0 - out, y1: line.y1 + into });
      if (style.tick2On && this.side === 'right') boxes.push({ ...line, x0: line.x0 - into, x1: line.x1 + out });
      if (style.tick2On && this.side === 'top') boxes.push({ ...line, y0: line.y0 - out, y1: line.y1 + out });
    }
    return bboxUnion(boxes) ?? line;
  }
}
