import type { Extent } from '../columns/extent.ts';

/** The extent of an axes' data (`dataLim`) with the smallest positive values, for log scales. Infinite until data come. */
export class DataLimits {
  x0 = Infinity;
  y0 = Infinity;
  x1 = -Infinity;
  y1 = -Infinity;
  minposx = Infinity;
  minposy = Infinity;

  /** Takes in the extent of some data, in the directions that count. */
  update({ x, y }: Extent, useX = true, useY = true): void {
    if (useX) {
      this.x0 = Math.min(this.x0, x.low);
      this.x1 = Math.max(this.x1, x.high);
      this.minposx = Math.min(this.minposx, x.leastPositive);
    }
    if (useY) {
      this.y0 = Math.min(this.y0, y.low);
      this.y1 = Math.max(this.y1, y.high);
      this.minposy = Math.min(this.minposy, y.leastPositive);
    }
  }

  interval(axis: 'x' | 'y'): readonly [number, number] {
    return axis === 'x' ? [this.x0, this.x1] : [this.y0, this.y1];
  }

  minpos(axis: 'x' | 'y'): number {
    return axis === 'x' ? this.minposx : this.minposy;
  }
}
