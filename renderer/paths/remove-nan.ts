import { PathCode } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY } = PathCode;

/** Whether some vertex that is drawn to is NaN or infinite (a closing vertex's coordinates are never used). */
export function hasGaps(path: VertexBuffer): boolean {
  const { xy, cmd, length } = path;
  for (let i = 0; i < length; i++) {
    // x - x is 0 for finite numbers and NaN otherwise: one test for both coordinates.
    const x = xy[2 * i];
    const y = xy[2 * i + 1];
    if (x - x + (y - y) !== 0 && cmd[i] !== CLOSEPOLY) return true;
  }
  return false;
}

/**
 * Leaves out segments with non-finite vertices, as Matplotlib's `PathNanRemover` does for paths with codes: a curve with one
 * bad point goes as a whole, the pen jumps to the next good point, and a loop that was broken is closed by a plain line when
 * both of its ends are known.
 */
export function removeNan(src: VertexBuffer, dst: VertexBuffer): void {
  dst.clear();
  const { xy, cmd, length } = src;
  let anyValid = false;
  let broken = false;
  let lastValid = false;
  let needsMove = false;
  let initX = Number.NaN;
  let initY = Number.NaN;
  let mark = 0; // Where the group under way began in dst: a bad segment rolls back to here.
  for (let i = 0; i < length; ) {
    const code = cmd[i];
    let x = xy[2 * i];
    let y = xy[2 * i + 1];
    if (code === CLOSEPOLY && anyValid) {
      i++;
      if (!broken) {
        dst.push(CLOSEPOLY, x, y);
      } else if (lastValid && Number.isFinite(initX) && Number.isFinite(initY)) {
        dst.push(LINETO, initX, initY);
      } else {
        continue;
      }
      mark = dst.length;
      needsMove = false;
      continue;
    }
    if (code === MOVETO) {
      initX = x;
      initY = y;
      broken = false;
    }
    if (needsMove) dst.push(MOVETO, x, y);
    const extra = code === CURVE3 ? 1 : code === CURVE4 ? 2 : 0;
    lastValid = true;
    for (let k = 0; k <= extra && i < length; k++, i++) {
      x = xy[2 * i];
      y = xy[2 * i + 1];
      lastValid = lastValid && Number.isFinite(x) && Number.isFinite(y);
      dst.push(code, x, y);
    }
    if (lastValid) {
      anyValid = true;
      needsMove = false;
      mark = dst.length;
      continue;
    }
    broken = true;
    dst.length = mark;
    needsMove = !(Number.isFinite(x) && Number.isFinite(y));
    if (!needsMove) dst.push(MOVETO, x, y);
  }
  dst.length = mark;
}
