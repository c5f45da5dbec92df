import type { Axes } from '../axes/axes.ts';
import type { Axis } from '../axes/axis.ts';
import { convertUnits } from '../axes/units.ts';
import { pairs } from '../columns/pairs.ts';
import {
  type BinaryColumn,
  type Column,
  columnFault,
  columnLength,
  decodeGrid,
  type Grid,
  gridFault,
  isTextColumn,
} from '../schema/column.ts';
import { expecting } from '../schema/pieces.ts';

/** Coordinates along one direction, or of every point of a grid. */
export type Coordinates = Column | Grid;

export type Shading = 'flat' | 'nearest' | 'gouraud' | 'auto';

/** Schema of coordinates. */
export const coordinates = () =>
  expecting<Coordinates>('a column, or rows of equally many numbers', (v) =>
    isTable(v) ? gridFault(v) === null : columnFault(v) === null,
  );

function isTable(v: unknown): v is Grid {
  if (Array.isArray(v)) return Array.isArray(v[0]);
  return typeof v === 'object' && v !== null && Array.isArray((v as { shape?: unknown }).shape);
}

/** Rows and columns: a plain column is one row. Null when only reading it would tell (Arrow). */
export function shapeOf(v: Coordinates): readonly [number, number] | null {
  if (!isTable(v)) {
    const n = columnLength(v as Column);
    return n < 0 ? null : [1, n];
  }
  if (Array.isArray(v)) return [v.length, (v as readonly unknown[][])[0].length];
  const [rows, columns] = (v as BinaryColumn).shape ?? [0, 0];
  return [rows, columns];
}

/** How many points X and Y give in each direction: [rows, columns]. */
function pointsOf(X: Coordinates, Y: Coordinates): readonly [number, number] | null {
  const [x, y] = [shapeOf(X), shapeOf(Y)];
  if (!x || !y) return null;
  return [isTable(Y) ? y[0] : y[1], x[1]];
}

/** What is wrong with coordinates that fit neither the edges nor the middles of the cells, as the shading wants them. */
export function meshFault(
  spec: { readonly X?: Coordinates | null; readonly Y?: Coordinates | null; readonly shading?: Shading | null },
  [rows, columns]: readonly [number, number],
  name: string,
): { readonly pointer: string; readonly detail: string } | null {
  const { X, Y, shading } = spec;
  const fault = (pointer: string, detail: string) => ({ pointer, detail });
  const least = shading === 'gouraud' ? 2 : 1;
  if (rows < least || columns < least) return fault(`/${name}`, `must be at least ${least} × ${least}`);
  if (!X && !Y) return null;
  if (!X) return fault('/X', 'must stand beside "Y"');
  if (!Y) return fault('/Y', 'must stand beside "X"');
  const points = pointsOf(X, Y);
  if (!points) return null;
  for (const [pointer, v, at] of [
    ['/X', X, 0],
    ['/Y', Y, 1],
  ] as const) {
    const shape = isTable(v) ? shapeOf(v) : null;
    if (shape && shape[at] !== 1 && (shape[0] !== points[0] || shape[1] !== points[1]))
      return fault(pointer, `is ${shape.join(' × ')}, which does not fit the other coordinates`);
  }
  const more = shading === 'flat' ? [1] : shading === 'nearest' || shading === 'gouraud' ? [0] : [0, 1];
  if (more.some((m) => points[0] === rows + m && points[1] === columns + m)) return null;
  const wanted = more.map((m) => `${rows + m} × ${columns + m}`).join(' or ');
  return fault(`/${name}`, `is ${rows} × ${columns}: X and Y must give ${wanted} points, not ${points.join(' × ')}`);
}

/** Corners of a mesh: pairs row by row. */
export interface MeshPoints {
  readonly rows: number;
  readonly columns: number;
  readonly xy: Float64Array;
  readonly gouraud: boolean;
}

/** The points of a mesh for `rows` × `columns` cells (`Axes._pcolorargs`); middles of cells become corners. */
export function meshPoints(
  ax: Axes,
  X: Coordinates | null | undefined,
  Y: Coordinates | null | undefined,
  shading: Shading,
  [rows, columns]: readonly [number, number],
): MeshPoints {
  const centred = shading === 'nearest' || shading === 'gouraud';
  const count = (n: number): Float64Array => Float64Array.from({ length: n + (centred ? 0 : 1) }, (_, i) => i);
  const x = X
    ? readCoordinates(ax.xaxis, X)
    : { rows: 1, columns: columns + (centred ? 0 : 1), values: count(columns) };
  const y = Y ? readCoordinates(ax.yaxis, Y) : { rows: rows + (centred ? 0 : 1), columns: 1, values: count(rows) };
  const ny = Y && !isTable(Y) ? y.columns : y.rows;
  const nx = x.columns;
  const spread = (table: { rows: number; columns: number; values: Float64Array }, down: boolean): Float64Array => {
    if (table.rows === ny && table.columns === nx && !(ny === 1 || nx === 1)) return table.values;
    return Float64Array.from({ length: nx * ny }, (_, i) => table.values[down ? Math.trunc(i / nx) : i % nx]);
  };
  let xs = spread(x, false);
  let ys = spread(y, true);
  const nearest = shading === 'nearest' || (shading === 'auto' && nx === columns && ny === rows);
  if (!nearest) return { rows: ny, columns: nx, xy: pairs(xs, ys), gouraud: shading === 'gouraud' };
  xs = between(between(xs, ny, nx, 1), ny, nx + 1, nx + 1);
  ys = between(between(ys, ny, nx, 1), ny, nx + 1, nx + 1);
  return { rows: ny + 1, columns: nx + 1, xy: pairs(xs, ys), gouraud: false };
}

/** The numbers of coordinates on their axis, with their shape; a plain column is one row. */
export function readCoordinates(axis: Axis, v: Coordinates): { rows: number; columns: number; values: Float64Array } {
  if (!isTable(v)) {
    const values = convertUnits(axis, v as Column);
    return { rows: 1, columns: values.length, values };
  }
  const textRows = Array.isArray(v) && (v as readonly Column[]).some(isTextColumn);
  if (!textRows) return { ...decodeGrid(v) };
  const table = v as readonly Column[];
  const values = Float64Array.from(table.flatMap((row) => [...convertUnits(axis, row)]));
  return { rows: table.length, columns: values.length / table.length, values };
}

/** Corners halfway between middles, along rows (`step` 1) or down the columns (`step` the length of a row). */
function between(v: Float64Array, rows: number, columns: number, step: number): Float64Array {
  const along = step === 1;
  const n = along ? columns : rows;
  const lines = along ? rows : columns;
  const [outRows, outColumns] = along ? [rows, columns + 1] : [rows + 1, columns];
  const out = new Float64Array(outRows * outColumns);
  for (let line = 0; line < lines; line++) {
    const at = (i: number): number => v[along ? line * columns + i : i * columns + line];
    const half = (i: number): number => (n > 1 ? (at(i + 1) - at(i)) * 0.5 : 0);
    for (let i = 0; i <= n; i++) {
      const corner = i === 0 ? at(0) - half(0) : i === n ? at(n - 1) + half(n - 2) : at(i - 1) + half(i - 1);
      out[along ? line * outColumns + i : i * outColumns + line] = corner;
    }
  }
  return out;
}
