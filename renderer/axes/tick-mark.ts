import type { PathData } from '../display-list/display-list.ts';
import { markerPath, markerShape } from '../geometry/markers.ts';
import type { TickDirection } from './tick-style.ts';

/** The mark of a tick, around the place where it is. */
export interface TickMark {
  readonly axis: 'x' | 'y';
  readonly direction: TickDirection;
  readonly side: 1 | 2;
  /** Device pixels. */
  readonly size: number;
  readonly path: PathData;
  /** Whether it is large enough to be aligned to pixels. */
  readonly snap: boolean;
}

// All ticks of an axis have the same mark, and so have those of most figures: made once, it is also known again when it is drawn.
const recent: TickMark[] = [];
const maxRecent = 16;

/** @param size device pixels */
export function tickMark(axis: 'x' | 'y', direction: TickDirection, side: 1 | 2, size: number): TickMark {
  for (const mark of recent) {
    if (mark.axis === axis && mark.size === size && mark.side === side && mark.direction === direction) return mark;
  }
  const shape = markerShape(shapeName(axis, direction, side));
  const path = markerPath(shape, size);
  const mark = { axis, direction, side, size, path, snap: size >= (shape.snapThreshold ?? 0) };
  if (recent.length === maxRecent) recent.shift();
  recent.push(mark);
  return mark;
}

function shapeName(axis: 'x' | 'y', direction: TickDirection, side: 1 | 2): string {
  if (direction === 'inout') return axis === 'x' ? '|' : '_';
  const outward = (direction === 'out') === (side === 1);
  if (axis === 'x') return outward ? 'tickdown' : 'tickup';
  return outward ? 'tickleft' : 'tickright';
}
