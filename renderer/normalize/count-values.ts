import { isRecord } from './aliases.ts';

/** Bytes of one value; columns of other types are refused elsewhere. */
const widths: Readonly<Record<string, number>> = {
  float64: 8,
  int64: 8,
  uint64: 8,
  float32: 4,
  int32: 4,
  uint32: 4,
  int16: 2,
  uint16: 2,
};

/** How many values all lists of a figure hold together, binary columns and Arrow streams included (these by their bytes). */
export function countValues(value: unknown): number {
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    if (typeof first !== 'object' || first === null) return value.length;
    let sum = 0;
    for (const entry of value) sum += countValues(entry);
    return sum;
  }
  if (!isRecord(value)) return 0;
  const { base64, dtype, arrow } = value;
  if (typeof base64 === 'string') return (base64.length * 3) / 4 / (widths[String(dtype)] ?? 1);
  if (typeof arrow === 'string') return (arrow.length * 3) / 4 / 8;
  let sum = 0;
  for (const key of Object.keys(value)) sum += countValues(value[key]);
  return sum;
}
