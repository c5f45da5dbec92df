import { PathCode, type PathData } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { STOP, MOVETO, LINETO } = PathCode;

/** a, b, c, d, e, f of x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Placement = readonly [number, number, number, number, number, number];

/** Turns the display list's upward y into the raster's downward one, `height` pixels below. */
export function upsideDown(height: number): Placement {
  return [1, 0, 0, -1, 0, height];
}

/** Copies a path into `dst`, moved by `placement`. */
export function loadPath(path: PathData, placement: Placement, dst: VertexBuffer): void {
  const a = placement[0];
  const b = placement[1];
  const c = placement[2];
  const d = placement[3];
  const e = placement[4];
  const f = placement[5];
  const { vertices, codes } = path;
  const n = vertices.length >> 1;
  dst.clear();
  dst.reserve(n);
  const { xy, cmd } = dst;
  for (let i = 0; i < n; i++) {
    const code = codes === null ? (i === 0 ? MOVETO : LINETO) : codes[i];
    if (code === STOP) {
      dst.length = i;
      return;
    }
    cmd[i] = code;
    const x = vertices[2 * i];
    const y = vertices[2 * i + 1];
    xy[2 * i] = x * a + y * c + e;
    xy[2 * i + 1] = x * b + y * d + f;
  }
  dst.length = n;
}

/**
 * Copies vertices `from`..`to` of a plain polyline, moved by `placement`, leaving out non-finite ones and lifting the pen over them.
 * @param penDown whether vertex `from` continues a line; @returns the same for the vertex after the last one
 */
export function loadPolyline(
  vertices: Float64Array,
  from: number,
  to: number,
  placement: Placement,
  penDown: boolean,
  dst: VertexBuffer,
): boolean {
  const [a, b, c, d, e, f] = placement;
  dst.clear();
  dst.reserve(to - from);
  const { xy, cmd } = dst;
  let down = penDown;
  let n = 0;
  for (let i = from; i < to; i++) {
    const px = vertices[2 * i];
    const py = vertices[2 * i + 1];
    const x = px * a + py * c + e;
    const y = px * b + py * d + f;
    // x - x is NaN for NaN and infinities, 0 otherwise.
    if (x - x + (y - y) !== 0) {
      down = false;
      continue;
    }
    cmd[n] = down ? LINETO : MOVETO;
    xy[2 * n] = x;
    xy[2 * n + 1] = y;
    down = true;
    n++;
  }
  dst.length = n;
  return down;
}
