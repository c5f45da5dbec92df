import * as z from 'zod/mini';
import {
  type Column,
  columnFault,
  columnLength,
  type DecodedGrid,
  decodeColumn,
  decodeGrid,
  type Grid,
  grid,
  gridFault,
} from '../../schema/column.ts';
import { count, expecting } from '../../schema/pieces.ts';
import type { Report } from '../mark.ts';

/** A table of coordinates, or a column that is repeated in every row. */
export const coordinates = () =>
  expecting<Grid | Column>('rows of numbers, or a column', (v) => isTable(v) || columnFault(v) === null);

const isTable = (v: unknown): v is Grid => {
  if (Array.isArray(v)) return v.length > 0 && Array.isArray(v[0]) && gridFault(v) === null;
  return typeof v === 'object' && v !== null && 'shape' in v && gridFault(v) === null;
};

/** Columns and strides of surfaces and wire frames. */
export const gridShape = () => ({
  X: coordinates(),
  Y: coordinates(),
  Z: grid(),
  rstride: z.optional(count(1_000_000)),
  cstride: z.optional(count(1_000_000)),
  rcount: z.optional(count(5_000, 0)),
  ccount: z.optional(count(5_000, 0)),
});

/** What surfaces and wire frames say about their grid. */
export interface GridSpec3D {
  readonly X: Grid | Column;
  readonly Y: Grid | Column;
  readonly Z: Grid;
  readonly rstride?: number;
  readonly cstride?: number;
  readonly rcount?: number;
  readonly ccount?: number;
}

/** X, Y and Z at the size of Z. */
export interface Grid3D {
  readonly rows: number;
  readonly columns: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Rows and columns; −1 columns for what is not read yet (Arrow). */
export function sizeOf(v: Grid | Column): readonly [number, number] {
  if (!isTable(v)) return [1, columnLength(v as Column)];
  if (Array.isArray(v)) return [v.length, (v[0] as readonly unknown[]).length];
  return (v as { readonly shape: readonly [number, number] }).shape;
}

/** Faults of the sizes, and of strides and counts that stand beside each other. */
export function checkGrid(s: GridSpec3D, report: Report): void {
  const [rows, columns] = sizeOf(s.Z);
  if (rows < 1 || columns < 1) report('/Z', 'has no values');
  for (const name of ['X', 'Y'] as const) {
    const [r, c] = sizeOf(s[name]);
    const fits = (r === rows || r === 1) && (c === columns || c === 1 || c < 0);
    if (!fits) report(`/${name}`, `has ${r} × ${c} values, which do not spread over the ${rows} × ${columns} of Z`);
  }
  const strides = s.rstride !== undefined || s.cstride !== undefined;
  if (strides && (s.rcount !== undefined || s.ccount !== undefined))
    report('', 'takes strides (rstride, cstride) or counts (rcount, ccount), not both');
}

/** Decodes the three tables; single rows and columns are repeated. */
export function decodeGrid3D(s: GridSpec3D): Grid3D {
  const { rows, columns, values: zs } = decodeGrid(s.Z);
  const full = (v: Grid | Column): Float64Array => {
    const table: DecodedGrid = isTable(v) ? decodeGrid(v) : { rows: 1, columns: 0, values: decodeColumn(v as Column) };
    const width = table.columns || table.values.length;
    if (table.rows === rows && width === columns) return table.values;
    const out = new Float64Array(rows * columns);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        out[r * columns + c] = table.values[(table.rows === 1 ? 0 : r) * width + (width === 1 ? 0 : c)];
      }
    }
    return out;
  };
  return { rows, columns, x: full(s.X), y: full(s.Y), z: zs };
}

/** Steps over rows and columns: as given, or so that at most `rcount` and `ccount` (50) are left; 0 draws none. */
export function stridesOf(s: GridSpec3D, g: Grid3D, fallback: number, classic: boolean): readonly [number, number] {
  const given = s.rstride !== undefined || s.cstride !== undefined;
  const counted = s.rcount !== undefined || s.ccount !== undefined;
  if (classic ? !counted : given) return [s.rstride ?? fallback, s.cstride ?? fallback];
  const step = (n: number, most: number): number => (most === 0 ? 0 : Math.max(Math.ceil(n / most), 1));
  return [step(g.rows, s.rcount ?? 50), step(g.columns, s.ccount ?? 50)];
}

/** 0, stride, 2 · stride, … and the last index. */
export function steps(n: number, stride: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < n - 1; i += stride) out.push(i);
  out.push(n - 1);
  return out;
}
