/** A token bucket (units: whatever is counted): refills steadily up to its capacity. It may go below zero when settled afterwards. */
export class TokenBucket {
  readonly capacity: number;
  readonly #perMs: number;
  #tokens: number;
  #at: number;

  /** `perSecond` tokens flow in, at most `capacity` are held; it starts full at time `now` (epoch milliseconds). */
  constructor(perSecond: number, capacity: number, now: number) {
    this.capacity = capacity;
    this.#perMs = perSecond / 1000;
    this.#tokens = capacity;
    this.#at = now;
  }

  /** Tokens there now. */
  available(now: number): number {
    if (now > this.#at) {
      this.#tokens = Math.min(this.capacity, this.#tokens + (now - this.#at) * this.#perMs);
      this.#at = now;
    }
    return this.#tokens;
  }

  /** Takes `amount` when it is there. */
  take(amount: number, now: number): boolean {
    if (this.available(now) < amount) return false;
    this.#tokens -= amount;
    return true;
  }

  /** Puts back (positive) or takes afterwards (negative), whatever the level. */
  settle(amount: number, now: number): void {
    this.#tokens = Math.min(this.capacity, this.available(now) + amount);
  }

  /** Milliseconds until `amount` is there. */
  waitFor(amount: number, now: number): number {
    const missing = Math.min(amount, this.capacity) - this.available(now);
    return missing <= 0 ? 0 : Math.ceil(missing / this.#perMs);
  }
}
