import { PathCode } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY } = PathCode;

/** Paths of more vertices than this never snap by themselves. */
export const snapLimit = 1024;

/** Rounds half away from zero, as Matplotlib's C++ does. */
export function roundToInt(v: number): number {
  return Math.trunc(v + (v >= 0 ? 0.5 : -0.5));
}

/**
 * Whether a path is to be aligned to pixels: what `snap` says, or else whether it has only horizontal and vertical lines.
 * @param total vertices of the path before it was clipped
 */
export function shouldSnap(path: VertexBuffer, snap: boolean | null, total: number): boolean {
  if (snap !== null) return snap;
  const { xy, cmd, length } = path;
  if (total > snapLimit || length === 0) return false;
  let x0 = xy[0];
  let y0 = xy[1];
  let startX = x0;
  let startY = y0;
  for (let i = 1; i < length; i++) {
    const x = xy[2 * i];
    const y = xy[2 * i + 1];
    const code = cmd[i];
    if (code === CURVE3 || code === CURVE4) return false;
    if (code === LINETO) {
      if (Math.abs(x0 - x) >= 1e-4 && Math.abs(y0 - y) >= 1e-4) return false;
    } else if (code === CLOSEPOLY) {
      if (Math.abs(x0 - startX) >= 1e-4 && Math.abs(y0 - startY) >= 1e-4) return false;
    } else if (code === MOVETO) {
      startX = x;
      startY = y;
    }
    x0 = x;
    y0 = y;
  }
  return true;
}

/** Moves every vertex to a pixel edge (even line width) or centre (odd line width); `width` in pixels. */
export function snapVertices(path: VertexBuffer, width: number): void {
  const { xy, cmd, length } = path;
  const shift = roundToInt(width) % 2 !== 0 ? 0.5 : 0;
  for (let i = 0; i < length; i++) {
    if (cmd[i] === CLOSEPOLY) continue;
    xy[2 * i] = Math.floor(xy[2 * i] + 0.5) + shift;
    xy[2 * i + 1] = Math.floor(xy[2 * i + 1] + 0.5) + shift;
  }
}
