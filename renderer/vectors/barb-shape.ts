import type { PathData } from '../display-list/display-list.ts';
import { closedCodes, unitRegularPolygon } from '../geometry/shapes.ts';

/** What a barb's parts stand for, in the units of the wind. */
export interface BarbIncrements {
  readonly half: number;
  readonly full: number;
  readonly flag: number;
}

/** Sizes of a barb's parts as fractions of its length. */
export interface BarbSizes {
  readonly spacing: number;
  readonly height: number;
  readonly width: number;
  readonly emptybarb: number;
}

/** How the parts of a magnitude add up (`Barbs._find_tails`). */
export interface Tails {
  readonly flags: number;
  readonly barbs: number;
  readonly half: boolean;
}

/** Flags, barbs and half a barb for a magnitude, rounded to half barbs where asked. */
export function findTails(magnitude: number, rounding: boolean, { half, full, flag }: BarbIncrements): Tails {
  const rounded = rounding ? half * roundHalfEven(magnitude / half) : magnitude;
  const [flags, rest] = divmod(rounded, flag);
  const [barbs, left] = divmod(rest, full);
  return { flags, barbs, half: left >= half };
}

function divmod(a: number, b: number): [number, number] {
  const rest = a % b;
  return [Math.round((a - rest) / b), rest];
}

/** Rounds halves to the even neighbour, as NumPy does. */
export function roundHalfEven(v: number): number {
  const low = Math.floor(v);
  const over = v - low;
  if (over < 0.5) return low;
  return over > 0.5 || low % 2 !== 0 ? low + 1 : low;
}

/** The circle of a calm: filled, or there and back so that only its line is seen. */
export function calmPath(length: number, sizes: BarbSizes, filled: boolean): PathData {
  const radius = length * sizes.emptybarb;
  const circle = Array.from(unitRegularPolygon(20).vertices, (v) => v * radius);
  const points: number[] = [...circle];
  if (!filled) for (let i = circle.length - 2; i >= 0; i -= 2) points.push(circle[i], circle[i + 1]);
  return closed(points);
}

/** A barb's outline, its shaft along the wind (u, v), around the place that it pivots on (`endy` down the shaft). */
export function barbPath(
  tails: Tails,
  [u, v]: readonly [number, number],
  length: number,
  endy: number,
  sizes: BarbSizes,
  flip: boolean,
): PathData {
  const spacing = length * sizes.spacing;
  const height = length * sizes.height * (flip ? -1 : 1);
  const width = length * sizes.width;
  const points: number[] = [0, endy];
  let offset = length;
  for (let i = 0; i < tails.flags; i++) {
    // Flags stand closer to each other than barbs do.
    if (offset !== length) offset += spacing / 2;
    points.push(0, endy + offset, height, endy - width / 2 + offset, 0, endy - width + offset);
    offset -= width + spacing;
  }
  for (let i = 0; i < tails.barbs; i++) {
    points.push(0, endy + offset, height, endy + offset + width / 2, 0, endy + offset);
    offset -= spacing;
  }
  if (tails.half) {
    // A half barb alone keeps off the end of the shaft, so that nobody takes it for a full one.
    if (offset === length) {
      points.push(0, endy + offset);
      offset -= 1.5 * spacing;
    }
    points.push(0, endy + offset, height / 2, endy + offset + width / 4, 0, endy + offset);
  }
  const angle = Math.atan2(v, u) + Math.PI / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]];
    points[i] = cos * x - sin * y;
    points[i + 1] = sin * x + cos * y;
  }
  return closed(points);
}

function closed(points: number[]): PathData {
  const vertices = Float64Array.from([...points, points[0], points[1]]);
  return { vertices, codes: closedCodes(vertices.length / 2) };
}
