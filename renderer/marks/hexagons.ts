import { nonsingular, roundHalfEven } from '../ticks/numeric.ts';

/** The two interleaved grids of hexagons over a box: `nx` across, `ny` up. */
export interface HexagonGrid {
  readonly nx: number;
  readonly ny: number;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Width of a hexagon, and distance of those above each other. */
  readonly sx: number;
  readonly sy: number;
}

/** @param extent xmin, xmax, ymin, ymax in (logarithmic) data units; found from the points when null */
export function hexagonGrid(
  x: Float64Array,
  y: Float64Array,
  size: readonly [number, number],
  extent: readonly [number, number, number, number] | null,
): HexagonGrid {
  const [nx, ny] = size;
  let [x0, x1, y0, y1] = extent ?? [...spread(x), ...spread(y)];
  const padding = 1e-9 * (x1 - x0);
  x0 -= padding;
  x1 += padding;
  return { nx, ny, x0, x1, y0, y1, sx: (x1 - x0) / nx, sy: (y1 - y0) / ny };
}

function spread(v: Float64Array): [number, number] {
  if (v.length === 0) return nonsingular(0, 1, 0.1);
  let [low, high] = [Infinity, -Infinity];
  for (const n of v) {
    if (n < low) low = n;
    if (n > high) high = n;
  }
  return nonsingular(low, high, 0.1);
}

/** How many hexagons there are. */
export function hexagonCount({ nx, ny }: { readonly nx: number; readonly ny: number }): number {
  return (nx + 1) * (ny + 1) + nx * ny;
}

/** The hexagon of each point: those around the corners of the grid first, then those in its middles; −1 outside. */
export function hexagonOf(grid: HexagonGrid, x: Float64Array, y: Float64Array): Int32Array {
  const { nx, ny, x0, y0, sx, sy } = grid;
  const corners = (nx + 1) * (ny + 1);
  const out = new Int32Array(x.length);
  for (let i = 0; i < out.length; i++) {
    const ix = (x[i] - x0) / sx;
    const iy = (y[i] - y0) / sy;
    const rx = roundHalfEven(ix);
    const ry = roundHalfEven(iy);
    const fx = Math.floor(ix);
    const fy = Math.floor(iy);
    const d1 = squared(ix - rx) + 3 * squared(iy - ry);
    const d2 = squared(ix - fx - 0.5) + 3 * squared(iy - fy - 0.5);
    if (d1 < d2) out[i] = rx >= 0 && rx <= nx && ry >= 0 && ry <= ny ? rx * (ny + 1) + ry : -1;
    else out[i] = fx >= 0 && fx < nx && fy >= 0 && fy < ny ? corners + fx * ny + fy : -1;
  }
  return out;
}

function squared(v: number): number {
  return v * v;
}

/** The middle of a hexagon. */
export function hexagonMiddle({ nx, ny, x0, y0, sx, sy }: HexagonGrid, i: number): [number, number] {
  const corners = (nx + 1) * (ny + 1);
  if (i < corners) return [Math.trunc(i / (ny + 1)) * sx + x0, (i % (ny + 1)) * sy + y0];
  const k = i - corners;
  return [(Math.trunc(k / ny) + 0.5) * sx + x0, ((k % ny) + 0.5) * sy + y0];
}

export const reducers = ['mean', 'sum', 'min', 'max', 'median', 'count'] as const;
export type Reducer = (typeof reducers)[number];

/** One number for all values in a hexagon. */
export function reduce(how: Reducer, values: readonly number[]): number {
  const n = values.length;
  switch (how) {
    case 'count':
      return n;
    case 'min':
      return values.reduce((m, v) => Math.min(m, v), Infinity);
    case 'max':
      return values.reduce((m, v) => Math.max(m, v), -Infinity);
    case 'median': {
      if (n === 0) return Number.NaN;
      const sorted = values.toSorted((a, b) => a - b);
      return n % 2 === 1 ? sorted[n >> 1] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
    default: {
      const sum = values.reduce((s, v) => s + v, 0);
      return how === 'sum' ? sum : n === 0 ? Number.NaN : sum / n;
    }
  }
}
