import { performance } from 'node:perf_hooks';
import type { Acceptance, Accepted, Intake } from '../ports/intake.ts';

/** How long the last look counts. */
const windowMs = 200;
/** Share of its time that the thread is busy, and jobs a second that it accepts: together they are a flood. */
const busyShare = 0.9;
const jobsPerSecond = 500;

/** Watches an intake: whether jobs come as fast as this thread can take them. */
export class FloodGauge implements Intake {
  readonly #intake: Intake;
  #accepted = 0;
  #lookedAt = performance.now();
  #utilization = performance.eventLoopUtilization();
  #flooded = false;

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  async accept(entries: readonly Acceptance[]): Promise<Accepted[]> {
    const accepted = await this.#intake.accept(entries);
    this.#accepted += accepted.length;
    return accepted;
  }

  /** Whether they did since the last look, which is a fifth of a second at least. */
  flooded(): boolean {
    const now = performance.now();
    const elapsed = now - this.#lookedAt;
    if (elapsed < windowMs) return this.#flooded;
    const utilization = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(utilization, this.#utilization).utilization;
    this.#flooded = busy >= busyShare && (this.#accepted * 1000) / elapsed >= jobsPerSecond;
    this.#accepted = 0;
    this.#lookedAt = now;
    this.#utilization = utilization;
    return this.#flooded;
  }
}
