import type { LinearColumns } from '../display-list/display-list.ts';
import type { Placement } from './load-path.ts';

/** Two columns to device pixels: x' = (x·a + e)·a2 + e2, y' = (y·d + f)·d2 + f2. One step would round otherwise than two. */
export interface ColumnPlacement {
  readonly a: number;
  readonly e: number;
  readonly a2: number;
  readonly e2: number;
  readonly d: number;
  readonly f: number;
  readonly d2: number;
  readonly f2: number;
}

/** Where columns go when `placement` follows; null when one would depend on the other. */
export function placeColumns({ a, d, e, f }: LinearColumns, placement: Placement): ColumnPlacement | null {
  const [a2, b2, c2, d2, e2, f2] = placement;
  return b2 === 0 && c2 === 0 ? { a, e, a2, e2, d, f, d2, f2 } : null;
}

/** Whether all points of the columns come to lie in a canvas grown by one pixel: rounding keeps the order of numbers. */
export function liesInside(
  { extent }: LinearColumns,
  { a, e, a2, e2, d, f, d2, f2 }: ColumnPlacement,
  [width, height]: readonly [number, number],
): boolean {
  const within = (v: number, size: number): boolean => v >= -1 && v <= size + 1;
  return (
    within((extent.x.low * a + e) * a2 + e2, width) &&
    within((extent.x.high * a + e) * a2 + e2, width) &&
    within((extent.y.low * d + f) * d2 + f2, height) &&
    within((extent.y.high * d + f) * d2 + f2, height)
  );
}
