import { fused } from './fused.ts';

/** 4 × 4 matrices row by row. */
export type Matrix4 = Float64Array;
export type Vector3 = readonly [number, number, number];

/** Where the camera stands and what it looks at. Angles are degrees. */
export interface Camera {
  readonly elev: number;
  readonly azim: number;
  readonly roll: number;
  /** Edge lengths of the box as it is seen. */
  readonly boxAspect: Vector3;
  /** Infinity for a parallel projection. */
  readonly focalLength: number;
  /** Limits in places of the scales, as they run: x0, x1, y0, y1, z0, z1. */
  readonly limits: readonly [number, number, number, number, number, number];
}

/** Distance of the camera from the middle of the box. */
export const cameraDistance = 10;

const radians = (deg: number): number => deg * (Math.PI / 180);

/** An angle in degrees between −180 and 180. */
function normAngle(degrees: number): number {
  const a = (((degrees + 360) % 360) + 360) % 360;
  return a > 180 ? a - 360 : a;
}

export function multiply(a: Matrix4, b: Matrix4): Matrix4 {
  const out = new Float64Array(16);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum = fused(a[4 * i + k], b[4 * k + j], sum);
      out[4 * i + j] = sum;
    }
  }
  return out;
}

const cross = (a: Vector3, b: Vector3): Vector3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (v: Vector3): Vector3 => {
  const length = Math.sqrt(fused(v[2], v[2], fused(v[1], v[1], v[0] * v[0])));
  return [v[0] / length, v[1] / length, v[2] / length];
};

/** The matrix that turns around `axis` by `angle` radians. */
function turn(axis: Vector3, angle: number, v: Vector3): Vector3 {
  const [x, y, z] = unit(axis);
  const s = Math.sin(angle);
  const c = Math.cos(angle);
  const t = 2 * Math.sin(angle / 2) ** 2;
  const rows: readonly Vector3[] = [
    [t * x * x + c, t * x * y - z * s, t * x * z + y * s],
    [t * y * x + z * s, t * y * y + c, t * y * z - x * s],
    [t * z * x - y * s, t * z * y + x * s, t * z * z + c],
  ];
  const dot = (r: Vector3): number => r[0] * v[0] + r[1] * v[1] + r[2] * v[2];
  return [dot(rows[0]), dot(rows[1]), dot(rows[2])];
}

/** Limits → a box with the edges of the aspect, one corner at the origin. */
function world({ limits, boxAspect }: Camera): Matrix4 {
  const [x0, x1, y0, y1, z0, z1] = limits;
  const [dx, dy, dz] = [(x1 - x0) / boxAspect[0], (y1 - y0) / boxAspect[1], (z1 - z0) / boxAspect[2]];
  return Float64Array.of(1 / dx, 0, 0, -x0 / dx, 0, 1 / dy, 0, -y0 / dy, 0, 0, 1 / dz, -z0 / dz, 0, 0, 0, 1);
}

/** Data (in places of the scales) → the plane of the picture and the depth (`Axes3D.get_proj`). */
export function projectionMatrix(camera: Camera): Matrix4 {
  const { boxAspect, focalLength } = camera;
  const middle: Vector3 = [0.5 * boxAspect[0], 0.5 * boxAspect[1], 0.5 * boxAspect[2]];
  const [elev, azim] = [radians(camera.elev), radians(camera.azim)];
  const from: Vector3 = [Math.cos(elev) * Math.cos(azim), Math.cos(elev) * Math.sin(azim), Math.sin(elev)];
  const away = (factor: number): Vector3 => [
    middle[0] + cameraDistance * from[0] * factor,
    middle[1] + cameraDistance * from[1] * factor,
    middle[2] + cameraDistance * from[2] * factor,
  ];
  const eye = away(1);
  const upright = Math.abs(radians(normAngle(camera.elev))) > Math.PI / 2 ? -1 : 1;
  const w = unit([eye[0] - middle[0], eye[1] - middle[1], eye[2] - middle[2]]);
  let u = unit(cross([0, 0, upright], w));
  let v = cross(w, u);
  const roll = radians(normAngle(camera.roll));
  if (roll !== 0) {
    u = turn(w, -roll, u);
    v = turn(w, -roll, v);
  }
  const parallel = focalLength === Infinity;
  const at = parallel ? eye : away(focalLength);
  const d = cameraDistance;
  const rotate = Float64Array.of(...u, 0, ...v, 0, ...w, 0, 0, 0, 0, 1);
  const move = Float64Array.of(1, 0, 0, -at[0], 0, 1, 0, -at[1], 0, 0, 1, -at[2], 0, 0, 0, 1);
  const lens = parallel
    ? Float64Array.of(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, -2, 0, 0, 0, 0, 2 * d)
    : Float64Array.of(focalLength, 0, 0, 0, 0, focalLength, 0, 0, 0, 0, 0, (-2 * (-d * d)) / (-2 * d), 0, 0, -1, 0);
  return multiply(lens, multiply(multiply(rotate, move), world(camera)));
}
