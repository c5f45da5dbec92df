import { ArrayNumbers } from '../columns/numbers.ts';
import type { Numbers } from '../display-list/display-list.ts';
import { CategoryScale } from '../scales/category-scale.ts';
import { DateScale } from '../scales/date-scale.ts';
import type { Scale } from '../scales/scale.ts';
import { type Column, columnNumbers, decodeColumn, decodeText, isTextColumn } from '../schema/column.ts';
import { parseIsoDate } from '../ticks/dates/moment.ts';
import type { Axis } from './axis.ts';

const isoDate = /^\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;

/** Whether every string is an ISO 8601 date, or a gap. */
export function areDates(words: readonly string[]): boolean {
  return words.length > 0 && words.every((w) => isoDate.test(w) || w === 'nan');
}

/** The same as `convertUnits`, to be read in pieces. */
export function convertNumbers(axis: Axis, column: Column | number | string): Numbers {
  return isTextColumn(column) ? new ArrayNumbers(convertUnits(axis, column)) : columnNumbers(column);
}

/**
 * A column as numbers on an axis. Strings become dates (days since 1970) or categories (0, 1, 2, …), and the first such column
 * gives the axis the ticks that go with them.
 */
export function convertUnits(axis: Axis, column: Column | number | string): Float64Array {
  if (!isTextColumn(column)) return decodeColumn(column);
  const words = decodeText(column);
  const { group } = axis;
  if (!(group.scale instanceof CategoryScale) && areDates(words)) {
    if (!(group.scale instanceof DateScale) && group.scale.isLinear) setScale(axis, new DateScale());
    return Float64Array.from(words, (w) => (w === 'nan' ? Number.NaN : parseIsoDate(w)));
  }
  if (!(group.scale instanceof CategoryScale)) setScale(axis, new CategoryScale());
  return (group.scale as CategoryScale).map.places(words);
}

function setScale(axis: Axis, scale: Scale): void {
  axis.group.setScale(scale, axis.rc);
  axis.group.ticksOf = axis.axes;
}
