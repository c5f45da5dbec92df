import type { Job } from '../job/job.ts';

/**
 * Told what happens to jobs, right after it is durable: metrics, limits and webhooks listen here. Calls are synchronous
 * and cheap and never throw. Whoever makes the step reports it (the flow for all but acceptance and a client's cancel).
 */
export interface JobObserver {
  /** The job went to `running`. */
  started(job: Job): void;
  /** One render attempt is over: `ok`, or the code of its error; `renderMs` as measured, 0 when it never got that far. */
  attempted(job: Job, outcome: string, renderMs: number): void;
  /** The job is terminal now: succeeded, failed or canceled. */
  ended(job: Job): void;
}

/** Hands every event to each observer in turn; one that is not there is left out. */
export function observeAll(...given: readonly (JobObserver | undefined)[]): JobObserver {
  const observers = given.filter((observer) => observer !== undefined);
  return {
    started: (job) => {
      for (const observer of observers) observer.started(job);
    },
    attempted: (job, outcome, renderMs) => {
      for (const observer of observers) observer.attempted(job, outcome, renderMs);
    },
    ended: (job) => {
      for (const observer of observers) observer.ended(job);
    },
  };
}
