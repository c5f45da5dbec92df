import { PathCode } from '../../display-list/display-list.ts';
import type { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { longRun } from './blend.ts';
import type { Canvas } from './canvas.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

/**
 * Fills the inside of a path at once when it is an upright rectangle on the edges of pixels, as bars are, and the colour (packed) is opaque:
 * what scan conversion would find is known beforehand. Returns whether it did.
 */
export function fillRectangle({ box, mask, width, words }: Canvas, path: VertexBuffer, color: number): boolean {
  if (color >>> 24 !== 255 || mask !== null || !isRectangle(path)) return false;
  const { xy } = path;
  const left = Math.max(Math.min(xy[0], xy[4]), box[0]);
  const right = Math.min(Math.max(xy[0], xy[4]), box[2]);
  const top = Math.max(Math.min(xy[1], xy[5]), box[1]);
  const bottom = Math.min(Math.max(xy[1], xy[5]), box[3]);
  for (let y = top; y < bottom; y++) {
    const from = y * width + left;
    const to = y * width + right;
    if (to - from > longRun) words.fill(color, from, to);
    else for (let k = from; k < to; k++) words[k] = color;
  }
  return true;
}

/** Whether a path is one rectangle along the axes with whole coordinates. */
function isRectangle({ xy, cmd, length }: VertexBuffer): boolean {
  if (length !== 5 || cmd[0] !== MOVETO || cmd[1] !== LINETO || cmd[2] !== LINETO || cmd[3] !== LINETO) return false;
  if (cmd[4] !== CLOSEPOLY && !(cmd[4] === LINETO && xy[8] === xy[0] && xy[9] === xy[1])) return false;
  for (let i = 0; i < 8; i++) if (!Number.isInteger(xy[i])) return false;
  const across = xy[1] === xy[3] && xy[2] === xy[4] && xy[5] === xy[7] && xy[6] === xy[0];
  return across || (xy[0] === xy[2] && xy[3] === xy[5] && xy[4] === xy[6] && xy[7] === xy[1]);
}
