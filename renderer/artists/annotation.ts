import type { Inside, Point } from '../annotations/points.ts';
import type { NamedStyle } from '../annotations/style-string.ts';
import type { Axes } from '../axes/axes.ts';
import { type Coordinates, coordinateTransform } from '../axes/point-coordinates.ts';
import { type Bbox, bboxPadded, bboxUnion } from '../geometry/bbox.ts';
import { type TransformRef, transformPoint } from '../geometry/transform.ts';
import { pathContains } from '../paths/contains.ts';
import { type DrawContext, pointsToPixels } from './artist.ts';
import { type ArrowPlace, FancyArrow } from './fancy-arrow.ts';
import type { PatchOptions } from './patch.ts';
import { Text, type TextOptions } from './text.ts';

/** An arrow from a text to what it annotates. Sizes are points. */
export interface AnnotationArrow {
  readonly options: PatchOptions;
  readonly connection: NamedStyle;
  readonly aspect: number;
  /** Points; the text's font size when absent. */
  readonly size?: number;
  /** An arrow style with its distances and its start in the text's box; or a plain arrow by its measures. */
  readonly kind:
    | { readonly style: NamedStyle; readonly relpos: Point; readonly shrinkA: number; readonly shrinkB: number }
    | { readonly width: number; readonly headwidth: number; readonly headlength: number; readonly shrink: number };
}

export interface AnnotationOptions {
  /** In `xycoords`, numbers already; those may be a transform of its own, looked up when it is drawn. */
  readonly xy: Point;
  readonly xycoords: Coordinates | TransformRef;
  readonly xytext: Point;
  readonly textcoords: Coordinates;
  readonly arrow: AnnotationArrow | null;
  /** Whether it goes when what it annotates is out of view; null: only for data coordinates. */
  readonly annotationClip: boolean | null;
}

/** A text that tells about a point, with or without an arrow to it (`Annotation`). */
export class Annotation extends Text {
  readonly axes: Axes;
  readonly about: AnnotationOptions;
  readonly arrow: FancyArrow | null;

  constructor(axes: Axes, text: string, about: AnnotationOptions, options: TextOptions) {
    super(
      about.xytext[0],
      about.xytext[1],
      text,
      () => coordinateTransform(axes, about.textcoords, () => this.pointXy(), this.style.font.size),
      options,
      axes.rc,
    );
    this.axes = axes;
    this.about = about;
    const { arrow } = about;
    this.arrow =
      arrow &&
      new FancyArrow((ctx) => this.#arrowPlace(ctx, arrow), arrow.connection, arrow.aspect, arrow.options, axes.rc);
  }

  /** What it is about, in pixels. */
  pointXy(): Point {
    const { xy, xycoords } = this.about;
    const transform =
      typeof xycoords === 'function'
        ? xycoords()
        : coordinateTransform(this.axes, xycoords, () => [0, 0], this.style.font.size);
    return transformPoint(transform, xy[0], xy[1]);
  }

  /** Whether what it is about can be seen, where that matters. */
  #shown(): boolean {
    const { annotationClip, xycoords } = this.about;
    if (!(annotationClip ?? xycoords === 'data')) return true;
    const [x, y] = this.pointXy();
    const clip = this.axes.clip();
    if (clip.path) return pathContains(clip.path, x, y, 1);
    const b = bboxPadded(this.axes.bbox(), 0.5);
    return x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1;
  }

  override draw(ctx: DrawContext): void {
    if (!this.visible || !this.#shown()) return;
    if (this.arrow?.visible) this.arrow.draw(ctx);
    super.draw(ctx);
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    if (!this.visible || !this.#shown()) return null;
    const boxes = [super.windowExtent(ctx), this.arrow?.windowExtent(ctx) ?? null];
    return bboxUnion(boxes.filter((b): b is Bbox => b !== null));
  }

  #arrowPlace(ctx: DrawContext, arrow: AnnotationArrow): ArrowPlace {
    const box = super.windowExtent(ctx) ?? { x0: 0, y0: 0, x1: 0, y1: 0 };
    const to = this.pointXy();
    const size = arrow.size ?? this.style.font.size;
    const inside = this.#inside(ctx, box);
    const start = ([rx, ry]: Point): Point => [box.x0 + (box.x1 - box.x0) * rx, box.y0 + (box.y1 - box.y0) * ry];
    const { kind } = arrow;
    if ('style' in kind) {
      const { style, relpos, shrinkA, shrinkB } = kind;
      return { from: start(relpos), to, inside, shrinkA, shrinkB, arrow: style, size };
    }
    // A plain arrow starts at the corner or the side that is nearest.
    const near = (low: number, high: number, v: number): readonly [number, number] =>
      [[low, 0] as const, [(low + high) / 2, 0.5] as const, [high, 1] as const].reduce((best, one) =>
        Math.abs(one[0] - v) < Math.abs(best[0] - v) ? one : best,
      );
    const [x, rx] = near(box.x0, box.x1, to[0]);
    const [y, ry] = near(box.y0, box.y1, to[1]);
    const shrink = (kind.shrink * Math.hypot(y - to[1], x - to[0])) / pointsToPixels(ctx, 1);
    const options = {
      head_length: kind.headlength / size,
      head_width: kind.headwidth / size,
      tail_width: kind.width / size,
    };
    const style = { name: 'simple', options };
    return { from: start([rx, ry]), to, inside, shrinkA: shrink, shrinkB: shrink, arrow: style, size };
  }

  /** What the arrow's start is cut off at: the box behind the text, or the text's place with a margin. */
  #inside(ctx: DrawContext, box: Bbox): Inside | null {
    const patch = this.boxPatch(ctx);
    if (patch) {
      const path = patch.displayPath();
      const grow = patch.edgecolor && patch.edgecolor[3] > 0 ? patch.linewidth : 0;
      return ([x, y]) => pathContains(path, x, y, grow);
    }
    if (this.text === '') return null;
    const b = bboxPadded(box, pointsToPixels(ctx, 4) / 2);
    return ([x, y]) => x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1;
  }
}
