import { createRequire } from 'node:module';
import type { Column } from '@uwdata/flechette';
import { Base64Numbers, type Dtype, decodeBase64, dtypes } from '../columns/base64-numbers.ts';
import { ArrayNumbers, type NumberArray } from '../columns/numbers.ts';
import type { Numbers } from '../display-list/display-list.ts';
import { streamOutline } from './arrow-outline.ts';
import { limits } from './limits.ts';

// Most figures carry no Arrow: its reader is loaded by the first that does, and synchronously, as all of parsing is.
const load = (): typeof import('@uwdata/flechette') => createRequire(import.meta.url)('@uwdata/flechette');

/** Letters from which on a column is read where it stands rather than decoded with all others. */
const long = 1 << 16;

/**
 * The numbers of a column of an Arrow IPC stream or file in base64; null is NaN. What is wrong with it, in words, when it cannot be read.
 */
export function arrowNumbers(text: string, name: string): Numbers | string {
  const noBase64 = '"arrow" must be base64 text';
  const place = text.length < long ? null : findColumn(text, name);
  if (place !== null) return Base64Numbers.check(text, place.dtype, place.offset, place.length) ?? noBase64;
  const bytes = decodeBase64(text);
  if (bytes === null) return noBase64;
  const read = readArrow(bytes, name);
  return typeof read === 'string' ? read : new ArrayNumbers(read);
}

interface Place {
  readonly dtype: Dtype;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
}

/** Where the numbers of a column stand in a stream; null when they are in pieces, have gaps or are no numbers as they stand there. */
function findColumn(text: string, name: string): Place | null {
  const { tableFromIPC, Type } = load();
  try {
    const outline = streamOutline(text);
    if (outline === null) return null;
    const column: Column<unknown> | undefined = tableFromIPC(outline).getChild(name);
    if (column?.data.length !== 1 || column.nullCount > 0 || column.length > limits.columnValues) return null;
    const { typeId } = column.type;
    const { values } = column.data[0] as { readonly values?: unknown };
    if (!ArrayBuffer.isView(values) || values.buffer !== outline.buffer) return null;
    const dtype = (Object.keys(dtypes) as Dtype[]).find((key) => values instanceof dtypes[key]);
    if (dtype === undefined || typeId !== (dtype.startsWith('float') ? Type.Float : Type.Int)) return null;
    if (values.byteLength < column.length * dtypes[dtype].BYTES_PER_ELEMENT) return null;
    return { dtype, offset: values.byteOffset - outline.byteOffset, length: column.length };
  } catch {
    // Whatever is wrong is said by who reads all of it.
    return null;
  }
}

function readArrow(bytes: Uint8Array, name: string): NumberArray | string {
  const { tableFromIPC, Type } = load();
  try {
    const table = tableFromIPC(bytes);
    if (!table.names.includes(name)) return `the Arrow table has no column ${JSON.stringify(name)}`;
    const column = table.getChild(name);
    if (column.length > limits.columnValues) {
      return `has ${column.length} values; at most ${limits.columnValues} are taken`;
    }
    const { typeId } = column.type;
    if (typeId !== Type.Float && typeId !== Type.Int && typeId !== Type.Bool) {
      return `column ${JSON.stringify(name)} of the Arrow table is not numeric`;
    }
    const plain = typeId !== Type.Bool && column.nullCount === 0 ? column.toArray() : undefined;
    // 64-bit integers come as bigints, which are no numbers yet.
    if (ArrayBuffer.isView(plain) && !(plain instanceof BigInt64Array) && !(plain instanceof BigUint64Array)) {
      // Buffers may be longer than their column.
      return (plain as NumberArray).subarray(0, column.length);
    }
    const out = new Float64Array(column.length);
    for (let i = 0; i < out.length; i++) {
      const value: unknown = column.at(i);
      out[i] = value === null ? Number.NaN : Number(value);
    }
    return out;
  } catch (error) {
    return `"arrow" is no Arrow IPC stream: ${error instanceof Error ? error.message : String(error)}`;
  }
}
