/** Bits of the region a point lies in: right 1, below 2, left 4, above 8 (y grows downwards). */
export function regionOf(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  return (x > x2 ? 1 : 0) | (y > y2 ? 2 : 0) | (x < x1 ? 4 : 0) | (y < y1 ? 8 : 0);
}

/** The segment after `clipSegment`: x0, y0, x1, y1. */
export const clipped = new Float64Array(4);

/**
 * Cuts the segment (ax, ay)–(bx, by) to a rectangle (Liang–Barsky as Agg has it) and leaves it in `clipped`.
 * @returns 0 when it was inside, bit 1 when the first end moved, bit 2 when the second did, 4 when nothing is left.
 */
export function clipSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): number {
  clipped[0] = ax;
  clipped[1] = ay;
  clipped[2] = bx;
  clipped[3] = by;
  const f1 = regionOf(ax, ay, x1, y1, x2, y2);
  const f2 = regionOf(bx, by, x1, y1, x2, y2);
  if ((f1 | f2) === 0) return 0;
  if ((f1 & 5) !== 0 && (f1 & 5) === (f2 & 5)) return 4;
  if ((f1 & 10) !== 0 && (f1 & 10) === (f2 & 10)) return 4;
  let moved = 0;
  if (f1 !== 0) {
    if (!moveEnd(0, f1, ax, ay, bx, by, x1, y1, x2, y2) || collapsed()) return 4;
    moved |= 1;
  }
  if (f2 !== 0) {
    if (!moveEnd(2, f2, ax, ay, bx, by, x1, y1, x2, y2) || collapsed()) return 4;
    moved |= 2;
  }
  return moved;
}

function collapsed(): boolean {
  return clipped[0] === clipped[2] && clipped[1] === clipped[3];
}

function moveEnd(
  at: number,
  flags: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): boolean {
  if ((flags & 5) !== 0) {
    if (ax === bx) return false;
    const bound = (flags & 4) !== 0 ? x1 : x2;
    clipped[at + 1] = ((bound - ax) * (by - ay)) / (bx - ax) + ay;
    clipped[at] = bound;
  }
  const y = clipped[at + 1];
  const vertical = (y > y2 ? 2 : 0) | (y < y1 ? 8 : 0);
  if (vertical !== 0) {
    if (ay === by) return false;
    const bound = (vertical & 8) !== 0 ? y1 : y2;
    clipped[at] = ((bound - ay) * (bx - ax)) / (by - ay) + ax;
    clipped[at + 1] = bound;
  }
  return true;
}
