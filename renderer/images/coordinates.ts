import type { Affine } from '../geometry/affine.ts';
import { roundToInt } from '../paths/snap.ts';

// Positions in an upright source, in 1/256 of its pixels. Columns and rows are found apart, because neither changes the other.

/** Where the centre of output column `x` lies. */
function column(inverse: Affine, x: number): number {
  return (inverse.a * (x + 0.5) + inverse.e) * 256;
}

function row(inverse: Affine, y: number): number {
  return (inverse.d * (y + 0.5) + inverse.f) * 256;
}

// The small amount makes up for positions that fell just short of a pixel's edge.
const nudge = 1e-8;

/** Columns for nearest neighbours: computed in floating point and cut off, the last one without the nudge. */
export function exactColumns(inverse: Affine, from: number, length: number): Int32Array {
  const out = new Int32Array(length);
  const last = length - 1;
  const first = column(inverse, from);
  const end = column(inverse, from + last);
  for (let i = 0; i < last; i++) out[i] = Math.trunc(first + ((end - first) * i) / last + nudge);
  out[last] = Math.trunc(end);
  return out;
}

/** The row of all pixels of a run but the last, and that of the last. */
export function exactRows(inverse: Affine, y: number): readonly [number, number] {
  const at = row(inverse, y);
  return [Math.trunc(at + nudge), Math.trunc(at)];
}

/** Columns for filters: Agg's integer interpolation between the ends of the run. */
export function linearColumns(inverse: Affine, from: number, length: number): Int32Array {
  const out = new Int32Array(length);
  const first = roundToInt(column(inverse, from));
  const change = roundToInt(column(inverse, from + length - 1)) - first;
  const steps = length - 1;
  const count = steps <= 0 ? 1 : steps;
  let lift = Math.trunc(change / count);
  let rest = change % count;
  let mod = rest;
  if (mod <= 0) {
    mod += steps;
    rest += steps;
    lift--;
  }
  mod -= steps;
  let v = first;
  for (let i = 0; i < length; i++) {
    out[i] = v;
    mod += rest;
    v += lift;
    if (mod > 0) {
      mod -= count;
      v++;
    }
  }
  return out;
}

/** The row for filters, the same along the whole run. */
export function linearRow(inverse: Affine, y: number): number {
  return roundToInt(row(inverse, y));
}
