import { chunk } from '../columns/numbers.ts';
import type { PathData, PointStream } from '../display-list/display-list.ts';
import { allPoints, isStream } from '../geometry/placed-points.ts';
import { PathClipper } from './clip-path.ts';
import { flattenCurves, hasCurves } from './curves.ts';
import { loadPath, loadPolyline, type Placement } from './load-path.ts';
import { hasGaps, removeNan } from './remove-nan.ts';
import { Simplifier } from './simplify.ts';
import { simplifyColumns } from './simplify-columns.ts';
import { sketchPath } from './sketch.ts';
import { shouldSnap, snapLimit, snapVertices } from './snap.ts';
import { VertexBuffer } from './vertex-buffer.ts';

/** Buffers that grew beyond this many vertices are given back after use. */
const keep = 1 << 16;

/** What becomes of a path before it is filled or stroked. */
export interface PathOptions {
  /** Where the path goes: device pixels, y downwards. */
  readonly placement: Placement;
  /** Width and height of the canvas when lines outside of it are cut off (unfilled, unhatched paths), else null. */
  readonly clip: readonly [number, number] | null;
  readonly snap: boolean | null;
  /** Line width in pixels that decides between pixel edges and centres. */
  readonly snapWidth: number;
  /** Threshold in pixels, 0 for no simplification. */
  readonly simplify: number;
  readonly sketch: readonly [number, number, number] | null;
}

/**
 * The way of a path from the display list to flat vertices, in Matplotlib's order: place, leave out gaps, clip,
 * snap, simplify, flatten curves, sketch. The result is valid until the next call.
 */
export class PathPipeline {
  private a = new VertexBuffer();
  private b = new VertexBuffer();
  private readonly scratch = new VertexBuffer();
  private snapped = false;

  /** Whether the last path was aligned to pixels. */
  get didSnap(): boolean {
    return this.snapped;
  }

  prepare(path: PathData | PointStream, options: PathOptions): VertexBuffer {
    this.a.trim(keep);
    this.b.trim(keep);
    this.scratch.trim(keep);
    const stream = isStream(path) ? path : path.codes === null ? new Pairs(path.vertices) : null;
    if (stream !== null && options.simplify > 0 && options.clip !== null && stream.length > snapLimit) {
      this.streamPolyline(stream, options, options.clip);
    } else {
      const whole = isStream(path) ? { vertices: allPoints(path), codes: null } : path;
      this.prepareWhole(whole, options, whole.vertices.length >> 1);
    }
    if (hasCurves(this.a)) {
      flattenCurves(this.a, this.b);
      this.swap();
    }
    if (options.sketch !== null && options.sketch[0] !== 0) {
      sketchPath(this.a, this.b, options.sketch, this.scratch);
      this.swap();
    }
    return this.a;
  }

  private prepareWhole(path: PathData, options: PathOptions, total: number): void {
    if (path.codes === null) {
      loadPolyline(path.vertices, 0, total, options.placement, false, this.a);
    } else {
      loadPath(path, options.placement, this.a);
      if (hasGaps(this.a)) {
        removeNan(this.a, this.b);
        this.swap();
      }
    }
    if (options.clip !== null) {
      const clipper = new PathClipper(options.clip[0], options.clip[1]);
      this.b.clear();
      clipper.consume(this.a, this.b);
      clipper.finish(this.b);
      this.swap();
    }
    this.snapped = shouldSnap(this.a, options.snap, total);
    if (this.snapped) snapVertices(this.a, options.snapWidth);
    if (options.simplify > 0) {
      const simplifier = new Simplifier(options.simplify);
      this.b.clear();
      simplifier.consume(this.a, this.b);
      simplifier.finish(this.b);
      this.swap();
    }
  }

  /** The same for a long polyline, chunk by chunk, so that no stage copies the whole line. */
  private streamPolyline(stream: PointStream, options: PathOptions, clip: readonly [number, number]): void {
    this.snapped = options.snap === true;
    const simplifier = new Simplifier(options.simplify);
    this.b.clear();
    if (this.snapped || !simplifyColumns(stream, options.placement, clip, simplifier, this.b)) {
      this.simplifyPieces(stream, options, clip, simplifier);
    }
    simplifier.finish(this.b);
    this.swap();
  }

  private simplifyPieces(
    stream: PointStream,
    options: PathOptions,
    clip: readonly [number, number],
    simplifier: Simplifier,
  ): void {
    const clipper = new PathClipper(clip[0], clip[1]);
    const { a, b, scratch } = this;
    const snap = (): void => {
      if (this.snapped) snapVertices(scratch, options.snapWidth);
    };
    let down = false;
    for (let from = 0; from < stream.length; from += chunk) {
      const count = Math.min(chunk, stream.length - from);
      stream.read(from, from + count, xy);
      down = loadPolyline(xy, 0, count, options.placement, down, a);
      scratch.clear();
      clipper.consume(a, scratch);
      snap();
      simplifier.consume(scratch, b);
    }
    scratch.clear();
    clipper.finish(scratch);
    snap();
    simplifier.consume(scratch, b);
  }

  private swap(): void {
    const t = this.a;
    this.a = this.b;
    this.b = t;
  }
}

const xy = new Float64Array(2 * chunk);

/** Pairs that lie in memory as a stream. */
class Pairs implements PointStream {
  readonly linear = null;
  readonly length: number;
  readonly #vertices: Float64Array;

  constructor(vertices: Float64Array) {
    this.length = vertices.length >> 1;
    this.#vertices = vertices;
  }

  read(from: number, to: number, into: Float64Array): void {
    into.set(this.#vertices.subarray(2 * from, 2 * to));
  }
}
