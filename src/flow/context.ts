import type { Clock } from '../ports/clock.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { ResultStore } from '../ports/result-store.ts';
import type { Settlement } from '../ports/settlement.ts';
import type { BackoffOptions } from './backoff.ts';
import type { SharedDrawings } from './shared-drawings.ts';
import type { FlowSignal } from './signals.ts';

/** What the steps of the flow work with: the ports, and what was decided once for all jobs. */
export interface FlowContext {
  readonly queue: Queue;
  readonly jobs: JobStore;
  readonly results: ResultStore;
  readonly settlement: Settlement;
  readonly renderer: Renderer;
  readonly clock: Clock;
  readonly observer: JobObserver;
  /** Render attempts before a job is given up. */
  readonly maxAttempts: number;
  readonly backoff: BackoffOptions;
  readonly random: () => number;
  readonly drawings: SharedDrawings;
  readonly signal: FlowSignal;
}
