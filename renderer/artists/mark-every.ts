import type { Clip } from '../display-list/display-list.ts';

/**
 * Which points get a marker: every n-th, [start, every], a list of indices, [start, stop, step] as `{ "slice": … }`, a list of
 * booleans, or spacing along the line as a fraction of the axes' diagonal.
 */
export type MarkEvery =
  | null
  | number
  | readonly [number, number]
  | readonly number[]
  | readonly boolean[]
  | { readonly slice: readonly [number | null, number | null, number | null] };

/** The places that get a marker. `places` are display coordinates; the clip rectangle stands for the axes. */
export function pickMarked(places: Float64Array, every: MarkEvery | undefined, clip: Clip | null): Float64Array {
  if (every === null || every === undefined) return places;
  const n = places.length / 2;
  if (typeof every === 'number') {
    return Number.isInteger(every) ? take(places, sliceOf(n, 0, null, every)) : spaced(places, 0, every, clip);
  }
  if (!Array.isArray(every)) {
    const [start, stop, step] = (every as { slice: readonly (number | null)[] }).slice;
    return take(places, sliceOf(n, start, stop, step ?? 1));
  }
  const list = every as readonly (number | boolean)[];
  if (list.length === 2 && typeof list[0] === 'number' && typeof list[1] === 'number') {
    const [start, step] = list as readonly [number, number];
    if (Number.isInteger(start) && Number.isInteger(step)) return take(places, sliceOf(n, start, null, step));
    return spaced(places, start, step, clip);
  }
  if (typeof list[0] === 'boolean')
    return take(
      places,
      range(n).filter((i) => list[i] === true),
    );
  return take(
    places,
    (list as number[]).map((i) => (i < 0 ? n + i : i)).filter((i) => i >= 0 && i < n),
  );
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Python's slice: negative ends count from the back. */
function sliceOf(n: number, start: number | null, stop: number | null, step: number): number[] {
  const at = (v: number): number => Math.min(Math.max(v < 0 ? n + v : v, 0), n);
  if (step <= 0) return [];
  const out: number[] = [];
  for (let i = at(start ?? 0); i < at(stop ?? n); i += step) out.push(i);
  return out;
}

function take(places: Float64Array, indices: readonly number[]): Float64Array {
  const out = new Float64Array(indices.length * 2);
  indices.forEach((i, k) => {
    out[2 * k] = places[2 * i];
    out[2 * k + 1] = places[2 * i + 1];
  });
  return out;
}

/** Markers at equal distances along the line, moved to the nearest data point. */
function spaced(places: Float64Array, start: number, step: number, clip: Clip | null): Float64Array {
  const n = places.length / 2;
  const rect = clip?.rect;
  if (!rect || n === 0) return places;
  const diagonal = Math.hypot(rect[2], rect[3]);
  const along = new Float64Array(n);
  for (let i = 1; i < n; i++) {
    const d = Math.hypot(places[2 * i] - places[2 * i - 2], places[2 * i + 1] - places[2 * i - 1]);
    along[i] = along[i - 1] + (Number.isFinite(d) ? d : 0);
  }
  const picked: number[] = [];
  let i = 0;
  for (let d = start * diagonal; d < along[n - 1]; d += step * diagonal) {
    while (i < n - 1 && Math.abs(along[i + 1] - d) < Math.abs(along[i] - d)) i++;
    if (picked.at(-1) !== i) picked.push(i);
  }
  return take(places, picked);
}
