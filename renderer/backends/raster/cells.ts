import { regionOf } from '../../paths/clip-line.ts';
import type { EdgeSink } from '../../paths/edge-sink.ts';

/** Lines longer than this in x (in 1/256 pixels) are halved, so that products stay within 32 bits. */
const dxLimit = 16384 << 8;

/** Above this many cells, equal ones are merged before more room is taken. */
const compactAt = 1 << 20;

const none = 0x7fffffff;

/**
 * The scan converter of Agg (and FreeType): edges on a grid of 1/256 pixels become cells, each holding how much of its height
 * an edge spans (`cover`) and the area to the left of it (`area`). `sweep` turns sorted cells into spans.
 *
 * Edges go in as device coordinates with y downwards, clipped to the clip box by bending what lies outside along its border.
 */
export class Cells implements EdgeSink {
  x = new Int32Array(4096);
  y = new Int32Array(4096);
  cover = new Int32Array(4096);
  area = new Int32Array(4096);
  count = 0;
  minX = none;
  minY = none;
  maxX = -none;
  maxY = -none;

  private curX = none;
  private curY = none;
  private curCover = 0;
  private curArea = 0;

  private clipping = false;
  private cx1 = 0;
  private cy1 = 0;
  private cx2 = 0;
  private cy2 = 0;

  private lastX = 0;
  private lastY = 0;
  private lastRegion = 0;
  private startX = 0;
  private startY = 0;
  private open = false;

  /** Limits what follows to a box (device pixels); null for none. Forgets edges that were not swept. */
  clipTo(box: readonly [number, number, number, number] | null): void {
    this.reset();
    this.clipping = box !== null;
    if (box === null) return;
    this.cx1 = Math.min(box[0], box[2]);
    this.cx2 = Math.max(box[0], box[2]);
    this.cy1 = Math.min(box[1], box[3]);
    this.cy2 = Math.max(box[1], box[3]);
  }

  /** Forgets all edges, keeps the clip box. */
  reset(): void {
    this.count = 0;
    this.curX = none;
    this.curY = none;
    this.curCover = 0;
    this.curArea = 0;
    this.minX = this.minY = none;
    this.maxX = this.maxY = -none;
    this.open = false;
  }

  moveTo(x: number, y: number): void {
    this.close();
    this.startX = this.lastX = x;
    this.startY = this.lastY = y;
    if (this.clipping) this.lastRegion = regionOf(x, y, this.cx1, this.cy1, this.cx2, this.cy2);
  }

  lineTo(x: number, y: number): void {
    this.edgeTo(x, y);
    this.open = true;
  }

  close(): void {
    if (!this.open) return;
    this.edgeTo(this.startX, this.startY);
    this.open = false;
  }

  /** Closes the last outline and files the cell under way; call before sweeping. */
  finish(): void {
    this.close();
    this.fileCell();
    this.curX = none;
    this.curY = none;
    this.curCover = 0;
    this.curArea = 0;
  }

  private edgeTo(x2: number, y2: number): void {
    const x1 = this.lastX;
    const y1 = this.lastY;
    this.lastX = x2;
    this.lastY = y2;
    if (!this.clipping) {
      this.edge(x1, y1, x2, y2);
      return;
    }
    const left = this.cx1;
    const right = this.cx2;
    const f1 = this.lastRegion;
    const f2 = regionOf(x2, y2, left, this.cy1, right, this.cy2);
    this.lastRegion = f2;
    if ((f1 | f2) === 0) {
      this.edge(x1, y1, x2, y2);
      return;
    }
    if ((f1 & 10) === (f2 & 10) && (f1 & 10) !== 0) return;
    const h1 = f1 & 5;
    const h2 = f2 & 5;
    if (h1 === 0 && h2 === 0) {
      this.clipY(x1, y1, x2, y2, f1, f2);
    } else if (h1 === h2) {
      const bx = h1 === 1 ? right : left;
      this.clipY(bx, y1, bx, y2, f1, f2);
    } else {
      // Leave or enter over one side, or cross both: pieces along the border keep the winding right.
      let px = x1;
      let py = y1;
      let pf = f1;
      if (h1 !== 0) {
        const bx = h1 === 1 ? right : left;
        const by = y1 + ((bx - x1) * (y2 - y1)) / (x2 - x1);
        const bf = this.regionY(by);
        this.clipY(bx, y1, bx, by, f1, bf);
        px = bx;
        py = by;
        pf = bf;
      }
      if (h2 === 0) {
        this.clipY(px, py, x2, y2, pf, f2);
      } else {
        const bx = h2 === 1 ? right : left;
        const by = y1 + ((bx - x1) * (y2 - y1)) / (x2 - x1);
        const bf = this.regionY(by);
        this.clipY(px, py, bx, by, pf, bf);
        this.clipY(bx, by, bx, y2, bf, f2);
      }
    }
  }

  private regionY(y: number): number {
    return (y > this.cy2 ? 2 : 0) | (y < this.cy1 ? 8 : 0);
  }

  private clipY(x1: number, y1: number, x2: number, y2: number, region1: number, region2: number): void {
    const f1 = region1 & 10;
    const f2 = region2 & 10;
    if ((f1 | f2) === 0) {
      this.edge(x1, y1, x2, y2);
      return;
    }
    if (f1 === f2) return;
    let ax = x1;
    let ay = y1;
    let bx = x2;
    let by = y2;
    if (f1 !== 0) {
      ay = f1 === 8 ? this.cy1 : this.cy2;
      ax = x1 + ((ay - y1) * (x2 - x1)) / (y2 - y1);
    }
    if (f2 !== 0) {
      by = f2 === 8 ? this.cy1 : this.cy2;
      bx = x1 + ((by - y1) * (x2 - x1)) / (y2 - y1);
    }
    this.edge(ax, ay, bx, by);
  }

  private edge(x1: number, y1: number, x2: number, y2: number): void {
    const a = x1 * 256;
    const b = y1 * 256;
    const c = x2 * 256;
    const d = y2 * 256;
    this.line(
      (a < 0 ? a - 0.5 : a + 0.5) | 0,
      (b < 0 ? b - 0.5 : b + 0.5) | 0,
      (c < 0 ? c - 0.5 : c + 0.5) | 0,
      (d < 0 ? d - 0.5 : d + 0.5) | 0,
    );
  }

  private fileCell(): void {
    if ((this.curArea | this.curCover) === 0) return;
    const n = this.count;
    if (n === this.x.length) {
      this.makeRoom();
      this.fileCell();
      return;
    }
    this.x[n] = this.curX;
    this.y[n] = this.curY;
    this.cover[n] = this.curCover;
    this.area[n] = this.curArea;
    this.count = n + 1;
  }

  private goTo(x: number, y: number): void {
    if (this.curX === x && this.curY === y) return;
    this.fileCell();
    this.curX = x;
    this.curY = y;
    this.curCover = 0;
    this.curArea = 0;
  }

  private line(x1: number, y1: number, x2: number, y2: number): void {
    const dx = x2 - x1;
    if (dx >= dxLimit || dx <= -dxLimit) {
      const cx = Math.floor((x1 + x2) / 2);
      const cy = Math.floor((y1 + y2) / 2);
      this.line(x1, y1, cx, cy);
      this.line(cx, cy, x2, y2);
      return;
    }
    const ex1 = x1 >> 8;
    const ex2 = x2 >> 8;
    let ey1 = y1 >> 8;
    const ey2 = y2 >> 8;
    const fy1 = y1 & 255;
    const fy2 = y2 & 255;
    if (ex1 < this.minX) this.minX = ex1;
    if (ex1 > this.maxX) this.maxX = ex1;
    if (ey1 < this.minY) this.minY = ey1;
    if (ey1 > this.maxY) this.maxY = ey1;
    if (ex2 < this.minX) this.minX = ex2;
    if (ex2 > this.maxX) this.maxX = ex2;
    if (ey2 < this.minY) this.minY = ey2;
    if (ey2 > this.maxY) this.maxY = ey2;

    this.goTo(ex1, ey1);
    if (ey1 === ey2) {
      this.hline(ey1, x1, fy1, x2, fy2);
      return;
    }
    let dy = y2 - y1;
    const down = dy > 0;
    const incr = down ? 1 : -1;
    const first = down ? 256 : 0;

    if (dx === 0) {
      const twoFx = (x1 - (ex1 << 8)) << 1;
      let delta = first - fy1;
      this.curCover += delta;
      this.curArea += twoFx * delta;
      ey1 += incr;
      this.goTo(ex1, ey1);
      delta = first + first - 256;
      const area = twoFx * delta;
      while (ey1 !== ey2) {
        this.curCover = delta;
        this.curArea = area;
        ey1 += incr;
        this.goTo(ex1, ey1);
      }
      delta = fy2 - 256 + first;
      this.curCover += delta;
      this.curArea += twoFx * delta;
      return;
    }

    const p = (down ? 256 - fy1 : fy1) * dx;
    if (!down) dy = -dy;
    let delta = (p / dy) | 0;
    let mod = p % dy;
    if (mod < 0) {
      delta--;
      mod += dy;
    }
    let xFrom = x1 + delta;
    this.hline(ey1, x1, fy1, xFrom, first);
    ey1 += incr;
    this.goTo(xFrom >> 8, ey1);
    if (ey1 !== ey2) {
      const q = 256 * dx;
      let lift = (q / dy) | 0;
      let rem = q % dy;
      if (rem < 0) {
        lift--;
        rem += dy;
      }
      mod -= dy;
      while (ey1 !== ey2) {
        let step = lift;
        mod += rem;
        if (mod >= 0) {
          mod -= dy;
          step++;
        }
        const xTo = xFrom + step;
        this.hline(ey1, xFrom, 256 - first, xTo, first);
        xFrom = xTo;
        ey1 += incr;
        this.goTo(xFrom >> 8, ey1);
      }
    }
    this.hline(ey1, xFrom, 256 - first, x2, fy2);
  }

  /** The part of an edge within one pixel row. */
  private hline(ey: number, x1: number, yFrom: number, x2: number, y2: number): void {
    const ex2 = x2 >> 8;
    if (yFrom === y2) {
      this.goTo(ex2, ey);
      return;
    }
    let ex1 = x1 >> 8;
    const fx1 = x1 & 255;
    const fx2 = x2 & 255;
    if (ex1 === ex2) {
      const height = y2 - yFrom;
      this.curCover += height;
      this.curArea += (fx1 + fx2) * height;
      return;
    }
    let y1 = yFrom;
    let dx = x2 - x1;
    const right = dx > 0;
    const incr = right ? 1 : -1;
    const first = right ? 256 : 0;
    const p = (right ? 256 - fx1 : fx1) * (y2 - y1);
    if (!right) dx = -dx;
    let delta = (p / dx) | 0;
    let mod = p % dx;
    if (mod < 0) {
      delta--;
      mod += dx;
    }
    this.curCover += delta;
    this.curArea += (fx1 + first) * delta;
    ex1 += incr;
    this.goTo(ex1, ey);
    y1 += delta;
    if (ex1 !== ex2) {
      const q = 256 * (y2 - y1 + delta);
      let lift = (q / dx) | 0;
      let rem = q % dx;
      if (rem < 0) {
        lift--;
        rem += dx;
      }
      mod -= dx;
      while (ex1 !== ex2) {
        delta = lift;
        mod += rem;
        if (mod >= 0) {
          mod -= dx;
          delta++;
        }
        this.curCover += delta;
        this.curArea += 256 * delta;
        y1 += delta;
        ex1 += incr;
        this.goTo(ex1, ey);
      }
    }
    delta = y2 - y1;
    this.curCover += delta;
    this.curArea += (fx2 + 256 - first) * delta;
  }

  /** Merges cells of the same pixel when there are very many, and doubles the room when that does not help. */
  private makeRoom(): void {
    if (this.count >= compactAt) this.merge();
    if (this.count <= this.x.length / 2) return;
    for (const key of ['x', 'y', 'cover', 'area'] as const) {
      const next = new Int32Array(this[key].length * 2);
      next.set(this[key]);
      this[key] = next;
    }
  }

  private merge(): void {
    const width = this.maxX - this.minX + 1;
    const height = this.maxY - this.minY + 1;
    const cover = new Int32Array(width * height);
    const area = new Int32Array(width * height);
    for (let i = 0; i < this.count; i++) {
      const k = (this.y[i] - this.minY) * width + (this.x[i] - this.minX);
      cover[k] += this.cover[i];
      area[k] += this.area[i];
    }
    let n = 0;
    for (let row = 0, k = 0; row < height; row++) {
      for (let column = 0; column < width; column++, k++) {
        if ((cover[k] | area[k]) === 0) continue;
        this.x[n] = column + this.minX;
        this.y[n] = row + this.minY;
        this.cover[n] = cover[k];
        this.area[n] = area[k];
        n++;
      }
    }
    this.count = n;
  }
}
