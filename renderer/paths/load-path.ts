import { PathCode, type PathData } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { STOP, MOVETO, LINETO } = PathCode;

/** Copies a path into `dst`, turned upside down: the display list has y upwards, the raster downwards. */
export function loadPath(path: PathData, height: number, dst: VertexBuffer): void {
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
    xy[2 * i] = vertices[2 * i];
    xy[2 * i + 1] = height - vertices[2 * i + 1];
  }
  dst.length = n;
}

/**
 * Copies vertices `from`..`to` of a plain polyline, upside down, leaving out non-finite ones and lifting the pen over them.
 * @param penDown whether vertex `from` continues a line; @returns the same for the vertex after the last one
 */
export function loadPolyline(
  vertices: Float64Array,
  from: number,
  to: number,
  height: number,
  penDown: boolean,
  dst: VertexBuffer,
): boolean {
  dst.clear();
  dst.reserve(to - from);
  const { xy, cmd } = dst;
  let down = penDown;
  let n = 0;
  for (let i = from; i < to; i++) {
    const x = vertices[2 * i];
    const y = height - vertices[2 * i + 1];
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
