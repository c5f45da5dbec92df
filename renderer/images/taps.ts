import type { FilterTable } from './filters.ts';
import { reflect, type Window } from './window.ts';

/**
 * Which source columns (or rows) each of `pixels` output pixels takes in, with their weights: tap t of pixel k is entry
 * t · pixels + k. Pixels that need fewer taps have some of weight 0 at the end.
 */
export interface Taps {
  readonly pixels: number;
  readonly count: number;
  readonly index: Int32Array;
  readonly weight: Int32Array;
}

/** The most taps a pixel may have along one direction. */
export function tapRoom({ weights }: FilterTable, step: number): number {
  return Math.ceil(weights.length / step) + 1;
}

/**
 * Finds the taps of pixels at `positions` (1/256 source pixels) along one direction.
 * @param size of the source in that direction, which goes on mirrored beyond its ends
 */
export function findTaps(
  positions: Int32Array,
  pixels: number,
  size: number,
  table: FilterTable,
  window: Window,
  across: boolean,
): Taps {
  const { weights } = table;
  const step = across ? window.stepX : window.stepY;
  const room = tapRoom(table, step);
  const index = new Int32Array(pixels * room);
  const weight = new Int32Array(pixels * room);
  let count = 0;
  for (let k = 0; k < pixels; k++) {
    if (across) window.place(positions[k], 0);
    else window.place(0, positions[k]);
    const first = across ? window.firstX : window.firstY;
    let t = 0;
    for (let w = across ? window.weightX : window.weightY; w < weights.length; w += step, t++) {
      index[t * pixels + k] = reflect(first + t, size);
      weight[t * pixels + k] = weights[w];
    }
    count = Math.max(count, t);
    // What has no weight must not bring in a gap that the pixel does not touch.
    for (; t < room; t++) index[t * pixels + k] = index[k];
  }
  return { pixels, count, index, weight };
}
