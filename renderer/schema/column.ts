import * as z from 'zod/mini';
import { Base64Numbers, type Dtype, dtypes } from '../columns/base64-numbers.ts';
import { ArrayNumbers, readAll } from '../columns/numbers.ts';
import type { Numbers } from '../display-list/display-list.ts';
import { arrowNumbers } from './arrow.ts';
import { describe } from './describe.ts';
import { limits } from './limits.ts';

/** A binary column: little-endian numbers in base64. */
export interface BinaryColumn {
  readonly base64: string;
  readonly dtype: Dtype;
  readonly shape?: readonly [number, number];
}

/** A column of an Arrow IPC stream or file in base64. */
export interface ArrowColumn {
  readonly arrow: string;
  readonly column: string;
}

/** A column as it is in JSON; decoded by `decodeColumn` when it is used. */
export type Column = readonly (number | string | boolean | null)[] | BinaryColumn | ArrowColumn;

/** A table of numbers as it is in JSON: rows of equal length, or a binary column with a shape. */
export type Grid = readonly (readonly (number | string | null)[])[] | BinaryColumn;

const specialNumbers: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** What is wrong with a column, or null. Numbers, `null`, "NaN", "Infinity", "-Infinity"; or only other strings (categories, dates). */
export function columnFault(value: unknown): string | null {
  if (Array.isArray(value)) return arrayFault(value);
  if (typeof value !== 'object' || value === null) {
    return 'must be an array, or an object with "base64" and "dtype", or with "arrow" and "column"';
  }
  if ('base64' in value) return binaryFault(value as Record<string, unknown>);
  if ('arrow' in value) return arrowFault(value as Record<string, unknown>);
  return 'an object must have "base64" and "dtype", or "arrow" and "column"';
}

function arrayFault(values: readonly unknown[]): string | null {
  if (values.length > limits.columnValues)
    return `has ${values.length} values; at most ${limits.columnValues} are taken`;
  let words = 0;
  let numbers = 0;
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (typeof v === 'number' || typeof v === 'boolean') numbers++;
    else if (typeof v === 'string') {
      if (!Object.hasOwn(specialNumbers, v)) words++;
      if (v.length > limits.text) return `entry ${i} is longer than ${limits.text} characters`;
    } else if (v !== null) {
      return `entry ${i} must be a number, null, "NaN", "Infinity", "-Infinity" or a string, not ${Array.isArray(v) ? 'an array' : typeof v}`;
    }
  }
  return words > 0 && numbers > 0 ? 'mixes numbers and strings' : null;
}

function binaryFault(value: Record<string, unknown>): string | null {
  for (const key of Object.keys(value)) {
    if (key !== 'base64' && key !== 'dtype' && key !== 'shape') return `unknown key "${key}" in a binary column`;
  }
  if (typeof value.dtype !== 'string' || !Object.hasOwn(dtypes, value.dtype)) {
    return `"dtype" must be one of ${Object.keys(dtypes).join(', ')}`;
  }
  const numbers = typeof value.base64 === 'string' ? Base64Numbers.check(value.base64, value.dtype as Dtype) : null;
  if (typeof value.base64 !== 'string' || numbers === null) return '"base64" must be base64 text';
  const bytes = Buffer.byteLength(value.base64, 'base64');
  const size = dtypes[value.dtype as Dtype].BYTES_PER_ELEMENT;
  if (bytes % size !== 0) return `${bytes} bytes are not a whole number of ${value.dtype} values`;
  if (bytes / size > limits.columnValues) return `has ${bytes / size} values; at most ${limits.columnValues} are taken`;
  checked.set(value, numbers);
  if (value.shape === undefined) return null;
  const shape = value.shape;
  if (!Array.isArray(shape) || shape.length !== 2 || !shape.every((n) => Number.isSafeInteger(n) && n >= 0)) {
    return '"shape" must be [rows, columns]';
  }
  return shape[0] * shape[1] === bytes / size
    ? null
    : `"shape" ${shape.join(' × ')} does not fit ${bytes / size} values`;
}

function arrowFault(value: Record<string, unknown>): string | null {
  for (const key of Object.keys(value)) {
    if (key !== 'arrow' && key !== 'column') return `unknown key "${key}" in an Arrow column`;
  }
  if (typeof value.column !== 'string') return '"column" must name a column of the Arrow table';
  if (typeof value.arrow !== 'string') return '"arrow" must be base64 text';
  const numbers = arrowNumbers(value.arrow, value.column);
  if (typeof numbers === 'string') return numbers;
  checked.set(value, numbers);
  return null;
}

/** Columns that were checked, for as long as the figure lives: they are not checked again when they are read. */
const checked = new WeakMap<object, Numbers>();

/** How many values a column has. */
export function columnLength(column: Column | number | string): number {
  if (typeof column !== 'object') return 1;
  if (Array.isArray(column)) return column.length;
  return knownNumbers(column as BinaryColumn | ArrowColumn).length;
}

/** Whether a column holds strings (categories or dates). */
export function isTextColumn(column: Column | number | string): boolean {
  if (typeof column === 'string') return !Object.hasOwn(specialNumbers, column);
  return Array.isArray(column) && column.some((v) => typeof v === 'string' && !Object.hasOwn(specialNumbers, v));
}

/** The column's numbers in an array of the caller's own; null is NaN. Text columns must go through an axis (`convertUnits`). */
export function decodeColumn(column: Column | number | string): Float64Array {
  if (typeof column === 'number') return Float64Array.of(column);
  if (typeof column === 'string') return Float64Array.of(specialNumbers[column] ?? Number.NaN);
  if (Array.isArray(column)) {
    const values = column as readonly (number | string | boolean | null)[];
    const out = new Float64Array(values.length);
    for (let i = 0; i < out.length; i++) {
      const v = values[i];
      out[i] = typeof v === 'number' ? v : decodeRare(v);
    }
    return out;
  }
  return readAll(knownNumbers(column as BinaryColumn | ArrowColumn));
}

function decodeRare(v: string | boolean | null): number {
  if (v === null) return Number.NaN;
  if (typeof v === 'boolean') return v ? 1 : 0;
  return specialNumbers[v] ?? Number.NaN;
}

/** Strings of a text column. */
export function decodeText(column: Column | number | string): string[] {
  if (!Array.isArray(column)) return [String(column)];
  return column.map((v) => (v === null ? 'nan' : String(v)));
}

/** The column's numbers, to be read in pieces; null is NaN. Text columns must go through an axis (`convertNumbers`). */
export function columnNumbers(column: Column | number | string): Numbers {
  return typeof column !== 'object' || Array.isArray(column)
    ? new ArrayNumbers(decodeColumn(column))
    : knownNumbers(column as BinaryColumn | ArrowColumn);
}

/** The numbers of a binary or an Arrow column. Throws on one that was not checked and is wrong. */
function knownNumbers(column: BinaryColumn | ArrowColumn): Numbers {
  const fault = checked.has(column) ? null : columnFault(column);
  if (fault !== null) throw new Error(fault);
  return checked.get(column) ?? new ArrayNumbers(new Float64Array(0));
}

/** Rows, columns and the values row by row. */
export interface DecodedGrid {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** What is wrong with a grid, or null. */
export function gridFault(value: unknown): string | null {
  if (Array.isArray(value)) {
    const width = Array.isArray(value[0]) ? value[0].length : -1;
    for (let r = 0; r < value.length; r++) {
      const row = value[r];
      if (!Array.isArray(row)) return `row ${r} must be an array of numbers`;
      if (row.length !== width) return `row ${r} has ${row.length} values, row 0 has ${width}`;
      const fault = arrayFault(row);
      if (fault) return `row ${r}: ${fault}`;
    }
    return width * value.length > limits.columnValues ? `has more than ${limits.columnValues} values` : null;
  }
  if (typeof value === 'object' && value !== null && 'base64' in value) {
    if (!('shape' in value)) return 'a binary table needs a "shape"';
    return binaryFault(value as Record<string, unknown>);
  }
  return 'must be an array of rows, or an object with "base64", "dtype" and "shape"';
}

export function decodeGrid(grid: Grid): DecodedGrid {
  if (!Array.isArray(grid)) {
    const binary = grid as BinaryColumn;
    const [rows, columns] = binary.shape ?? [0, 0];
    return { rows, columns, values: readAll(knownNumbers(binary)) };
  }
  const rows = grid.length;
  const columns = rows > 0 ? grid[0].length : 0;
  const values = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) values.set(decodeColumn(grid[r]), r * columns);
  return { rows, columns, values };
}

const withFault = (fault: (value: unknown) => string | null) =>
  z.check<unknown>((ctx) => {
    const detail = fault(ctx.value);
    if (detail) ctx.issues.push({ code: 'custom', message: detail, input: ctx.value });
  });

/** Schema of a data column. */
export const column = () =>
  describe(z.unknown().check(withFault(columnFault)) as unknown as z.ZodMiniType<Column>, {
    description: 'a column: numbers, strings, or a binary or Arrow column',
  });

/** Schema of a column or of a scalar that Matplotlib broadcasts. */
export const columnOrScalar = () =>
  describe(
    z
      .unknown()
      .check(
        withFault((v) => (typeof v === 'number' || typeof v === 'string' ? null : columnFault(v))),
      ) as unknown as z.ZodMiniType<Column | number | string>,
    { description: 'a column, or one value for all' },
  );

/** Schema of a table of numbers. */
export const grid = () =>
  describe(z.unknown().check(withFault(gridFault)) as unknown as z.ZodMiniType<Grid>, {
    description: 'rows of equally many numbers, or a binary table',
  });
