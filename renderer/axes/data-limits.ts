/** The extent of an axes' data (`dataLim`) with the smallest positive values, for log scales. Infinite until data come. */
export class DataLimits {
  x0 = Infinity;
  y0 = Infinity;
  x1 = -Infinity;
  y1 = -Infinity;
  minposx = Infinity;
  minposy = Infinity;

  /** Takes in pairs x0, y0, x1, y1, …; a pair that is not finite counts for neither direction. */
  update(xy: ArrayLike<number>, useX = true, useY = true): void {
    let { x0, y0, x1, y1, minposx, minposy } = this;
    for (let i = 0; i < xy.length; i += 2) {
      const x = xy[i];
      const y = xy[i + 1];
      // NaN for NaN and infinities, 0 otherwise.
      if (x - x + (y - y) !== 0) continue;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (x > 0 && x < minposx) minposx = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
      if (y > 0 && y < minposy) minposy = y;
    }
    if (useX) {
      this.x0 = x0;
      this.x1 = x1;
      this.minposx = minposx;
    }
    if (useY) {
      this.y0 = y0;
      this.y1 = y1;
      this.minposy = minposy;
    }
  }

  interval(axis: 'x' | 'y'): readonly [number, number] {
    return axis === 'x' ? [this.x0, this.x1] : [this.y0, this.y1];
  }

  minpos(axis: 'x' | 'y'): number {
    return axis === 'x' ? this.minposx : this.minposy;
  }
}
