import { PathCode } from '../display-list/display-list.ts';
import { clipped, clipSegment } from './clip-line.ts';
import type { VertexBuffer } from './vertex-buffer.ts';

const { MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY } = PathCode;

/**
 * Clips the straight lines of an unfilled path to the canvas grown by one pixel, as Matplotlib's `PathClipper`; curves are
 * kept whole. Vertices come in pieces: feed chunks with `consume` and end with `finish`.
 */
export class PathClipper {
  private lastX = Number.NaN;
  private lastY = Number.NaN;
  private initX = Number.NaN;
  private initY = Number.NaN;
  private pendingMove = true;
  private hasInit = false;
  private wasClipped = false;
  private readonly x2: number;
  private readonly y2: number;

  /** @param width,height of the canvas in pixels */
  constructor(width: number, height: number) {
    this.x2 = width + 1;
    this.y2 = height + 1;
  }

  consume(src: VertexBuffer, dst: VertexBuffer): void {
    const { xy, cmd, length } = src;
    const { x2, y2 } = this;
    for (let i = 0; i < length; i++) {
      const x = xy[2 * i];
      const y = xy[2 * i + 1];
      const code = cmd[i];
      if (code === LINETO) {
        const { lastX, lastY } = this;
        // Nearly every segment of a long line is inside: no cutting, no second look at its start.
        if (!this.pendingMove && x >= -1 && x <= x2 && y >= -1 && y <= y2) {
          if (lastX >= -1 && lastX <= x2 && lastY >= -1 && lastY <= y2) {
            dst.push(LINETO, x, y);
            this.lastX = x;
            this.lastY = y;
            continue;
          }
        }
        this.line(lastX, lastY, x, y, false, dst);
      } else if (code === MOVETO) {
        if (this.pendingMove && this.lastInside()) dst.push(MOVETO, this.lastX, this.lastY);
        this.initX = x;
        this.initY = y;
        this.hasInit = true;
        this.pendingMove = true;
        this.wasClipped = false;
      } else if (code === CLOSEPOLY) {
        if (this.hasInit) this.line(this.lastX, this.lastY, this.initX, this.initY, true, dst);
        else dst.push(CLOSEPOLY, this.lastX, this.lastY);
        continue;
      } else if (code === CURVE3 || code === CURVE4) {
        if (this.pendingMove) {
          dst.push(MOVETO, this.lastX, this.lastY);
          this.pendingMove = false;
        }
        dst.push(code, x, y);
      }
      this.lastX = x;
      this.lastY = y;
    }
  }

  finish(dst: VertexBuffer): void {
    if (this.pendingMove && this.lastInside()) dst.push(MOVETO, this.lastX, this.lastY);
  }

  private lastInside(): boolean {
    const { lastX, lastY, x2, y2 } = this;
    return this.hasInit && lastX >= -1 && lastX <= x2 && lastY >= -1 && lastY <= y2;
  }

  private line(x0: number, y0: number, x1: number, y1: number, closes: boolean, dst: VertexBuffer): void {
    const moved = clipSegment(x0, y0, x1, y1, -1, -1, this.x2, this.y2);
    this.wasClipped ||= moved !== 0;
    if (moved >= 4) return;
    if ((moved & 1) !== 0 || this.pendingMove) dst.push(MOVETO, clipped[0], clipped[1]);
    dst.push(LINETO, clipped[2], clipped[3]);
    if (closes && !this.wasClipped) dst.push(CLOSEPOLY, clipped[2], clipped[3]);
    this.pendingMove = false;
  }
}
