import type { Axis } from '../axes/axis.ts';
import { convertUnits } from '../axes/units.ts';
import { type Column, columnFault } from '../schema/column.ts';
import { expecting } from '../schema/pieces.ts';

/** One column, or several of any lengths. */
export type DataSets = Column | readonly Column[];

const isList = (v: unknown): v is readonly Column[] =>
  Array.isArray(v) && v.length > 0 && v.every((c) => typeof c === 'object' && c !== null);

/** Schema of a column or a list of columns. */
export const dataSets = () =>
  expecting<DataSets>('a column of numbers or a list of columns', (v) =>
    isList(v) ? v.length <= 1000 && v.every((c) => columnFault(c) === null) : columnFault(v) === null,
  );

/** The columns, also when there is one only. */
export function columnsOf(sets: DataSets): readonly Column[] {
  return isList(sets) ? sets : [sets as Column];
}

/** The columns as numbers on an axis. */
export function convertSets(axis: Axis, sets: DataSets): Float64Array[] {
  return columnsOf(sets).map((c) => convertUnits(axis, c));
}
