import { type Affine, scaleTranslate } from './affine.ts';

/** An axis-parallel box by two corners; x0 > x1 is allowed (inverted limits), as in Matplotlib's `Bbox`. */
export interface Bbox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function bboxFromBounds(x: number, y: number, width: number, height: number): Bbox {
  return { x0: x, y0: y, x1: x + width, y1: y + height };
}

/** The smallest box around all boxes, or null when there is none. */
export function bboxUnion(boxes: Iterable<Bbox>): Bbox | null {
  let out: Bbox | null = null;
  for (const b of boxes) {
    const x0 = Math.min(b.x0, b.x1);
    const x1 = Math.max(b.x0, b.x1);
    const y0 = Math.min(b.y0, b.y1);
    const y1 = Math.max(b.y0, b.y1);
    out = out
      ? { x0: Math.min(out.x0, x0), y0: Math.min(out.y0, y0), x1: Math.max(out.x1, x1), y1: Math.max(out.y1, y1) }
      : { x0, y0, x1, y1 };
  }
  return out;
}

/** The common part of two boxes, or null when they do not touch. */
export function bboxIntersection(p: Bbox, q: Bbox): Bbox | null {
  const x0 = Math.max(Math.min(p.x0, p.x1), Math.min(q.x0, q.x1));
  const x1 = Math.min(Math.max(p.x0, p.x1), Math.max(q.x0, q.x1));
  const y0 = Math.max(Math.min(p.y0, p.y1), Math.min(q.y0, q.y1));
  const y1 = Math.min(Math.max(p.y0, p.y1), Math.max(q.y0, q.y1));
  return x0 <= x1 && y0 <= y1 ? { x0, y0, x1, y1 } : null;
}

/** The box grown by `pad` on every side. */
export function bboxPadded(b: Bbox, padX: number, padY: number = padX): Bbox {
  return { x0: b.x0 - padX, y0: b.y0 - padY, x1: b.x1 + padX, y1: b.y1 + padY };
}

/** Whether two boxes overlap (touching counts), inverted ones too. */
export function bboxOverlaps(p: Bbox, q: Bbox): boolean {
  return bboxIntersection(p, q) !== null;
}

/** Unit square → box (`BboxTransformTo`). */
export function unitTo(b: Bbox): Affine {
  return scaleTranslate(b.x1 - b.x0, b.y1 - b.y0, b.x0, b.y0);
}

/** Box → unit square (`BboxTransformFrom`). */
export function toUnit(b: Bbox): Affine {
  const sx = 1 / (b.x1 - b.x0);
  const sy = 1 / (b.y1 - b.y0);
  return scaleTranslate(sx, sy, -b.x0 * sx, -b.y0 * sy);
}

/** The box around the pairs x0, y0, x1, y1, … that are finite; null when there is none. */
export function bboxOfPoints(xy: Float64Array): Bbox | null {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i];
    const y = xy[i + 1];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return x0 <= x1 ? { x0, y0, x1, y1 } : null;
}

/** Smallest and largest x, then y, of points in two columns; gaps do not count. */
export function extentOf(x: Float64Array, y: Float64Array): [number, number, number, number] {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    if (x[i] < x0) x0 = x[i];
    if (x[i] > x1) x1 = x[i];
    if (y[i] < y0) y0 = y[i];
    if (y[i] > y1) y1 = y[i];
  }
  return [x0, x1, y0, y1];
}
