/** Points nearer than this count as one (Agg's epsilon). */
const epsilon = 1e-14;

/** The points of one subpath with the distance to the next, coinciding neighbours left out. */
export class VertexSequence {
  x = new Float64Array(64);
  y = new Float64Array(64);
  /** Distance from point i to point i + 1 (to the first one for the last point of a closed path). */
  distance = new Float64Array(64);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(x: number, y: number): void {
    const n = this.length;
    if (n > 1 && !this.measure(n - 2, this.x[n - 1], this.y[n - 1])) this.length = n - 1;
    this.append(x, y);
  }

  /** Measures the distances that are still open. Call once, after the last `add`. */
  finish(closed: boolean): void {
    while (this.length > 1) {
      const last = this.length - 1;
      if (this.measure(last - 1, this.x[last], this.y[last])) break;
      const x = this.x[last];
      const y = this.y[last];
      this.length = last - 1;
      this.add(x, y);
    }
    if (!closed) return;
    while (this.length > 1) {
      if (this.measure(this.length - 1, this.x[0], this.y[0])) break;
      this.length--;
    }
  }

  private append(x: number, y: number): void {
    const n = this.length;
    if (n === this.x.length) this.grow();
    this.x[n] = x;
    this.y[n] = y;
    this.distance[n] = 0;
    this.length = n + 1;
  }

  private measure(i: number, x: number, y: number): boolean {
    const dx = x - this.x[i];
    const dy = y - this.y[i];
    const d = Math.sqrt(dx * dx + dy * dy);
    const apart = d > epsilon;
    this.distance[i] = apart ? d : 1 / epsilon;
    return apart;
  }

  private grow(): void {
    for (const key of ['x', 'y', 'distance'] as const) {
      const next = new Float64Array(this[key].length * 2);
      next.set(this[key]);
      this[key] = next;
    }
  }
}
