import { PathCode } from '../display-list/display-list.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

// Slots of the state that survives from one chunk to the next.
const S = {
  initX: 0,
  initY: 1,
  lastX: 2,
  lastY: 3,
  origDx: 4,
  origDy: 5,
  orig2: 6,
  forward2: 7,
  backward2: 8,
  nextX: 9,
  nextY: 10,
  backX: 11,
  backY: 12,
  startX: 13,
  startY: 14,
} as const;

/**
 * Merges runs of nearly parallel segments into one, as Matplotlib's `PathSimplifier`: a vertex less than `threshold` pixels
 * off the line under way only extends it forwards or backwards. Fed in chunks, so that a line of 10⁷ points needs no copy.
 */
export class Simplifier {
  private readonly state = new Float64Array(15);
  private readonly threshold2: number;
  private started = false;
  private afterMove = false;
  private clipped = false;
  private hasInit = false;
  private lastForward = false;
  private lastBackward = false;

  /** @param threshold pixels; Matplotlib's default is 1/9 */
  constructor(threshold: number) {
    this.threshold2 = threshold * threshold;
  }

  consume(src: VertexBuffer, dst: VertexBuffer): void {
    const { xy, cmd, length } = src;
    const { state, threshold2 } = this;
    // Locals, because V8 boxes double fields and this loop runs once per point of the data.
    let lastX = state[S.lastX];
    let lastY = state[S.lastY];
    let origDx = state[S.origDx];
    let origDy = state[S.origDy];
    let orig2 = state[S.orig2];
    let forward2 = state[S.forward2];
    let backward2 = state[S.backward2];
    let nextX = state[S.nextX];
    let nextY = state[S.nextY];
    let backX = state[S.backX];
    let backY = state[S.backY];
    let startX = state[S.startX];
    let startY = state[S.startY];
    let { started, afterMove, clipped, hasInit, lastForward, lastBackward } = this;

    for (let i = 0; i < length; i++) {
      let x = xy[2 * i];
      let y = xy[2 * i + 1];
      const code = cmd[i];
      const moves = code === MOVETO || !started;
      if (!moves) {
        afterMove = false;
        if (code === CLOSEPOLY) {
          if (!hasInit) continue;
          x = state[S.initX];
          y = state[S.initY];
        }
        if (orig2 === 0) {
          if (clipped) {
            dst.push(MOVETO, lastX, lastY);
            clipped = false;
          }
          origDx = x - lastX;
          origDy = y - lastY;
          orig2 = origDx * origDx + origDy * origDy;
          forward2 = orig2;
          backward2 = 0;
          lastForward = true;
          lastBackward = false;
          startX = lastX;
          startY = lastY;
          nextX = lastX = x;
          nextY = lastY = y;
          continue;
        }
        const dx = x - startX;
        const dy = y - startY;
        const dot = origDx * dx + origDy * dy;
        const alongX = (dot * origDx) / orig2;
        const alongY = (dot * origDy) / orig2;
        const offX = dx - alongX;
        const offY = dy - alongY;
        if (offX * offX + offY * offY < threshold2) {
          const along2 = alongX * alongX + alongY * alongY;
          lastForward = false;
          lastBackward = false;
          if (dot > 0) {
            if (along2 > forward2) {
              lastForward = true;
              forward2 = along2;
              nextX = x;
              nextY = y;
            }
          } else if (along2 > backward2) {
            lastBackward = true;
            backward2 = along2;
            backX = x;
            backY = y;
          }
          lastX = x;
          lastY = y;
          continue;
        }
      }
      if (!moves || (orig2 !== 0 && !afterMove)) {
        // The run ends: write its extremes in the order that leaves the pen nearest to where the data went on.
        let penX = nextX;
        let penY = nextY;
        if (backward2 > 0) {
          if (lastForward) {
            dst.push(LINETO, backX, backY);
            dst.push(LINETO, nextX, nextY);
          } else {
            dst.push(LINETO, nextX, nextY);
            dst.push(LINETO, backX, backY);
            penX = backX;
            penY = backY;
          }
        } else {
          dst.push(LINETO, nextX, nextY);
        }
        if (clipped) {
          dst.push(MOVETO, lastX, lastY);
          penX = lastX;
          penY = lastY;
        } else if (!lastForward && !lastBackward) {
          dst.push(LINETO, lastX, lastY);
          penX = lastX;
          penY = lastY;
        }
        origDx = x - lastX;
        origDy = y - lastY;
        orig2 = origDx * origDx + origDy * origDy;
        forward2 = orig2;
        lastForward = true;
        startX = penX;
        startY = penY;
        lastX = nextX = x;
        lastY = nextY = y;
        backward2 = 0;
        lastBackward = false;
        clipped = false;
      }
      if (moves) {
        afterMove = true;
        hasInit = Number.isFinite(x) && Number.isFinite(y);
        if (hasInit) {
          state[S.initX] = x;
          state[S.initY] = y;
        }
        lastX = x;
        lastY = y;
        started = true;
        orig2 = 0;
        backward2 = 0;
        clipped = true;
      }
    }

    state[S.lastX] = lastX;
    state[S.lastY] = lastY;
    state[S.origDx] = origDx;
    state[S.origDy] = origDy;
    state[S.orig2] = orig2;
    state[S.forward2] = forward2;
    state[S.backward2] = backward2;
    state[S.nextX] = nextX;
    state[S.nextY] = nextY;
    state[S.backX] = backX;
    state[S.backY] = backY;
    state[S.startX] = startX;
    state[S.startY] = startY;
    this.started = started;
    this.afterMove = afterMove;
    this.clipped = clipped;
    this.hasInit = hasInit;
    this.lastForward = lastForward;
    this.lastBackward = lastBackward;
  }

  finish(dst: VertexBuffer): void {
    const { state } = this;
    let moves = !this.started || this.afterMove;
    if (state[S.orig2] !== 0) {
      dst.push(moves ? MOVETO : LINETO, state[S.nextX], state[S.nextY]);
      if (state[S.backward2] > 0) dst.push(moves ? MOVETO : LINETO, state[S.backX], state[S.backY]);
      moves = this.afterMove;
    }
    dst.push(moves ? MOVETO : LINETO, state[S.lastX], state[S.lastY]);
  }
}
