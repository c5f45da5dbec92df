import { type BinaryColumn, decodeGrid, type Grid, gridFault } from '../schema/column.ts';
import { limits } from '../schema/limits.ts';

type Pixels = readonly (readonly (readonly number[])[])[];

/** Rows of numbers, rows of [r, g, b] or [r, g, b, a] pixels, or either with the type of number told. */
export type Picture = Grid | Pixels | { readonly values: Grid | Pixels; readonly dtype: string };

/** What a picture holds: numbers for a colormap, or colours in 0..1 with four channels. */
export type DecodedPicture =
  | { readonly kind: 'scalar'; readonly rows: number; readonly columns: number; readonly values: Float64Array }
  | {
      readonly kind: 'rgba';
      readonly rows: number;
      readonly columns: number;
      readonly values: Float64Array;
      readonly hasAlpha: boolean;
    };

/** Numbers that colours of 0..255 are given in. */
const byteTypes = ['uint8'];
const numberTypes = ['float64', 'float32', 'int8', 'int16', 'uint16', 'int32', 'uint32', 'bool', ...byteTypes];

const isPixels = (v: unknown): v is Pixels => Array.isArray(v) && Array.isArray(v[0]) && Array.isArray(v[0][0]);

const isTyped = (v: unknown): v is { values: Grid | Pixels; dtype: string } =>
  typeof v === 'object' && v !== null && !Array.isArray(v) && 'values' in v;

function pixelFault(v: Pixels): string | null {
  const width = v[0].length;
  const channels = v[0][0].length;
  if (channels !== 3 && channels !== 4) return 'pixels must be [r, g, b] or [r, g, b, a]';
  if (v.length * width * channels > limits.columnValues) return `has more than ${limits.columnValues} values`;
  for (const row of v) {
    if (!Array.isArray(row) || row.length !== width) return 'rows must have equal length';
    for (const p of row) {
      if (!Array.isArray(p) || p.length !== channels || !p.every(Number.isFinite))
        return 'every pixel must have the same number of channels';
    }
  }
  return null;
}

/** What is wrong with a picture, or null. */
export function pictureFault(v: unknown): string | null {
  if (isPixels(v)) return pixelFault(v);
  if (isTyped(v)) {
    if (!numberTypes.includes(v.dtype)) return `"dtype" must be one of ${numberTypes.join(', ')}`;
    if (Object.keys(v).length > 2) return 'has keys besides "values" and "dtype"';
    return isPixels(v.values) ? pixelFault(v.values) : gridFault(v.values);
  }
  const shape: unknown = (v as { shape?: unknown } | null)?.shape;
  if (Array.isArray(shape) && shape.length === 3) return binaryPixelFault(v as { shape: number[] });
  return gridFault(v);
}

/** A binary picture of shape [rows, columns, channels] is checked as a table that is that much wider. */
function binaryPixelFault(v: { readonly shape: readonly number[] }): string | null {
  const [rows, columns, channels] = v.shape;
  if (channels !== 3 && channels !== 4) return 'a picture\'s "shape" must be [rows, columns, 3] or [rows, columns, 4]';
  return gridFault({ ...v, shape: [rows, columns * channels] });
}

/** How many rows and columns a picture has that `pictureFault` has nothing against. */
export function pictureShape(v: Picture): readonly [number, number] {
  if (isTyped(v)) return pictureShape(v.values);
  if (Array.isArray(v)) return [v.length, Array.isArray(v[0]) ? v[0].length : 0];
  const shape = (v as BinaryColumn).shape ?? [0, 0];
  return [shape[0], shape[1]];
}

/** Numbers, or colours that are cut off at 0 and 1. */
export function decodePicture(v: Picture): DecodedPicture {
  if (isTyped(v)) {
    if (!isPixels(v.values)) return { kind: 'scalar', ...decodeGrid(v.values) };
    return colours(
      v.values.flat(2),
      v.values.length,
      v.values[0].length,
      v.values[0][0].length,
      byteTypes.includes(v.dtype),
    );
  }
  if (isPixels(v)) return colours(v.flat(2), v.length, v[0].length, v[0][0].length, false);
  const binary = v as BinaryColumn & { readonly shape?: readonly number[] };
  const shape = binary.shape as readonly number[] | undefined;
  if (shape?.length === 3) {
    const [rows, columns, channels] = shape;
    const { values } = decodeGrid({ ...binary, shape: [rows, columns * channels] });
    return colours(values, rows, columns, channels, byteTypes.includes(binary.dtype));
  }
  return { kind: 'scalar', ...decodeGrid(v as Grid) };
}

function colours(
  flat: ArrayLike<number>,
  rows: number,
  columns: number,
  channels: number,
  bytes: boolean,
): DecodedPicture {
  const most = bytes ? 255 : 1;
  const values = new Float64Array(rows * columns * 4);
  for (let i = 0; i < rows * columns; i++) {
    for (let k = 0; k < 4; k++) {
      const v = k < channels ? Math.min(Math.max(flat[i * channels + k], 0), most) : most;
      values[4 * i + k] = v / most;
    }
  }
  return { kind: 'rgba', rows, columns, values, hasAlpha: channels === 4 };
}
