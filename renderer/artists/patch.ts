import type { CapStyle, Dash, Hatch, JoinStyle, PathData, Rgba } from '../display-list/display-list.ts';
import { type Affine, compose, identity } from '../geometry/affine.ts';
import { type Bbox, bboxOfPoints, unitTo } from '../geometry/bbox.ts';
import { pathExtremes } from '../geometry/path-extremes.ts';
import { closedCodes, mapPath, unitRectangle } from '../geometry/shapes.ts';
import { type TransformRef, transformPath } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { LineStyle } from '../rc/rc-types.ts';
import { Artist, type ArtistOptions, type DrawContext } from './artist.ts';
import { hatchTile } from './hatch.ts';
import { dashPattern, lineStyleKind, makeStroke } from './line-style.ts';
import { simplifyThreshold } from './line2d.ts';

export interface PatchOptions extends ArtistOptions {
  readonly facecolor?: Rgba | null;
  readonly edgecolor?: Rgba | null;
  /** Points; rcParam `patch.linewidth`. */
  readonly linewidth?: number;
  readonly linestyle?: LineStyle;
  readonly antialiased?: boolean;
  readonly hatch?: string | null;
  readonly hatchcolor?: Rgba;
  readonly hatch_linewidth?: number;
  readonly capstyle?: CapStyle;
  readonly joinstyle?: JoinStyle;
  readonly snap?: boolean | null;
}

/** A filled and outlined shape (`Patch`): a path in its own coordinates, an affine into those of `transform`, and a style. */
export class Patch extends Artist {
  override zorder = 1;
  path: PathData;
  patchAffine: Affine;
  transform: TransformRef;
  /** Into how many pieces a projection bends the straight lines of the outline. */
  interpolationSteps = 1;
  readonly facecolor: Rgba | null;
  readonly edgecolor: Rgba | null;
  readonly linewidth: number;
  readonly linestyle: LineStyle;
  readonly dash: Dash | null;
  readonly options: PatchOptions;
  readonly rc: RcParams;

  constructor(path: PathData, transform: TransformRef, options: PatchOptions, rc: RcParams, patchAffine = identity) {
    super();
    this.path = path;
    this.patchAffine = patchAffine;
    this.transform = transform;
    this.options = options;
    this.rc = rc;
    this.facecolor = options.facecolor ?? null;
    this.edgecolor = options.edgecolor ?? null;
    this.linewidth = options.linewidth ?? rc['patch.linewidth'];
    this.linestyle = options.linestyle ?? '-';
    this.dash = dashPattern(this.linestyle, this.linewidth, rc);
    this.applyOptions(options);
  }

  /** The shape in display coordinates. */
  displayPath(): PathData {
    const t = this.transform();
    // One product of the matrices, as Matplotlib has it: two roundings fewer than mapping twice.
    if (!t.warp) return mapPath(compose(this.patchAffine, t.affine), this.path);
    return transformPath(t, mapPath(this.patchAffine, this.path), this.interpolationSteps);
  }

  /** The shape in the coordinates of `transform`, for data limits. */
  dataPath(): PathData {
    return mapPath(this.patchAffine, this.path);
  }

  override draw(ctx: DrawContext): void {
    const path = this.displayPath();
    if (path.vertices.length === 0) return;
    const { options } = this;
    const fill = this.facecolor && this.facecolor[3] > 0 ? this.facecolor : null;
    const stroke =
      this.edgecolor && lineStyleKind(this.linestyle) !== 'none'
        ? makeStroke(
            this.edgecolor,
            this.linewidth,
            this.dash,
            ctx.dpi,
            options.capstyle ?? 'butt',
            options.joinstyle ?? 'miter',
          )
        : null;
    const hatch = this.hatch(ctx);
    if (!fill && !stroke && !hatch) return;
    ctx.items.push({
      kind: 'path',
      path,
      fill,
      stroke,
      hatch,
      clip: this.currentClip(),
      antialiased: options.antialiased ?? this.rc['patch.antialiased'],
      snap: options.snap ?? null,
      simplify: fill || hatch ? 0 : simplifyThreshold(path, this.rc),
      sketch: this.rc['path.sketch'] ?? undefined,
      gid: this.gid,
    });
  }

  protected hatch(ctx: DrawContext): Hatch | undefined {
    const { hatch, hatchcolor, hatch_linewidth } = this.options;
    if (!hatch || !hatchcolor) return undefined;
    return hatchTile(hatch, hatchcolor, hatch_linewidth ?? this.rc['hatch.linewidth'], ctx.dpi);
  }

  override windowExtent(_ctx: DrawContext): Bbox | null {
    return bboxOfPoints(pathExtremes(this.displayPath()));
  }
}

/** A rectangle from (x, y) with a width and a height, which may be negative. */
export class Rectangle extends Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;

  constructor(
    x: number,
    y: number,
    width: number,
    height: number,
    transform: TransformRef,
    options: PatchOptions,
    rc: RcParams,
  ) {
    super(unitRectangle, transform, options, rc, unitTo({ x0: x, y0: y, x1: x + width, y1: y + height }));
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    this.interpolationSteps = 100;
  }
}

/** A closed (or open) polygon through the pairs x0, y0, x1, y1, …. */
export function polygonPath(xy: Float64Array, closed = true): PathData {
  const n = xy.length / 2;
  if (!closed || n === 0) return { vertices: xy, codes: null };
  const ends = n > 1 && xy[0] === xy[2 * n - 2] && xy[1] === xy[2 * n - 1];
  if (ends) return { vertices: xy, codes: closedCodes(n) };
  const vertices = new Float64Array(xy.length + 2);
  vertices.set(xy);
  vertices[xy.length] = xy[0];
  vertices[xy.length + 1] = xy[1];
  return { vertices, codes: closedCodes(n + 1) };
}
