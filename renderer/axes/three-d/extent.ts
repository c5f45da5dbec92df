/** How far the data reach along one direction, and the smallest positive value. */
export interface Extent {
  low: number;
  high: number;
  minpos: number;
}

/** Extents of x, y and z. Before there are data they leave an empty box with round limits. */
export class Extents {
  readonly x: Extent;
  readonly y: Extent;
  readonly z: Extent;

  constructor() {
    const margin = 0.05 * (10 / 11);
    this.x = { low: margin, high: 1 - margin, minpos: Infinity };
    this.y = { low: margin, high: 1 - margin, minpos: Infinity };
    this.z = { low: 0, high: 1, minpos: Infinity };
  }

  /** Takes in data; the first data replace what was there. A pair of x and y that is not finite counts for neither. */
  update(x: ArrayLike<number>, y: ArrayLike<number>, z: ArrayLike<number> | null, hadData: boolean): void {
    if (!hadData) for (const e of z ? [this.x, this.y, this.z] : [this.x, this.y]) forget(e);
    if (x.length === y.length) {
      for (let i = 0; i < x.length; i++) {
        if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
        grow(this.x, x[i]);
        grow(this.y, y[i]);
      }
    } else {
      for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i])) grow(this.x, x[i]);
      for (let i = 0; i < y.length; i++) if (Number.isFinite(y[i])) grow(this.y, y[i]);
    }
    if (z) for (let i = 0; i < z.length; i++) if (Number.isFinite(z[i])) grow(this.z, z[i]);
  }
}

function forget(e: Extent): void {
  e.low = Infinity;
  e.high = -Infinity;
  e.minpos = Infinity;
}

function grow(e: Extent, v: number): void {
  if (v < e.low) e.low = v;
  if (v > e.high) e.high = v;
  if (v > 0 && v < e.minpos) e.minpos = v;
}
