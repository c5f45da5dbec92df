import type { Clock } from '../ports/clock.ts';

/** Messages that waited for less than this are no backlog: to draw them later would only make somebody wait. */
const backlogMs = 1_000;
/** A burst is over in seconds. What floods in for longer than this is the usual load, and has to be drawn beside it. */
const longestMs = 10_000;
/** Figures that are drawn all the same, at a time. */
const trickle = 2;

/**
 * Holds drawing back while posts flood in. Who posts waits for an answer now; who posted before waits for a backlog in any case, and
 * processors that draw would only take longer to accept the rest of it. For ten seconds at most, then it draws for as long.
 */
export class Restraint {
  readonly #flooded: () => boolean;
  readonly #clock: Clock;
  #oldestMs = 0;
  #since: number | undefined;
  #freeUntil = 0;

  /** `flooded`: whether accepting takes all the time that the process has. */
  constructor(flooded: () => boolean, clock: Clock) {
    this.#flooded = flooded;
    this.#clock = clock;
  }

  /** Takes note of what was leased: how long it had waited tells whether there is a backlog. */
  leased(messages: readonly { readonly sentAt: number }[]): void {
    const now = this.#clock.now();
    this.#oldestMs = Math.max(0, ...messages.map(({ sentAt }) => now - sentAt));
  }

  /** How many figures may be in hand now; asking begins and ends the times of holding back. */
  most(): number {
    const now = this.#clock.now();
    if (now < this.#freeUntil || this.#oldestMs < backlogMs || !this.#flooded()) {
      this.#since = undefined;
      return Number.POSITIVE_INFINITY;
    }
    this.#since ??= now;
    if (now - this.#since < longestMs) return trickle;
    this.#freeUntil = now + longestMs;
    return Number.POSITIVE_INFINITY;
  }
}
