import type { Axes } from '../axes/axes.ts';
import { extentOf } from '../geometry/bbox.ts';
import { type Coordinates, readCoordinates } from '../marks/mesh-grid.ts';
import { decodeGrid, type Grid } from '../schema/column.ts';
import { linspace } from '../ticks/numeric.ts';
import { ContourGrid } from './contour-grid.ts';
import type { ContourField } from './contour-set.ts';

/** Where a grid of numbers lies and how it is traced. */
export interface GridFieldSpec {
  readonly X?: Coordinates | null;
  readonly Y?: Coordinates | null;
  readonly Z: Grid;
  readonly origin?: 'upper' | 'lower' | 'image' | null;
  readonly extent?: readonly [number, number, number, number] | null;
  readonly corner_mask?: boolean | null;
  readonly algorithm?: string | null;
  readonly nchunk?: number;
}

/** Contours of a grid of numbers; what has no value, or none on a logarithmic scale, is left out. */
export function gridField(ax: Axes, spec: GridFieldSpec, logarithmic: boolean): ContourField {
  const { rows: ny, columns: nx, values } = decodeGrid(spec.Z);
  const [x, y] = points(ax, spec, nx, ny);
  return { ...fieldOf(ax, { nx, ny, x, y, values }, spec, logarithmic), truths: areTruths(spec.Z) };
}

/** A table of values and the places of its points, row by row. */
export interface Sampled {
  readonly nx: number;
  readonly ny: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly values: Float64Array;
}

/** Contours of values whose places are known. */
export function fieldOf(
  ax: Axes,
  { nx, ny, x, y, values }: Sampled,
  spec: Omit<GridFieldSpec, 'Z'>,
  logarithmic: boolean,
): ContourField {
  let hidden: Uint8Array | null = null;
  let [zmin, zmax] = [Infinity, -Infinity];
  const hide = (i: number): void => {
    hidden ??= new Uint8Array(values.length);
    hidden[i] = 1;
  };
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (!Number.isFinite(v) || (logarithmic && v <= 0)) hide(i);
    else {
      if (v < zmin) zmin = v;
      if (v > zmax) zmax = v;
    }
  }
  const algorithm = spec.algorithm ?? ax.rc['contour.algorithm'];
  const cornerMask = spec.corner_mask ?? (algorithm !== 'mpl2005' && ax.rc['contour.corner_mask']);
  const source = new ContourGrid({ nx, ny, x, y, z: values, hidden }, { cornerMask, nchunk: spec.nchunk });
  return { source, zmin, zmax, extent: extentOf(x, y) };
}

function areTruths(Z: Grid): boolean {
  return (
    Array.isArray(Z) && (Z as readonly (readonly unknown[])[]).every((r) => r.every((v) => typeof v === 'boolean'))
  );
}

/** x and y of every point (`_check_xyz`, `_initialize_x_y`). */
function points(ax: Axes, spec: GridFieldSpec, nx: number, ny: number): [Float64Array, Float64Array] {
  if (spec.X && spec.Y) {
    const [X, Y] = [readCoordinates(ax.xaxis, spec.X), readCoordinates(ax.yaxis, spec.Y)];
    if (X.values.length === nx * ny && Y.values.length === nx * ny && nx > 1 && ny > 1) return [X.values, Y.values];
    return mesh(X.values, Y.values);
  }
  const origin = spec.origin === 'image' ? ax.rc['image.origin'] : (spec.origin ?? null);
  const count = (n: number, from = 0): Float64Array => Float64Array.from({ length: n }, (_, i) => i + from);
  if (origin === null) {
    if (!spec.extent) return mesh(count(nx), count(ny));
    const [x0, x1, y0, y1] = spec.extent;
    return mesh(linspace(x0, x1, nx), linspace(y0, y1, ny));
  }
  const [x0, x1, y0, y1] = spec.extent ?? [0, nx, 0, ny];
  const [dx, dy] = [(x1 - x0) / nx, (y1 - y0) / ny];
  const x = count(nx, 0.5).map((v) => x0 + v * dx);
  const y = count(ny, 0.5).map((v) => y0 + v * dy);
  return mesh(x, origin === 'upper' ? y.reverse() : y);
}

function mesh(x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
  const n = x.length * y.length;
  return [
    Float64Array.from({ length: n }, (_, i) => x[i % x.length]),
    Float64Array.from({ length: n }, (_, i) => y[Math.trunc(i / x.length)]),
  ];
}
