import type { PathData } from '../display-list/display-list.ts';
import { markerPath, markerShape } from '../geometry/markers.ts';
import type { TickDirection } from './tick-style.ts';

/** The mark of a tick, around the place where it is. */
export interface TickMark {
  readonly path: PathData;
  /** Whether it is large enough to be aligned to pixels. */
  readonly snap: boolean;
}

// All ticks of an axis have the same mark, and so have those of most figures: made once, they are also known again when they are drawn.
const kept = new Map<string, TickMark>();
const maxKept = 64;

/** @param size device pixels */
export function tickMark(axis: 'x' | 'y', direction: TickDirection, side: 1 | 2, size: number): TickMark {
  const key = `${axis}|${direction}|${side}|${size}`;
  let mark = kept.get(key);
  if (mark === undefined) {
    const shape = markerShape(shapeName(axis, direction, side));
    mark = { path: markerPath(shape, size), snap: size >= (shape.snapThreshold ?? 0) };
    if (kept.size >= maxKept) kept.clear();
    kept.set(key, mark);
  }
  return mark;
}

function shapeName(axis: 'x' | 'y', direction: TickDirection, side: 1 | 2): string {
  if (direction === 'inout') return axis === 'x' ? '|' : '_';
  const outward = (direction === 'out') === (side === 1);
  if (axis === 'x') return outward ? 'tickdown' : 'tickup';
  return outward ? 'tickleft' : 'tickright';
}
