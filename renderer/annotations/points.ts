import { PathCode, type PathData } from '../display-list/display-list.ts';

/** A place in pixels. */
export type Point = readonly [number, number];

/** Whether a place lies inside of something. */
export type Inside = (p: Point) => boolean;

/** A piece of a path: the points that follow the last one, alike in kind. */
export interface Segment {
  readonly code: number;
  readonly points: readonly Point[];
}

const { MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY } = PathCode;

/** The vertices of a path as points. */
export function pointsOf(path: PathData): Point[] {
  const out: Point[] = [];
  for (let i = 0; i < path.vertices.length; i += 2) out.push([path.vertices[i], path.vertices[i + 1]]);
  return out;
}

/** A path from its pieces. */
export function pathOf(segments: readonly Segment[]): PathData {
  return {
    vertices: Float64Array.from(segments.flatMap((s) => s.points.flat())),
    codes: Uint8Array.from(segments.flatMap((s) => s.points.map(() => s.code))),
  };
}

/** A path as its pieces. */
export function segmentsOf(path: PathData): Segment[] {
  const points = pointsOf(path);
  const out: Segment[] = [];
  for (let i = 0; i < points.length; ) {
    const code = path.codes === null ? (i === 0 ? MOVETO : LINETO) : path.codes[i];
    const n = code === CURVE3 ? 2 : code === CURVE4 ? 3 : 1;
    out.push({ code, points: points.slice(i, i + n) });
    i += n;
  }
  return out;
}

export const move = (p: Point): Segment => ({ code: MOVETO, points: [p] });
export const line = (p: Point): Segment => ({ code: LINETO, points: [p] });
export const curve = (control: Point, end: Point): Segment => ({ code: CURVE3, points: [control, end] });
export const close = (p: Point): Segment => ({ code: CLOSEPOLY, points: [p] });

/** Inside of a circle. */
export function insideCircle([cx, cy]: Point, r: number): Inside {
  const r2 = r ** 2;
  return ([x, y]) => (x - cx) ** 2 + (y - cy) ** 2 < r2;
}

/** Cosine and sine of the direction from one point to another; zeros when they coincide. */
export function direction([x0, y0]: Point, [x1, y1]: Point): Point {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const d = (dx * dx + dy * dy) ** 0.5;
  return d === 0 ? [0, 0] : [dx / d, dy / d];
}

/** Where two lines, each a point and a direction, meet; null when they are parallel. */
export function intersection([x1, y1]: Point, [cos1, sin1]: Point, [x2, y2]: Point, [cos2, sin2]: Point): Point | null {
  const right1 = sin1 * x1 - cos1 * y1;
  const right2 = sin2 * x2 - cos2 * y2;
  const det = sin1 * -cos2 - -cos1 * sin2;
  if (Math.abs(det) < 1e-12) return null;
  return [(-cos2 / det) * right1 + (cos1 / det) * right2, (-sin2 / det) * right1 + (sin1 / det) * right2];
}

/** The two points beside `p` at a distance: to the right and to the left of a direction. */
export function beside([x, y]: Point, [cos, sin]: Point, distance: number): [Point, Point] {
  if (distance === 0)
    return [
      [x, y],
      [x, y],
    ];
  return [
    [distance * sin + x, distance * -cos + y],
    [distance * -sin + x, distance * cos + y],
  ];
}
