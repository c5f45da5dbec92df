import { type Column, columnLength } from '../schema/column.ts';
import type { Report } from './mark.ts';

/** 0, 1, 2, … as a column. */
export function indices(n: number): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = i;
  return out;
}

/** Reports columns whose lengths differ from the first one's. Columns that are absent or not yet known (Arrow) are passed over. */
export function sameLength(
  columns: Readonly<Record<string, Column | number | string | undefined | null>>,
  report: Report,
  scalars = false,
): void {
  let first: [string, number] | undefined;
  for (const [name, column] of Object.entries(columns)) {
    if (column === undefined || column === null) continue;
    if (scalars && typeof column !== 'object') continue;
    const length = columnLength(column);
    if (length < 0) continue;
    first ??= [name, length];
    if (length !== first[1]) report(`/${name}`, `has ${length} values, but ${first[0]} has ${first[1]}`);
  }
}
