/** The earliest of many times, with a number attached to each: a binary heap over typed arrays. */
export class TimeHeap {
  #times = new Float64Array(1024);
  #values = new Int32Array(1024);
  #size = 0;

  /** The earliest time; Infinity when there is none. */
  get next(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#times[0];
  }

  push(time: number, value: number): void {
    if (this.#size === this.#times.length) this.#grow();
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#times[parent] <= time) break;
      this.#times[at] = this.#times[parent];
      this.#values[at] = this.#values[parent];
      at = parent;
    }
    this.#times[at] = time;
    this.#values[at] = value;
  }

  /** Removes the earliest and returns its number. */
  pop(): number {
    const value = this.#values[0];
    const last = --this.#size;
    const time = this.#times[last];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && this.#times[child + 1] < this.#times[child]) child++;
      if (this.#times[child] >= time) break;
      this.#times[at] = this.#times[child];
      this.#values[at] = this.#values[child];
      at = child;
    }
    this.#times[at] = time;
    this.#values[at] = this.#values[last];
    return value;
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2);
    const values = new Int32Array(times.length);
    times.set(this.#times);
    values.set(this.#values);
    this.#times = times;
    this.#values = values;
  }
}
