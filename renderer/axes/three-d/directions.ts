/** The direction that a plane's third coordinate stands for; with a minus, the plane's axes are turned rather than kept in order. */
export type Direction = 'x' | 'y' | 'z' | '-x' | '-y' | '-z';

type Triple<T> = [T, T, T];

/** Two coordinates in a plane and one across it, in the order x, y, z (`juggle_axes`). */
export function juggle<T>(x: T, y: T, z: T, direction: Direction): Triple<T> {
  if (direction === 'x') return [z, x, y];
  if (direction === 'y') return [x, z, y];
  return direction.startsWith('-') ? rotate(x, y, z, direction) : [x, y, z];
}

/** Turns the axes so that z becomes the given direction (`rotate_axes`). */
export function rotate<T>(x: T, y: T, z: T, direction: Direction): Triple<T> {
  if (direction === 'x' || direction === '-y') return [y, z, x];
  return direction === '-x' || direction === 'y' ? [z, x, y] : [x, y, z];
}

/** Packs three columns as x, y, z, x, y, z, …; columns of length 1 are repeated. */
export function pack(x: Float64Array, y: Float64Array, z: Float64Array): Float64Array {
  const n = Math.max(x.length, y.length, z.length);
  const out = new Float64Array(3 * n);
  const [dx, dy, dz] = [x, y, z].map((c) => (c.length === 1 ? 0 : 1));
  for (let i = 0; i < n; i++) {
    out[3 * i] = x[i * dx];
    out[3 * i + 1] = y[i * dy];
    out[3 * i + 2] = z[i * dz];
  }
  return out;
}

/** An angle in degrees at which text is not upside down. */
export function uprightAngle(degrees: number): number {
  const a = (((degrees + 180) % 180) + 180) % 180;
  return a > 90 ? a - 180 : a;
}
