import { arrowParts } from '../annotations/arrow-styles.ts';
import { type Clearance, connect } from '../annotations/connection-styles.ts';
import type { Inside, Point } from '../annotations/points.ts';
import type { NamedStyle } from '../annotations/style-string.ts';
import { type Bbox, bboxOfPoints, bboxUnion } from '../geometry/bbox.ts';
import { pathExtremes } from '../geometry/path-extremes.ts';
import { displayTransform } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import { Artist, type DrawContext } from './artist.ts';
import { Patch, type PatchOptions } from './patch.ts';

/** Where an arrow goes and how it keeps its distance; pixels, except that shrinking and sizes are points. */
export interface ArrowPlace {
  readonly from: Point;
  readonly to: Point;
  readonly inside: Inside | null;
  readonly shrinkA: number;
  readonly shrinkB: number;
  readonly arrow: NamedStyle;
  readonly size: number;
}

/** An arrow between two places (`FancyArrowPatch`). The place is asked for whenever it is drawn. */
export class FancyArrow extends Artist {
  readonly place: (ctx: DrawContext) => ArrowPlace;
  readonly connection: NamedStyle;
  readonly aspect: number;
  readonly options: PatchOptions;
  readonly rc: RcParams;
  /** Pixels per point; 1 until it is drawn, as in Matplotlib, where layout measures arrows before. */
  #scale = 1;

  constructor(
    place: (ctx: DrawContext) => ArrowPlace,
    connection: NamedStyle,
    aspect: number,
    options: PatchOptions,
    rc: RcParams,
  ) {
    super();
    this.place = place;
    this.connection = connection;
    this.aspect = aspect;
    this.options = { ...options, capstyle: options.capstyle ?? 'round', joinstyle: options.joinstyle ?? 'round' };
    this.rc = rc;
    this.applyOptions(options);
    this.clipOn = false;
  }

  override draw(ctx: DrawContext): void {
    this.#scale = ctx.dpi / 72;
    for (const { path, filled } of this.#parts(ctx)) {
      const facecolor = filled ? this.options.facecolor : null;
      const patch = new Patch(path, () => displayTransform, { ...this.options, facecolor }, this.rc);
      patch.clip = this.clip;
      patch.clipOn = this.clipOn;
      patch.draw(ctx);
    }
  }

  #parts(ctx: DrawContext) {
    const p = this.place(ctx);
    const clear: Clearance = {
      insideA: p.inside,
      insideB: null,
      shrinkA: p.shrinkA * this.#scale,
      shrinkB: p.shrinkB * this.#scale,
    };
    const path = connect(this.connection, p.from, p.to, clear);
    const linewidth = this.options.linewidth ?? this.rc['patch.linewidth'];
    return arrowParts(p.arrow, path, p.size * this.#scale, linewidth * this.#scale, this.aspect);
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    return bboxUnion(this.#parts(ctx).flatMap(({ path }) => bboxOfPoints(pathExtremes(path)) ?? []));
  }
}
