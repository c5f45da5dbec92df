import { createRequire } from 'node:module';
import type { NumberArray } from '../columns/numbers.ts';
import { limits } from './limits.ts';

// Most figures carry no Arrow: its reader is loaded by the first that does, and synchronously, as all of parsing is.
const load = (): typeof import('@uwdata/flechette') => createRequire(import.meta.url)('@uwdata/flechette');

/**
 * The numbers of a column of an Arrow IPC stream or file; null is NaN. What is wrong with it, in words, when it cannot be read.
 */
export function readArrow(bytes: Uint8Array, name: string): NumberArray | string {
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
      return plain as NumberArray;
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
