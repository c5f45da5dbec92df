import { type Points, pairsOf } from '../columns/points.ts';
import type { CapStyle, Dash, JoinStyle, PathData, PointStream, Rgba } from '../display-list/display-list.ts';
import { type Bbox, bboxOfPoints, bboxUnion } from '../geometry/bbox.ts';
import { allPoints, displayPoints } from '../geometry/placed-points.ts';
import { displayTransform, type TransformRef, transformPath, transformPoints } from '../geometry/transform.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { LineStyle } from '../rc/rc-types.ts';
import { Artist, type ArtistOptions, type DrawContext, pointsToPixels } from './artist.ts';
import { hatchTile } from './hatch.ts';
import { dashPattern, makeStroke, scaleDash } from './line-style.ts';

/** What the members of a collection look like. Lists repeat: member i takes entry i modulo the length. */
export interface CollectionOptions extends ArtistOptions {
  /** Packed r, g, b, a. Empty: not filled. */
  readonly facecolors?: Float64Array;
  /** Packed r, g, b, a, or `face`. Empty: no outline. */
  readonly edgecolors?: Float64Array | 'face';
  /** Points. */
  readonly linewidths?: readonly number[];
  readonly linestyles?: readonly LineStyle[];
  readonly antialiaseds?: readonly boolean[];
  readonly capstyle?: CapStyle;
  readonly joinstyle?: JoinStyle;
  readonly hatch?: string | null;
  readonly hatchcolor?: Rgba;
  readonly snap?: boolean | null;
}

/** Where the members are and how large. */
export interface CollectionGeometry {
  readonly paths: readonly PathData[];
  /** Maps the paths; display coordinates unless told. */
  readonly transform?: TransformRef;
  /** Factors of the paths, points (`sqrt` of scatter's `s`); null for 1 pixel. */
  readonly scales?: Float64Array | null;
  /** Places; null when the paths are already in place. */
  readonly offsets?: Float64Array | Points | null;
  readonly offsetTransform?: TransformRef;
}

const noColors = new Float64Array(0);

/** Many shapes drawn alike (`PathCollection`, `PolyCollection`, `LineCollection`, …). */
export class PathCollection extends Artist {
  override zorder = 1;
  geometry: CollectionGeometry;
  readonly options: CollectionOptions;
  facecolors: Float64Array;
  edgecolors: Float64Array;
  linewidths: Float64Array;
  /** Points. */
  readonly dashes: readonly (Dash | null)[];
  readonly rc: RcParams;
  /** Into how many pieces a projection bends every straight part. */
  interpolationSteps = 1;
  /** Whether these are areas rather than lines (`PolyCollection`), whose outlines a legend looks for a place beside. */
  areas: boolean;
  /** Whether the shapes have an inside; a legend leaves unfilled markers unfilled. */
  filled = true;

  constructor(geometry: CollectionGeometry, options: CollectionOptions, rc: RcParams) {
    super();
    this.geometry = geometry;
    this.options = options;
    this.rc = rc;
    this.areas = options.facecolors !== undefined;
    this.facecolors = options.facecolors ?? noColors;
    this.edgecolors = options.edgecolors === 'face' ? this.facecolors : (options.edgecolors ?? noColors);
    const widths = options.linewidths ?? [rc['patch.linewidth']];
    const styles = options.linestyles ?? ['-'];
    // Widths and styles repeat together, so that every dash is scaled by its own width.
    const n = widths.length === styles.length ? widths.length : lcm(widths.length, styles.length);
    this.linewidths = new Float64Array(n);
    const dashes: (Dash | null)[] = [];
    for (let i = 0; i < n; i++) {
      this.linewidths[i] = widths[i % widths.length];
      dashes.push(dashPattern(styles[i % styles.length], this.linewidths[i], rc));
    }
    this.dashes = dashes;
    this.applyOptions(options);
  }

  override draw(ctx: DrawContext): void {
    const { geometry } = this;
    if (geometry.paths.length === 0) return;
    const placing = geometry.transform?.();
    const paths = placing
      ? geometry.paths.map((p) => transformPath(placing, p, this.interpolationSteps))
      : geometry.paths;
    const offsets = geometry.offsets
      ? displayPoints((geometry.offsetTransform ?? (() => displayTransform))(), geometry.offsets)
      : null;
    // Without places the one shape is stamped where it is, which rounds its outline differently from drawing it.
    if (this.#canStamp(paths, ctx)) this.#stamp(ctx, paths[0], offsets ?? Float64Array.of(0, 0));
    else this.#drawAll(ctx, paths, offsets && allPoints(offsets));
  }

  /** One shape in one style is rasterized once and stamped, unless it is larger than the canvas. */
  #canStamp(paths: readonly PathData[], ctx: DrawContext): boolean {
    const { facecolors, edgecolors, linewidths, options } = this;
    const scales = this.geometry.scales;
    if (
      paths.length !== 1 ||
      (scales && scales.length > 1) ||
      facecolors.length !== 4 ||
      edgecolors.length !== 4 ||
      linewidths.length !== 1 ||
      this.dashes[0] !== null ||
      (options.antialiaseds?.length ?? 1) !== 1 ||
      options.hatch
    ) {
      return false;
    }
    const box = bboxOfPoints(this.#scaled(ctx, paths[0]).vertices);
    return box !== null && box.x1 - box.x0 < ctx.canvas[0] && box.y1 - box.y0 < ctx.canvas[1];
  }

  #scaled(ctx: DrawContext, path: PathData): PathData {
    const { scales } = this.geometry;
    if (!scales || scales.length === 0) return path;
    const scale = pointsToPixels(ctx, scales[0]);
    return { vertices: path.vertices.map((v) => v * scale), codes: path.codes };
  }

  get #antialiaseds(): readonly boolean[] {
    return this.options.antialiaseds ?? [this.rc['patch.antialiased']];
  }

  #stamp(ctx: DrawContext, path: PathData, positions: Float64Array | PointStream): void {
    const { options } = this;
    const [face, edge] = [colorAt(this.facecolors, 0), colorAt(this.edgecolors, 0)];
    ctx.items.push({
      kind: 'markers',
      marker: this.#scaled(ctx, path),
      fill: face[3] > 0 ? face : null,
      stroke: makeStroke(
        edge,
        this.linewidths[0],
        null,
        ctx.dpi,
        options.capstyle ?? 'butt',
        options.joinstyle ?? 'round',
      ),
      positions,
      clip: this.currentClip(),
      antialiased: this.#antialiaseds[0],
      snap: options.snap ?? null,
      gid: this.gid,
    });
  }

  #drawAll(ctx: DrawContext, paths: readonly PathData[], offsets: Float64Array | null): void {
    const { options } = this;
    const pixels = ctx.dpi / 72;
    const { scales } = this.geometry;
    const transforms = scales ? new Float64Array(scales.length * 6) : null;
    if (scales && transforms) {
      for (let i = 0; i < scales.length; i++) {
        transforms[6 * i] = scales[i] * pixels;
        transforms[6 * i + 3] = scales[i] * pixels;
      }
    }
    const hatchColor = options.hatchcolor ?? (this.edgecolors.length > 0 ? colorAt(this.edgecolors, 0) : undefined);
    ctx.items.push({
      kind: 'collection',
      paths,
      transforms,
      offsets,
      fills: this.facecolors,
      strokes: this.edgecolors,
      widths: this.linewidths.map((w) => w * pixels),
      dashes: this.dashes.map((d) => scaleDash(d, pixels)),
      antialiaseds: this.#antialiaseds,
      cap: options.capstyle ?? 'butt',
      join: options.joinstyle ?? 'round',
      hatch:
        options.hatch && hatchColor
          ? hatchTile(options.hatch, hatchColor, this.rc['hatch.linewidth'], ctx.dpi)
          : undefined,
      clip: this.currentClip(),
      antialiased: this.#antialiaseds[0],
      snap: options.snap ?? null,
      gid: this.gid,
    });
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    const { geometry } = this;
    const paths = geometry.transform
      ? geometry.paths.map((p) => transformPath((geometry.transform as TransformRef)(), p))
      : geometry.paths;
    const boxes = paths.flatMap((p) => bboxOfPoints(this.#scaled(ctx, p).vertices) ?? []);
    if (!geometry.offsets) return bboxUnion(boxes);
    const places = bboxOfPoints(
      transformPoints((geometry.offsetTransform ?? (() => displayTransform))(), pairsOf(geometry.offsets)),
    );
    const shape = bboxUnion(boxes);
    if (!places || !shape) return places;
    return { x0: places.x0 + shape.x0, y0: places.y0 + shape.y0, x1: places.x1 + shape.x1, y1: places.y1 + shape.y1 };
  }
}

function colorAt(colors: Float64Array, i: number): Rgba {
  return [colors[4 * i], colors[4 * i + 1], colors[4 * i + 2], colors[4 * i + 3]];
}

function lcm(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a * b) / x;
}
