import type { Scale } from '../../scales/scale.ts';
import type { Matrix4 } from './projection.ts';

/** What 3-D artists need to place themselves: the projection, the scales and the limits. */
export interface View3D {
  readonly matrix: Matrix4;
  /** Of x, y and z. */
  readonly scales: readonly [Scale, Scale, Scale];
  /** Lower and upper limits of x, y and z in data. */
  readonly bounds: readonly (readonly [number, number])[];
  readonly parallel: boolean;
}

/** An artist of 3-D axes: finds its place in the plane before it is drawn. */
export interface Projected {
  /** Places itself; the smallest depth, for what lies in front of what. */
  project(view: View3D): number;
}

/** Whether an artist lives in space. */
export function isProjected(artist: object): artist is Projected {
  return 'project' in artist;
}

/** Whether a point has a place: within the scales' domains, and within the limits when these cut off. */
function isSeen(view: View3D, x: number, y: number, z: number, cut: boolean): boolean {
  const [sx, sy, sz] = view.scales;
  if (!(sx.isLinear && sy.isLinear && sz.isLinear) && !(sx.inDomain(x) && sy.inDomain(y) && sz.inDomain(z)))
    return false;
  if (!cut) return true;
  const [bx, by, bz] = view.bounds;
  return !(x < bx[0] || x > bx[1] || y < by[0] || y > by[1] || z < bz[0] || z > bz[1]);
}

/** One point of the scales' places, projected: x and y in the plane, and depth. */
export function projectPlace(m: Matrix4, x: number, y: number, z: number): [number, number, number] {
  const w = m[12] * x + m[13] * y + m[14] * z + m[15];
  return [
    (m[0] * x + m[1] * y + m[2] * z + m[3]) / w,
    (m[4] * x + m[5] * y + m[6] * z + m[7]) / w,
    (m[8] * x + m[9] * y + m[10] * z + m[11]) / w,
  ];
}

/**
 * Projects packed points x, y, z in data. Points that cannot be seen become NaN: out of a scale's domain, outside the limits when
 * `cut`, and with `lens` also what is not in front of the camera (lines and markers, but not faces).
 */
export function projectPoints(view: View3D, xyz: Float64Array, cut = false, lens = false): Float64Array {
  const { matrix: m, scales } = view;
  const [sx, sy, sz] = scales;
  const linear = sx.isLinear && sy.isLinear && sz.isLinear;
  const out = new Float64Array(xyz.length);
  for (let i = 0; i < xyz.length; i += 3) {
    let x = xyz[i];
    let y = xyz[i + 1];
    let z = xyz[i + 2];
    if ((cut || !linear) && !isSeen(view, x, y, z, cut)) {
      out[i] = out[i + 1] = out[i + 2] = Number.NaN;
      continue;
    }
    if (!linear) {
      x = sx.forward(x);
      y = sy.forward(y);
      z = sz.forward(z);
    }
    const w = m[12] * x + m[13] * y + m[14] * z + m[15];
    const px = (m[0] * x + m[1] * y + m[2] * z + m[3]) / w;
    const py = (m[4] * x + m[5] * y + m[6] * z + m[7]) / w;
    const pz = (m[8] * x + m[9] * y + m[10] * z + m[11]) / w;
    const lost = lens && !view.parallel && !(px >= -1 && px <= 1 && py >= -1 && py <= 1 && pz <= 0);
    out[i] = lost ? Number.NaN : px;
    out[i + 1] = lost ? Number.NaN : py;
    out[i + 2] = lost ? Number.NaN : pz;
  }
  return out;
}

/** The smallest depth of projected points, leaving out those that are not seen; `none` when there is no other. */
export function nearest(projected: Float64Array, none = Number.NaN): number {
  let least = Infinity;
  for (let i = 2; i < projected.length; i += 3) if (projected[i] < least) least = projected[i];
  return least === Infinity ? none : least;
}

/** x and y of projected points. */
export function inPlane(projected: Float64Array, from = 0, to = projected.length / 3): Float64Array {
  const out = new Float64Array(2 * (to - from));
  for (let i = from; i < to; i++) {
    out[2 * (i - from)] = projected[3 * i];
    out[2 * (i - from) + 1] = projected[3 * i + 1];
  }
  return out;
}
