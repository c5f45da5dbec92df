import { PathCode, type PathData } from '../display-list/display-list.ts';
import { type Affine, applyAffine } from './affine.ts';
import type { Bbox } from './bbox.ts';

const { MOVETO, LINETO, CURVE4, CLOSEPOLY } = PathCode;

/** A polyline through [x, y] points. */
export function polyline(points: readonly (readonly [number, number])[]): PathData {
  return { vertices: Float64Array.from(points.flat()), codes: null };
}

/** A closed polygon: the last vertex repeats the first, with CLOSEPOLY. */
export function polygon(points: readonly (readonly [number, number])[]): PathData {
  const n = points.length + 1;
  const vertices = new Float64Array(n * 2);
  points.forEach(([x, y], i) => {
    vertices[2 * i] = x;
    vertices[2 * i + 1] = y;
  });
  vertices[2 * n - 2] = points[0]?.[0] ?? 0;
  vertices[2 * n - 1] = points[0]?.[1] ?? 0;
  return { vertices, codes: closedCodes(n) };
}

/** MOVETO, LINETO…, CLOSEPOLY for `n` vertices. */
export function closedCodes(n: number): Uint8Array {
  const codes = new Uint8Array(n).fill(LINETO);
  codes[0] = MOVETO;
  codes[n - 1] = CLOSEPOLY;
  return codes;
}

export function mapPath(m: Affine, path: PathData): PathData {
  return { vertices: applyAffine(m, path.vertices), codes: path.codes };
}

/** Several paths as one. */
export function joinPaths(paths: readonly PathData[]): PathData {
  const length = paths.reduce((n, p) => n + p.vertices.length, 0);
  const vertices = new Float64Array(length);
  const codes = new Uint8Array(length / 2);
  let at = 0;
  for (const p of paths) {
    vertices.set(p.vertices, at);
    const n = p.vertices.length / 2;
    if (p.codes) codes.set(p.codes, at / 2);
    else {
      codes.fill(LINETO, at / 2, at / 2 + n);
      if (n > 0) codes[at / 2] = MOVETO;
    }
    at += p.vertices.length;
  }
  return { vertices, codes };
}

export const unitRectangle: PathData = polygon([
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]);

export function rectanglePath(b: Bbox): PathData {
  return polygon([
    [b.x0, b.y0],
    [b.x1, b.y0],
    [b.x1, b.y1],
    [b.x0, b.y1],
  ]);
}

// Lancaster's spline circle: eight cubics; the constant is the one that Matplotlib uses.
const magic = 0.2652031;
const half = Math.sqrt(0.5);
const magic45 = half * magic;
const rightHalf = [
  [0, -1],
  [magic, -1],
  [half - magic45, -half - magic45],
  [half, -half],
  [half + magic45, -half + magic45],
  [1, -magic],
  [1, 0],
  [1, magic],
  [half + magic45, half - magic45],
  [half, half],
  [half - magic45, half + magic45],
  [magic, 1],
  [0, 1],
];
const leftHalf = rightHalf.slice(1).map(([x, y]) => [-x, -y]);

function closedCurve(points: readonly (readonly number[])[]): PathData {
  const vertices = Float64Array.from([...points, points[0]].flat());
  const codes = new Uint8Array(points.length + 1).fill(CURVE4);
  codes[0] = MOVETO;
  codes[points.length] = CLOSEPOLY;
  return { vertices, codes };
}

export const unitCircle: PathData = closedCurve([...rightHalf, ...leftHalf]);
export const unitCircleRightHalf: PathData = closedCurve(rightHalf);

/** A regular polygon in the unit circle, its first corner on top. */
export function unitRegularPolygon(corners: number): PathData {
  const points: [number, number][] = [];
  for (let i = 0; i < corners; i++) {
    const theta = ((2 * Math.PI) / corners) * i + Math.PI / 2;
    points.push([Math.cos(theta), Math.sin(theta)]);
  }
  return polygon(points);
}

/** A regular star in the unit circle, its first point on top. */
export function unitRegularStar(corners: number, innerRadius = 0.5): PathData {
  const points: [number, number][] = [];
  for (let i = 0; i < corners * 2; i++) {
    const theta = (Math.PI / corners) * i + Math.PI / 2;
    const r = i % 2 === 1 ? innerRadius : 1;
    points.push([r * Math.cos(theta), r * Math.sin(theta)]);
  }
  return polygon(points);
}

/** Spokes from the centre to the corners of a regular polygon. */
export function unitRegularAsterisk(corners: number): PathData {
  return unitRegularStar(corners, 0);
}

/** The arc of the unit circle between two angles in degrees, counter-clockwise; a wedge goes through the centre. */
export function unitArc(theta1: number, theta2: number, wedge = false): PathData {
  const turns = (theta2 - theta1) / 360;
  const nearest = Math.round(turns);
  const full = nearest !== 0 && Math.abs(turns - nearest) <= 1e-12;
  const eta1 = (theta1 * Math.PI) / 180;
  const eta2 = ((full ? theta1 + 360 : theta2 - 360 * Math.floor(turns)) * Math.PI) / 180;
  const n = Math.max(1, Math.trunc(2 ** Math.ceil((eta2 - eta1) / (Math.PI * 0.5))));
  const step = (eta2 - eta1) / n;
  const t = Math.tan(0.5 * step);
  const alpha = (Math.sin(step) * (Math.sqrt(4 + 3 * t * t) - 1)) / 3;
  const xy: number[] = [];
  const codes: number[] = [];
  const start = [Math.cos(eta1), Math.sin(eta1)];
  if (wedge) {
    xy.push(0, 0, start[0], start[1]);
    codes.push(MOVETO, LINETO);
  } else {
    xy.push(start[0], start[1]);
    codes.push(MOVETO);
  }
  for (let i = 0; i < n; i++) {
    const a = eta1 + step * i;
    const b = i === n - 1 ? eta2 : eta1 + step * (i + 1);
    const [xa, ya, xb, yb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
    xy.push(xa - alpha * ya, ya + alpha * xa, xb + alpha * yb, yb - alpha * xb, xb, yb);
    codes.push(CURVE4, CURVE4, CURVE4);
  }
  if (wedge) {
    xy.push(0, 0, 0, 0);
    codes.push(LINETO, CLOSEPOLY);
  }
  return { vertices: Float64Array.from(xy), codes: Uint8Array.from(codes) };
}
