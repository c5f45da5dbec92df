/** How much work a worker should hold: enough to hide the round trip, little enough that nothing waits long behind it. */
const targetMs = 40;
const smoothing = 0.1;

/** Follows the time a render takes, and sizes the batches by it. */
export class Pace {
  readonly #maxBatch: number;
  #averageMs = 4;

  constructor(maxBatch: number) {
    this.#maxBatch = maxBatch;
  }

  /** Takes a render's time in milliseconds into the moving average. */
  note(renderMs: number): void {
    this.#averageMs += (renderMs - this.#averageMs) * smoothing;
  }

  /** Jobs per message to a worker, 1 to the largest batch. */
  get batch(): number {
    return Math.min(this.#maxBatch, Math.max(1, Math.floor(targetMs / this.#averageMs)));
  }
}
