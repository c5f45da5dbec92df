import { delaunay } from './delaunay.ts';

/** Points joined to triangles. */
export interface Triangulation {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Corner indices, counter-clockwise. */
  readonly corners: Int32Array;
  /** Per side (from one corner to the next) the triangle beyond it; −1 at a border. */
  readonly neighbors: Int32Array;
}

/** Delaunay triangles. Null when there are none, because all points lie on one line. */
export function triangulate(x: Float64Array, y: Float64Array): Triangulation | null {
  const found = delaunay(x, y);
  if (!found) return null;
  const neighbors = found.twins.map((h) => (h < 0 ? -1 : Math.trunc(h / 3)));
  return { x, y, corners: found.corners, neighbors };
}

/** Given triangles, turned counter-clockwise. */
export function givenTriangles(x: Float64Array, y: Float64Array, given: Int32Array): Triangulation {
  const corners = given.slice();
  for (let t = 0; t < corners.length; t += 3) {
    const [a, b, c] = [corners[t], corners[t + 1], corners[t + 2]];
    if ((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]) >= 0) continue;
    corners[t + 1] = c;
    corners[t + 2] = b;
  }
  const neighbors = new Int32Array(corners.length).fill(-1);
  const open = new Map<number, number>();
  const n = x.length;
  for (let h = 0; h < corners.length; h++) {
    const [a, b] = [corners[h], corners[h % 3 === 2 ? h - 2 : h + 1]];
    const other = open.get(b * n + a);
    if (other === undefined) open.set(a * n + b, h);
    else {
      neighbors[h] = Math.trunc(other / 3);
      neighbors[other] = Math.trunc(h / 3);
      open.delete(b * n + a);
    }
  }
  return { x, y, corners, neighbors };
}

/** Every edge once as [larger index, smaller index], in rising order. */
export function edgesOf({ x, corners }: Triangulation): Int32Array {
  const n = x.length;
  const keys = new Set<number>();
  for (let h = 0; h < corners.length; h++) {
    const [a, b] = [corners[h], corners[h % 3 === 2 ? h - 2 : h + 1]];
    keys.add(Math.max(a, b) * n + Math.min(a, b));
  }
  const sorted = Float64Array.from(keys).sort();
  const out = new Int32Array(2 * sorted.length);
  sorted.forEach((key, i) => {
    out[2 * i] = Math.trunc(key / n);
    out[2 * i + 1] = key % n;
  });
  return out;
}
