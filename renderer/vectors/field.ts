import * as z from 'zod/mini';
import type { Axis } from '../axes/axis.ts';
import { convertUnits } from '../axes/units.ts';
import type { Report } from '../marks/mark.ts';
import {
  type Column,
  columnFault,
  columnLength,
  decodeColumn,
  decodeGrid,
  type Grid,
  gridFault,
} from '../schema/column.ts';
import { collectionShape, expecting, mappableShape, transformShape } from '../schema/pieces.ts';

/** Values of a vector field: a column, or a table with one row per y. */
export type Field = Column | Grid;

const isTable = (v: unknown): v is Grid =>
  Array.isArray(v)
    ? Array.isArray(v[0])
    : typeof v === 'object' && v !== null && 'base64' in v && 'shape' in v && v.shape !== undefined;

/** Whether something is a column or a table of numbers. */
export const isField = (v: unknown): v is Field => (isTable(v) ? gridFault(v) : columnFault(v)) === null;

/** Schema of a column or a table of numbers. */
export const field = () => expecting<Field>('a column, or rows of equally many numbers', isField);

/** Rows and columns; −1 columns where they are not known before drawing (Arrow). */
export function fieldShape(v: Field): { readonly rows: number; readonly columns: number } {
  if (!isTable(v)) return { rows: 1, columns: columnLength(v as Column) };
  if (!Array.isArray(v)) {
    const [rows, columns] = (v as { shape: readonly [number, number] }).shape;
    return { rows, columns };
  }
  return { rows: v.length, columns: v[0].length };
}

/** All values, row by row. */
export function fieldValues(v: Field): Float64Array {
  return isTable(v) ? decodeGrid(v).values : decodeColumn(v as Column);
}

/** Keywords of quiver and barbs alike. */
export const vectorShape = () => ({
  ...collectionShape(),
  ...mappableShape(),
  ...transformShape(),
  X: z.optional(z.nullable(field())),
  Y: z.optional(z.nullable(field())),
  U: field(),
  V: field(),
  C: z.optional(z.nullable(field())),
});

/** The columns of quiver and barbs. */
export interface VectorColumns {
  readonly X?: Field | null;
  readonly Y?: Field | null;
  readonly U: Field;
  readonly V: Field;
  readonly C?: Field | null;
}

/** Faults of the columns: X without Y, lengths that do not fit. */
export function checkVectors({ X, Y, U, V, C }: VectorColumns, report: Report): void {
  if ((X == null) !== (Y == null)) {
    report(X == null ? '/X' : '/Y', `is missing: positions need both X and Y`);
    return;
  }
  const { rows, columns } = fieldShape(U);
  const size = (v: Field): number => {
    const s = fieldShape(v);
    return s.columns < 0 ? -1 : s.rows * s.columns;
  };
  let n = size(U);
  if (X != null && Y != null) {
    const [nx, ny] = [size(X), size(Y)];
    if (nx < 0 || ny < 0 || n < 0) return;
    n = nx === columns && ny === rows ? nx * ny : nx;
    if (!(nx === columns && ny === rows) && nx !== ny)
      report('/Y', `has ${ny} values, but X has ${nx}; neither do they fit the ${rows} × ${columns} values of U`);
  }
  for (const [name, v] of Object.entries({ U, V, C })) {
    if (v == null) continue;
    const count = size(v);
    if (count >= 0 && n >= 0 && count !== n && count !== 1)
      report(`/${name}`, `has ${count} values for ${n} positions`);
  }
}

/** Positions and components, all of the same length; a single component is repeated. */
export interface Vectors {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly c: Float64Array | null;
}

/** Brings the columns into one shape: positions of a grid are written out, absent ones are 0, 1, 2, …. */
export function vectorsOf(xaxis: Axis, yaxis: Axis, columns: VectorColumns): Vectors {
  const shape = fieldShape(columns.U);
  let [x, y] = [columns.X, columns.Y].map((v, i) => (v == null ? null : positions(i === 0 ? xaxis : yaxis, v)));
  const u = fieldValues(columns.U);
  const [rows, cols] = shape.columns < 0 ? [1, u.length] : [shape.rows, shape.columns];
  if (!x || !y) {
    x = Float64Array.from({ length: cols }, (_, i) => i);
    y = Float64Array.from({ length: rows }, (_, i) => i);
    [x, y] = mesh(x, y);
  } else if (x.length === cols && y.length === rows) [x, y] = mesh(x, y);
  const n = x.length;
  const spread = (v: Float64Array): Float64Array => (v.length === n ? v : new Float64Array(n).fill(v[0]));
  return {
    x,
    y,
    u: spread(u),
    v: spread(fieldValues(columns.V)),
    c: columns.C == null ? null : spread(fieldValues(columns.C)),
  };
}

function positions(axis: Axis, v: Field): Float64Array {
  return isTable(v) ? decodeGrid(v).values : convertUnits(axis, v as Column);
}

function mesh(x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
  const xs = new Float64Array(x.length * y.length);
  const ys = new Float64Array(x.length * y.length);
  for (let r = 0; r < y.length; r++) {
    xs.set(x, r * x.length);
    ys.fill(y[r], r * x.length, (r + 1) * x.length);
  }
  return [xs, ys];
}
