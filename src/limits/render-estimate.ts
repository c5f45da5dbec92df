/** The render time to expect of the next figure, in milliseconds: a moving average of those measured. */
export class RenderEstimate {
  #ms: number;
  readonly #weight: number;

  /** Starts at `initial`; each measurement moves it by `weight` of the difference. */
  constructor(initial = 10, weight = 0.05) {
    this.#ms = initial;
    this.#weight = weight;
  }

  get ms(): number {
    return this.#ms;
  }

  add(measured: number): void {
    this.#ms += (measured - this.#ms) * this.#weight;
  }
}
