/** Degrees of an angle in radians, with the rounding of numpy's `rad2deg`. */
export const degrees = (radians: number): number => radians * (180 / Math.PI);

/** Radians of an angle in degrees, with the rounding of numpy's `deg2rad`. */
export const radians = (deg: number): number => deg * (Math.PI / 180);

/** Whether a range of degrees goes once around. */
export function isFullCircle(theta1: number, theta2: number): boolean {
  return Math.abs(Math.abs(theta2 - theta1) - 360) < 1e-12;
}
