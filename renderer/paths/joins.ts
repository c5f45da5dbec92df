import type { CapStyle, JoinStyle } from '../display-list/display-list.ts';
import type { EdgeSink } from './edge-sink.ts';

const innerMiterLimit = 1.01;
const parallel = 1e-30;
/** Corners that turn by less than this (as a cross product) have no inner side. */
const straight = 1e-14;

/**
 * The corners and ends of a stroke as Agg's `math_stroke` makes them: round shapes in steps that stay within 1/8 pixel of the
 * circle, inner corners cut at a mitre limited by the shorter neighbour, mitres beyond the limit turned into bevels.
 * Vertices go to `sink`; the first one of an outline is a move.
 */
export class StrokeCorners {
  sink: EdgeSink;
  private half = 0.5;
  private miterLimit = 4;
  /** Between the vertices of a round corner, and its cosine. */
  private step = 0;
  private stepCos = 0;
  private cap: CapStyle = 'butt';
  private join: JoinStyle = 'round';
  private first = true;
  // Result of the last `intersect`.
  private ix = 0;
  private iy = 0;

  constructor(sink: EdgeSink) {
    this.sink = sink;
  }

  /** @param width pixels @param miterLimit in half widths */
  configure(width: number, cap: CapStyle, join: JoinStyle, miterLimit: number): void {
    this.half = width * 0.5;
    this.cap = cap;
    this.join = join;
    this.miterLimit = miterLimit;
    this.step = Math.acos(this.half / (this.half + 0.125)) * 2;
    this.stepCos = Math.cos(this.step);
  }

  /** The next vertex starts a new outline. */
  begin(): void {
    this.first = true;
  }

  private emit(x: number, y: number): void {
    if (this.first) {
      this.first = false;
      this.sink.moveTo(x, y);
    } else {
      this.sink.lineTo(x, y);
    }
  }

  /** The end of a line at (x0, y0) that goes on to (x1, y1). */
  addCap(x0: number, y0: number, x1: number, y1: number, length: number): void {
    const w = this.half;
    const dx1 = ((y1 - y0) / length) * w;
    const dy1 = ((x1 - x0) / length) * w;
    if (this.cap !== 'round') {
      const dx2 = this.cap === 'projecting' ? dy1 : 0;
      const dy2 = this.cap === 'projecting' ? dx1 : 0;
      this.emit(x0 - dx1 - dx2, y0 + dy1 - dy2);
      this.emit(x0 + dx1 - dx2, y0 - dy1 - dy2);
      return;
    }
    const steps = Math.trunc(Math.PI / (Math.acos(w / (w + 0.125)) * 2));
    const da = Math.PI / (steps + 1);
    this.emit(x0 - dx1, y0 + dy1);
    let a = Math.atan2(dy1, -dx1) + da;
    for (let i = 0; i < steps; i++) {
      this.emit(x0 + Math.cos(a) * w, y0 + Math.sin(a) * w);
      a += da;
    }
    this.emit(x0 + dx1, y0 - dy1);
  }

  /** The corner at (x1, y1) between (x0, y0) and (x2, y2), on the side the outline runs. */
  addJoin(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    length1: number,
    length2: number,
  ): void {
    const w = this.half;
    const dx1 = (w * (y1 - y0)) / length1;
    const dy1 = (w * (x1 - x0)) / length1;
    const dx2 = (w * (y2 - y1)) / length2;
    const dy2 = (w * (x2 - x1)) / length2;
    const turn = (x2 - x1) * (y1 - y0) - (y2 - y1) * (x1 - x0);
    if (Math.abs(turn) > straight && turn > 0 === w > 0) {
      const limit = Math.max(Math.min(length1, length2) / w, innerMiterLimit);
      this.miter(x0, y0, x1, y1, x2, y2, dx1, dy1, dx2, dy2, limit);
      return;
    }
    if (this.join === 'miter') {
      this.miter(x0, y0, x1, y1, x2, y2, dx1, dy1, dx2, dy2, this.miterLimit);
      return;
    }
    // Nearly straight on: a single point where the two offset lines meet looks the same as the full corner.
    const mx = (dx1 + dx2) / 2;
    const my = (dy1 + dy2) / 2;
    if (w - Math.sqrt(mx * mx + my * my) < w / 1024) {
      if (this.intersect(x0 + dx1, y0 - dy1, x1 + dx1, y1 - dy1, x1 + dx2, y1 - dy2, x2 + dx2, y2 - dy2)) {
        this.emit(this.ix, this.iy);
      } else {
        this.emit(x1 + dx1, y1 - dy1);
      }
    } else if (this.join === 'round') {
      this.arc(x1, y1, dx1, -dy1, dx2, -dy2);
    } else {
      this.emit(x1 + dx1, y1 - dy1);
      this.emit(x1 + dx2, y1 - dy2);
    }
  }

  private arc(x: number, y: number, dx1: number, dy1: number, dx2: number, dy2: number): void {
    const w = this.half;
    const { step } = this;
    this.emit(x + dx1, y + dy1);
    // Less than a step, in the direction in which the corner is rounded, by a margin that no rounding eats up: no vertices between.
    const square = w * w;
    if (dx1 * dx2 + dy1 * dy2 > square * (this.stepCos + 1e-9) && dx1 * dy2 - dy1 * dx2 > 1e-9 * square) {
      this.emit(x + dx2, y + dy2);
      return;
    }
    let a1 = Math.atan2(dy1, dx1);
    let a2 = Math.atan2(dy2, dx2);
    if (a1 > a2) a2 += 2 * Math.PI;
    const steps = Math.trunc((a2 - a1) / step);
    const da = (a2 - a1) / (steps + 1);
    a1 += da;
    for (let i = 0; i < steps; i++) {
      this.emit(x + Math.cos(a1) * w, y + Math.sin(a1) * w);
      a1 += da;
    }
    this.emit(x + dx2, y + dy2);
  }

  private miter(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    dx1: number,
    dy1: number,
    dx2: number,
    dy2: number,
    limit: number,
  ): void {
    if (this.intersect(x0 + dx1, y0 - dy1, x1 + dx1, y1 - dy1, x1 + dx2, y1 - dy2, x2 + dx2, y2 - dy2)) {
      const ex = this.ix - x1;
      const ey = this.iy - y1;
      if (Math.sqrt(ex * ex + ey * ey) <= this.half * limit) {
        this.emit(this.ix, this.iy);
        return;
      }
    } else {
      // The three points lie on one line: straight on needs one point, a turn back needs both.
      const px = x1 + dx1;
      const py = y1 - dy1;
      const before = (px - x1) * (y1 - y0) - (py - y1) * (x1 - x0) < 0;
      const after = (px - x2) * (y2 - y1) - (py - y2) * (x2 - x1) < 0;
      if (before === after) {
        this.emit(px, py);
        return;
      }
    }
    this.emit(x1 + dx1, y1 - dy1);
    this.emit(x1 + dx2, y1 - dy2);
  }

  private intersect(
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cx: number,
    cy: number,
    dx: number,
    dy: number,
  ): boolean {
    const num = (ay - cy) * (dx - cx) - (ax - cx) * (dy - cy);
    const den = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
    if (Math.abs(den) < parallel) return false;
    const r = num / den;
    this.ix = ax + r * (bx - ax);
    this.iy = ay + r * (by - ay);
    return true;
  }
}
