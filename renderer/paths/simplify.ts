import { PathCode } from '../display-list/display-list.ts';
import type { ColumnPlacement } from './column-placement.ts';
import type { ExtremeBlocks } from './extreme-blocks.ts';
import type { SimplifyKernel } from './simplify-kernel.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

// Slots of the state. V8 boxes double fields of objects, and this is used once per point of the data.
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
  // What certainly adds nothing to the run under way: cross and dot products within these.
  aside: 15,
  ahead: 16,
  behind: 17,
  // The vertex in hand.
  x: 18,
  y: 19,
} as const;

// Products this much inside of the limits are so however they were rounded, with pixels below 10⁵.
const sureAside = 1 - 1e-4;
const sureAlong = 1 - 1e-9;
// Below these, rounding may count for more.
const shortest2 = 1e-12;
const leastThreshold = 1e-5;

/**
 * Merges runs of nearly parallel segments into one, as Matplotlib's `PathSimplifier`: a vertex less than `threshold` pixels
 * off the line under way only extends it forwards or backwards. Fed in chunks, so that a line of 10⁷ points needs no copy.
 *
 * `step` is the rule for one vertex. Of a long line most vertices lie within what the run has covered already and change nothing
 * but the pen's place: `consume` and `consumeColumns` pass over these with four comparisons each.
 */
export class Simplifier {
  private readonly state = new Float64Array(20);
  private readonly aside: number;
  private readonly threshold2: number;
  private started = false;
  private afterMove = false;
  private clipped = false;
  private hasInit = false;
  private lastForward = false;
  private lastBackward = false;

  /** @param threshold pixels; Matplotlib's default is 1/9 */
  constructor(threshold: number) {
    this.aside = threshold < leastThreshold ? -1 : threshold * sureAside;
    this.threshold2 = threshold * threshold;
    this.state[S.aside] = -1;
  }

  consume(src: VertexBuffer, dst: VertexBuffer): void {
    const { xy, cmd, length } = src;
    const { state } = this;
    for (let i = 0; i < length; i++) {
      const from = i;
      const startX = state[S.startX];
      const startY = state[S.startY];
      const origDx = state[S.origDx];
      const origDy = state[S.origDy];
      const aside = state[S.aside];
      const ahead = state[S.ahead];
      const behind = state[S.behind];
      for (; i < length && cmd[i] === LINETO; i++) {
        const dx = xy[2 * i] - startX;
        const dy = xy[2 * i + 1] - startY;
        const dot = origDx * dx + origDy * dy;
        const cross = origDx * dy - origDy * dx;
        if (!(cross < aside && cross > -aside && dot < ahead && dot > behind)) break;
      }
      if (i > from) this.passOver(xy[2 * i - 2], xy[2 * i - 1]);
      if (i === length) break;
      state[S.x] = xy[2 * i];
      state[S.y] = xy[2 * i + 1];
      this.step(cmd[i], dst);
    }
  }

  /**
   * The same for lines to the first `count` points of the kernel's two columns, which are only scaled and moved: vertices that are passed
   * over need not be written anywhere. The kernel has the rule for such lines once more.
   */
  consumeColumns(kernel: SimplifyKernel, count: number, placement: ColumnPlacement, dst: VertexBuffer): void {
    const { state } = this;
    const { a, e, d, f, a2, e2, d2, f2 } = placement;
    let from = 0;
    if (!this.started) {
      state[S.x] = (kernel.xs[0] * a + e) * a2 + e2;
      state[S.y] = (kernel.ys[0] * d + f) * d2 + f2;
      this.step(LINETO, dst);
      from = 1;
    }
    if (from === count) return;
    const { kept, state: shared } = kernel;
    shared.set(state);
    shared[20] = this.clipped ? 1 : 0;
    shared[21] = this.lastForward ? 1 : 0;
    shared[22] = this.lastBackward ? 1 : 0;
    shared[23] = this.aside;
    shared[24] = this.threshold2;
    const end = kernel.simplify(from, count, placement);
    for (let i = 0; i < state.length; i++) state[i] = shared[i];
    this.clipped = shared[20] !== 0;
    this.lastForward = shared[21] !== 0;
    this.lastBackward = shared[22] !== 0;
    this.afterMove = false;
    for (let i = 0; i < end; i += 3) dst.push(kept[i], kept[i + 1], kept[i + 2]);
  }

  /**
   * Passes over blocks of two columns of which no vertex can end the run: rounding keeps the order of numbers, so that every product lies
   * between those of the corners. Returns the first block from `from` on that has to be looked at, and in `extremes` those before it that
   * have to be, because they may go further forwards or backwards than the others; then the pen is to be put where the last block ends.
   * @param us @param vs low, high and last number of every block
   */
  passOverBlocks(
    us: Float64Array,
    vs: Float64Array,
    from: number,
    placement: ColumnPlacement,
    extremes: ExtremeBlocks,
  ): number {
    const { a, e, d, f, a2, e2, d2, f2 } = placement;
    const { state } = this;
    const startX = state[S.startX];
    const startY = state[S.startY];
    const origDx = state[S.origDx];
    const origDy = state[S.origDy];
    const aside = state[S.aside];
    // Some vertex reaches at least as far.
    let ahead = state[S.ahead];
    let behind = state[S.behind];
    extremes.clear();
    let i = 3 * from;
    for (; i < us.length; i += 3) {
      const x1 = (us[i] * a + e) * a2 + e2 - startX;
      const x2 = (us[i + 1] * a + e) * a2 + e2 - startX;
      const y1 = (vs[i] * d + f) * d2 + f2 - startY;
      const y2 = (vs[i + 1] * d + f) * d2 + f2 - startY;
      const crossX1 = origDy * x1;
      const crossX2 = origDy * x2;
      const crossY1 = origDx * y1;
      const crossY2 = origDx * y2;
      const beside =
        Math.max(crossY1, crossY2) - Math.min(crossX1, crossX2) < aside &&
        Math.min(crossY1, crossY2) - Math.max(crossX1, crossX2) > -aside;
      if (!beside) break;
      const dotX1 = origDx * x1;
      const dotX2 = origDx * x2;
      const dotY1 = origDy * y1;
      const dotY2 = origDy * y2;
      const mostX = Math.max(dotX1, dotX2);
      const leastX = Math.min(dotX1, dotX2);
      const mostY = Math.max(dotY1, dotY2);
      const leastY = Math.min(dotY1, dotY2);
      const most = mostX + mostY;
      const least = leastX + leastY;
      if (most < ahead && least > behind) continue;
      extremes.add(i / 3, most, least);
      // Low and high are numbers of the block: one vertex has the one product, and at the worst the least other one.
      ahead = Math.max(ahead, Math.max(leastX + mostY, mostX + leastY) * sureAlong);
      behind = Math.min(behind, Math.min(leastX + mostY, mostX + leastY) * sureAlong);
    }
    extremes.keepBeyond(ahead, behind);
    return i / 3;
  }

  /** The pen was moved within what the run covers, last to (x, y). */
  passOver(x: number, y: number): void {
    const { state } = this;
    state[S.lastX] = x;
    state[S.lastY] = y;
    this.lastForward = false;
    this.lastBackward = false;
  }

  /** The rule for the vertex at x, y of the state: V8 boxes doubles that are handed over, too. */
  private step(code: number, dst: VertexBuffer): void {
    const { state } = this;
    let x = state[S.x];
    let y = state[S.y];
    const moves = code === MOVETO || !this.started;
    if (!moves) {
      this.afterMove = false;
      if (code === CLOSEPOLY) {
        if (!this.hasInit) return;
        x = state[S.initX];
        y = state[S.initY];
      }
      const orig2 = state[S.orig2];
      if (orig2 === 0) {
        const lastX = state[S.lastX];
        const lastY = state[S.lastY];
        if (this.clipped) {
          dst.push(MOVETO, lastX, lastY);
          this.clipped = false;
        }
        this.begin(lastX, lastY, x, y);
        return;
      }
      const origDx = state[S.origDx];
      const origDy = state[S.origDy];
      const dx = x - state[S.startX];
      const dy = y - state[S.startY];
      const dot = origDx * dx + origDy * dy;
      const alongX = (dot * origDx) / orig2;
      const alongY = (dot * origDy) / orig2;
      const offX = dx - alongX;
      const offY = dy - alongY;
      if (offX * offX + offY * offY < this.threshold2) {
        const along2 = alongX * alongX + alongY * alongY;
        this.lastForward = false;
        this.lastBackward = false;
        if (dot > 0) {
          if (along2 > state[S.forward2]) {
            this.lastForward = true;
            state[S.forward2] = along2;
            state[S.nextX] = x;
            state[S.nextY] = y;
            state[S.ahead] = dot * sureAlong;
          }
        } else if (along2 > state[S.backward2]) {
          this.lastBackward = true;
          state[S.backward2] = along2;
          state[S.backX] = x;
          state[S.backY] = y;
          state[S.behind] = dot * sureAlong;
        }
        state[S.lastX] = x;
        state[S.lastY] = y;
        return;
      }
    }
    if (!moves || (state[S.orig2] !== 0 && !this.afterMove)) this.endRun(x, y, dst);
    if (moves) {
      this.afterMove = true;
      this.hasInit = Number.isFinite(x) && Number.isFinite(y);
      if (this.hasInit) {
        state[S.initX] = x;
        state[S.initY] = y;
      }
      state[S.lastX] = x;
      state[S.lastY] = y;
      this.started = true;
      state[S.orig2] = 0;
      state[S.backward2] = 0;
      state[S.aside] = -1;
      this.clipped = true;
    }
  }

  /** Writes the extremes of the run in the order that leaves the pen nearest to where the data went on, and begins the next one. */
  private endRun(x: number, y: number, dst: VertexBuffer): void {
    const { state } = this;
    const nextX = state[S.nextX];
    const nextY = state[S.nextY];
    const lastX = state[S.lastX];
    const lastY = state[S.lastY];
    let penX = nextX;
    let penY = nextY;
    if (state[S.backward2] > 0) {
      const backX = state[S.backX];
      const backY = state[S.backY];
      if (this.lastForward) {
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
    if (this.clipped) {
      dst.push(MOVETO, lastX, lastY);
      penX = lastX;
      penY = lastY;
    } else if (!this.lastForward && !this.lastBackward) {
      dst.push(LINETO, lastX, lastY);
      penX = lastX;
      penY = lastY;
    }
    this.begin(penX, penY, x, y);
    this.clipped = false;
  }

  /** A run from the pen's place in the direction from the last vertex to (x, y). */
  private begin(penX: number, penY: number, x: number, y: number): void {
    const { state } = this;
    const dx = x - state[S.lastX];
    const dy = y - state[S.lastY];
    const orig2 = dx * dx + dy * dy;
    state[S.origDx] = dx;
    state[S.origDy] = dy;
    state[S.orig2] = orig2;
    state[S.forward2] = orig2;
    state[S.backward2] = 0;
    state[S.startX] = penX;
    state[S.startY] = penY;
    state[S.nextX] = state[S.lastX] = x;
    state[S.nextY] = state[S.lastY] = y;
    state[S.aside] = orig2 > shortest2 ? Math.sqrt(orig2) * this.aside : -1;
    state[S.ahead] = orig2 * sureAlong;
    state[S.behind] = 0;
    this.lastForward = true;
    this.lastBackward = false;
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
