/** Blocks in which a run's extremes may be, with bounds of how far their vertices lie along it. */
export class ExtremeBlocks {
  #count = 0;
  #blocks = new Int32Array(64);
  #most = new Float64Array(64);
  #least = new Float64Array(64);

  clear(): void {
    this.#count = 0;
  }

  add(block: number, most: number, least: number): void {
    const i = this.#count++;
    if (i === this.#blocks.length) this.#grow();
    this.#blocks[i] = block;
    this.#most[i] = most;
    this.#least[i] = least;
  }

  /** Leaves out the blocks that lie between what was reached for certain. */
  keepBeyond(ahead: number, behind: number): void {
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      if (this.#most[i] < ahead && this.#least[i] > behind) continue;
      this.#blocks[kept++] = this.#blocks[i];
    }
    this.#count = kept;
  }

  /** The blocks that are left, in order. */
  get blocks(): Int32Array {
    return this.#blocks.subarray(0, this.#count);
  }

  #grow(): void {
    const [blocks, most, least] = [this.#blocks, this.#most, this.#least];
    this.#blocks = new Int32Array(2 * blocks.length);
    this.#blocks.set(blocks);
    this.#most = new Float64Array(2 * most.length);
    this.#most.set(most);
    this.#least = new Float64Array(2 * least.length);
    this.#least.set(least);
  }
}
