/** A point turned counter-clockwise around the origin; degrees. Zero leaves it exactly as it is. */
export function rotatePoint(degrees: number, x: number, y: number): readonly [number, number] {
  if (degrees === 0) return [x, y];
  const radians = (degrees * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return [cos * x - sin * y, sin * x + cos * y];
}

/** Round half to even, as Python and C's `rint` do. */
export function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  if (rest !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}
