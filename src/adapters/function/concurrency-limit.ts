export interface ConcurrencyLimitOptions {
  /** Where the limit starts; 4 unless told. */
  readonly initial?: number;
  /** It never rises above this; 256 unless told. */
  readonly max?: number;
  /** Latency this many times the best seen counts as overload; 3 unless told. */
  readonly tolerance?: number;
}

/** How one call went, as far as the limit is concerned. */
export type CallVerdict = 'ok' | 'busy' | 'failed';

/** Weight of the newest latency in the moving average. */
const SMOOTHING = 0.2;
/** The best latency fades upwards by this share per call, so that a function that became slower for good is not punished for ever. */
const FADE = 0.002;

/**
 * How many calls a function is given at once: additive increase, multiplicative decrease (AIMD, Chiu and Jain 1989), as TCP
 * finds a link's capacity. It rises by one per full round of calls, halves on 429 and 503, and shrinks by a tenth when latency grows
 * well beyond the best seen, which is what a growing queue inside the function looks like from outside.
 */
export class ConcurrencyLimit {
  readonly #max: number;
  readonly #tolerance: number;
  #limit: number;
  #inFlight = 0;
  #best = Number.POSITIVE_INFINITY;
  #average = 0;
  /** When as many calls as allowed were last in flight. */
  #fullAt = Number.NEGATIVE_INFINITY;
  /** Calls started before the last decrease tell nothing about the limit after it. */
  #decreasedAt = Number.NEGATIVE_INFINITY;

  constructor(options: ConcurrencyLimitOptions = {}) {
    this.#limit = options.initial ?? 4;
    this.#max = options.max ?? 256;
    this.#tolerance = options.tolerance ?? 3;
  }

  /** The limit as it stands, a whole number of calls, at least 1. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Calls that may start now. */
  get free(): number {
    return Math.max(0, this.limit - this.#inFlight);
  }

  /** Counts a call in; the function it returns counts it out with its verdict. `now` in milliseconds. */
  start(now: () => number = performance.now.bind(performance)): (verdict: CallVerdict) => void {
    const startedAt = now();
    if (++this.#inFlight >= this.limit) this.#fullAt = startedAt;
    return (verdict) => {
      const endedAt = now();
      this.#inFlight -= 1;
      if (verdict === 'busy') this.#decrease(0.5, startedAt, endedAt);
      else if (verdict === 'ok') this.#learn(startedAt, endedAt);
    };
  }

  #learn(startedAt: number, endedAt: number): void {
    const latency = endedAt - startedAt;
    this.#average = this.#average === 0 ? latency : this.#average + SMOOTHING * (latency - this.#average);
    this.#best = Math.min(this.#best * (1 + FADE), latency);
    if (this.#average > this.#best * this.#tolerance && this.#limit > 1) this.#decrease(0.9, startedAt, endedAt);
    // Only a full pipe says anything about whether it could be wider.
    else if (this.#fullAt >= startedAt) this.#limit = Math.min(this.#max, this.#limit + 1 / this.#limit);
  }

  #decrease(factor: number, startedAt: number, endedAt: number): void {
    if (startedAt < this.#decreasedAt) return;
    this.#limit = Math.max(1, this.#limit * factor);
    this.#decreasedAt = endedAt;
  }
}
