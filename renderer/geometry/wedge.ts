import { PathCode, type PathData } from '../display-list/display-list.ts';
import { unitArc } from './shapes.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

/**
 * A slice of a disc from `theta1` to `theta2` (degrees, counter-clockwise), or with a `width` a piece of a ring whose inner arc
 * runs back. A whole turn has no edge between its ends.
 */
export function wedgePath(
  [x, y]: readonly [number, number],
  radius: number,
  theta1: number,
  theta2: number,
  width: number | null,
): PathData {
  const whole = Math.abs(theta2 - theta1 - 360) <= 1e-12;
  const arc = whole ? unitArc(0, 360) : unitArc(theta1, theta2);
  const codes = arc.codes ?? new Uint8Array(0);
  const n = codes.length;
  const v = arc.vertices;
  const link = whole ? MOVETO : LINETO;
  const place = (points: readonly number[]): Float64Array =>
    Float64Array.from(points, (p, i) => p * radius + (i % 2 === 0 ? x : y));
  if (width === null) {
    return { vertices: place([...v, 0, 0, 0, 0]), codes: Uint8Array.from([...codes, link, CLOSEPOLY]) };
  }
  const inner: number[] = [];
  for (let i = n - 1; i >= 0; i--) {
    inner.push((v[2 * i] * (radius - width)) / radius, (v[2 * i + 1] * (radius - width)) / radius);
  }
  return {
    vertices: place([...v, ...inner, 0, 0]),
    codes: Uint8Array.from([...codes, link, ...codes.slice(1), CLOSEPOLY]),
  };
}
