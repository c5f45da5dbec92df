import { PathCode, type PathData } from '../display-list/display-list.ts';

const { CURVE3, CURVE4, CLOSEPOLY } = PathCode;

/** The points that bound a path: its vertices, and where its curves turn back (not their control points). Pairs x0, y0, …. */
export function pathExtremes(path: PathData): Float64Array {
  const { vertices, codes } = path;
  if (codes === null) return vertices;
  // The vertex of a CLOSEPOLY is not looked at; most paths have one, at their end.
  const closed = codes[codes.length - 1] === CLOSEPOLY;
  if (isPlain(codes)) return closed ? vertices.subarray(0, vertices.length - 2) : vertices;
  const out: number[] = [];
  for (let i = 0; i < codes.length; ) {
    const code = codes[i];
    const n = code === CURVE3 ? 2 : code === CURVE4 ? 3 : 1;
    const end = 2 * (i + n);
    if (n > 1 && i > 0) bends(vertices.subarray(2 * i - 2, end), out);
    if (code !== CLOSEPOLY) out.push(vertices[end - 2], vertices[end - 1]);
    i += n;
  }
  return Float64Array.from(out);
}

/** Whether there are neither curves nor a CLOSEPOLY before the end. */
function isPlain(codes: Uint8Array): boolean {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === CURVE3 || code === CURVE4 || (code === CLOSEPOLY && i < codes.length - 1)) return false;
  }
  return true;
}

/** Where a curve with these control points is furthest in one direction. */
function bends(p: Float64Array, out: number[]): void {
  for (const d of [0, 1]) {
    const v = Array.from({ length: p.length / 2 }, (_, i) => p[2 * i + d]);
    const roots = v.length === 3 ? [(v[0] - v[1]) / (v[0] - 2 * v[1] + v[2])] : cubicTurns(v);
    for (const t of roots) if (t > 0 && t < 1) out.push(at(p, 0, t), at(p, 1, t));
  }
}

function cubicTurns([v0, v1, v2, v3]: readonly number[]): number[] {
  const a = -v0 + 3 * v1 - 3 * v2 + v3;
  const b = 2 * (v0 - 2 * v1 + v2);
  const c = v1 - v0;
  if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b];
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b + root) / (2 * a), (-b - root) / (2 * a)];
}

function at(p: Float64Array, d: number, t: number): number {
  const s = 1 - t;
  if (p.length === 6) return s * s * p[d] + 2 * s * t * p[2 + d] + t * t * p[4 + d];
  return s * s * s * p[d] + 3 * s * s * t * p[2 + d] + 3 * s * t * t * p[4 + d] + t * t * t * p[6 + d];
}
