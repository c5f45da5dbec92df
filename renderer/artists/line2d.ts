import { Points } from '../columns/points.ts';
import type { CapStyle, Dash, JoinStyle, PathData, PointStream, Rgba } from '../display-list/display-list.ts';
import { type Bbox, bboxOfPoints, bboxPadded } from '../geometry/bbox.ts';
import {
  type FillStyle,
  isNoMarker,
  type MarkerName,
  type MarkerShape,
  markerPath,
  markerShape,
} from '../geometry/markers.ts';
import { allPoints, displayPoints, isStream } from '../geometry/placed-points.ts';
import { type Transform, type TransformRef, transformPath, transformPoints } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { LineStyle } from '../rc/rc-types.ts';
import { Artist, type ArtistOptions, type DrawContext, pointsToPixels } from './artist.ts';
import { type DrawStyle, stepPath } from './draw-style.ts';
import { dashPattern, lineStyleKind, makeStroke } from './line-style.ts';
import { type MarkEvery, pickMarked } from './mark-every.ts';

export interface LineOptions extends ArtistOptions {
  readonly color: Rgba;
  /** Points; rcParam `lines.linewidth`. */
  readonly linewidth?: number;
  readonly linestyle?: LineStyle;
  readonly drawstyle?: DrawStyle;
  readonly gapcolor?: Rgba | null;
  readonly marker?: MarkerName | MarkerShape;
  readonly markersize?: number;
  readonly markeredgewidth?: number;
  readonly markeredgecolor?: Rgba;
  readonly markerfacecolor?: Rgba;
  readonly markerfacecoloralt?: Rgba;
  readonly fillstyle?: FillStyle;
  readonly markevery?: MarkEvery;
  readonly antialiased?: boolean;
  readonly dash_capstyle?: CapStyle;
  readonly solid_capstyle?: CapStyle;
  readonly dash_joinstyle?: JoinStyle;
  readonly solid_joinstyle?: JoinStyle;
  /** Dash sequence in points, unscaled: takes the place of `linestyle`. */
  readonly dashes?: readonly number[];
  readonly snap?: boolean | null;
}

/** A polyline with markers (`Line2D`), in the coordinates of `transform`. */
export class Line2D extends Artist {
  override zorder = 2;
  points: Points;
  transform: TransformRef;
  /** Into how many pieces a projection bends every straight part. */
  interpolationSteps = 1;
  readonly color: Rgba;
  readonly linewidth: number;
  readonly linestyle: LineStyle;
  readonly drawstyle: DrawStyle;
  readonly marker: MarkerShape | null;
  readonly markersize: number;
  readonly markeredgewidth: number;
  readonly markeredgecolor: Rgba;
  readonly markerfacecolor: Rgba;
  readonly options: LineOptions;
  readonly dash: Dash | null;
  readonly rc: RcParams;
  readonly #filled: boolean;

  /** @param points or pairs x0, y0, x1, y1, …; NaN is a gap */
  constructor(points: Points | Float64Array, transform: TransformRef, options: LineOptions, rc: RcParams) {
    super();
    this.points = points instanceof Points ? points : Points.paired(points);
    this.transform = transform;
    this.options = options;
    this.rc = rc;
    this.color = options.color;
    this.linewidth = options.linewidth ?? rc['lines.linewidth'];
    this.linestyle = options.linestyle ?? rc['lines.linestyle'];
    this.drawstyle = options.drawstyle ?? 'default';
    const marker = options.marker ?? rc['lines.marker'];
    const fillstyle = options.fillstyle ?? (rc['markers.fillstyle'] as FillStyle);
    this.marker = typeof marker === 'object' ? marker : isNoMarker(marker) ? null : markerShape(marker, fillstyle);
    this.#filled = fillstyle !== 'none';
    this.markersize = options.markersize ?? rc['lines.markersize'];
    this.markeredgewidth = options.markeredgewidth ?? rc['lines.markeredgewidth'];
    this.markeredgecolor = options.markeredgecolor ?? options.color;
    this.markerfacecolor = options.markerfacecolor ?? options.color;
    this.dash = options.dashes
      ? dashPattern([0, options.dashes], this.linewidth, rc)
      : dashPattern(this.linestyle, this.linewidth, rc);
    this.applyOptions(options);
  }

  /** x0, y0, x1, y1, …; NaN is a gap. */
  get xy(): Float64Array {
    return this.points.pairs;
  }

  set xy(pairs: Float64Array) {
    this.points = Points.paired(pairs);
  }

  get hasLine(): boolean {
    return lineStyleKind(this.linestyle) !== 'none' && this.linewidth > 0;
  }

  /** The line as drawn, in its own coordinates. */
  path(): PathData {
    return this.drawstyle === 'default' ? { vertices: this.xy, codes: null } : stepPath(this.xy, this.drawstyle);
  }

  override draw(ctx: DrawContext): void {
    if (this.points.length === 0) return;
    const transform = this.transform();
    if (this.hasLine && this.color[3] > 0) this.#drawLine(ctx, this.#placed(transform));
    if (this.marker && this.markersize > 0) {
      const { markevery } = this.options;
      const all = displayPoints(transform, this.points);
      this.#drawMarkers(ctx, markevery == null ? all : pickMarked(allPoints(all), markevery, this.currentClip()));
    }
  }

  #placed(transform: Transform): PathData | PointStream {
    const bends = transform.warpPath !== undefined && this.interpolationSteps > 1;
    if (this.drawstyle !== 'default' || bends) return transformPath(transform, this.path(), this.interpolationSteps);
    const points = displayPoints(transform, this.points);
    return points instanceof Float64Array ? { vertices: points, codes: null } : points;
  }

  #drawLine(ctx: DrawContext, path: PathData | PointStream): void {
    const { options } = this;
    const rc = this.rc;
    const dashed = this.dash !== null;
    const cap = dashed
      ? (options.dash_capstyle ?? rc['lines.dash_capstyle'])
      : (options.solid_capstyle ?? rc['lines.solid_capstyle']);
    const join = dashed
      ? (options.dash_joinstyle ?? rc['lines.dash_joinstyle'])
      : (options.solid_joinstyle ?? rc['lines.solid_joinstyle']);
    const common = {
      kind: 'path' as const,
      path,
      fill: null,
      clip: this.currentClip(),
      antialiased: options.antialiased ?? rc['lines.antialiased'],
      snap: options.snap ?? null,
      simplify: simplifyThreshold(path, rc),
      sketch: rc['path.sketch'] ?? undefined,
      gid: this.gid,
    };
    if (dashed && this.dash && options.gapcolor) {
      const gaps = inverseDash(this.dash);
      ctx.items.push({ ...common, stroke: makeStroke(options.gapcolor, this.linewidth, gaps, ctx.dpi, cap, join) });
    }
    ctx.items.push({ ...common, stroke: makeStroke(this.color, this.linewidth, this.dash, ctx.dpi, cap, join) });
  }

  #drawMarkers(ctx: DrawContext, positions: Float64Array | PointStream): void {
    const { marker, options } = this;
    if (!marker) return;
    const size = pointsToPixels(ctx, this.markersize);
    const stroke = marker.pixel
      ? null
      : makeStroke(this.markeredgecolor, this.markeredgewidth, null, ctx.dpi, 'butt', marker.join);
    const common = {
      kind: 'markers' as const,
      stroke,
      positions,
      clip: this.currentClip(),
      antialiased: options.antialiased ?? this.rc['lines.antialiased'],
      snap: marker.snapThreshold === null ? null : size >= marker.snapThreshold,
      gid: this.gid,
    };
    ctx.items.push({
      ...common,
      marker: markerPath(marker, size),
      // Markers that count as unfilled are filled too: most have no area, but carets have.
      fill: this.#filled && this.markerfacecolor[3] > 0 ? this.markerfacecolor : null,
    });
    const alt = options.markerfacecoloralt;
    if (marker.alt) {
      ctx.items.push({
        ...common,
        marker: markerPath(marker, size, 'alt'),
        fill: alt && alt[3] > 0 ? alt : null,
      });
    }
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    const box = bboxOfPoints(transformPoints(this.transform(), this.xy));
    if (!box) return null;
    const pad = this.marker ? pointsToPixels(ctx, this.markersize) * 0.5 : 0;
    return bboxPadded(box, Math.max(pad, 0));
  }
}

/** Matplotlib simplifies unfilled polylines of 128 vertices and more. */
export function simplifyThreshold(path: PathData | PointStream, rc: RcParams): number {
  const count = isStream(path) ? path.length : path.vertices.length / 2;
  const plain = isStream(path) || path.codes === null || path.codes.every((c) => c <= 2);
  return rc['path.simplify'] && count >= 128 && plain ? rc['path.simplify_threshold'] : 0;
}

/** The gaps of a dash pattern as dashes of their own. */
function inverseDash({ offset, pattern }: Dash): Dash {
  const last = pattern[pattern.length - 1];
  return { offset: offset + last, pattern: [last, ...pattern.slice(0, -1)] };
}
