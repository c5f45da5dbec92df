import type { Job } from '../job/job.ts';
import type { QueueMessage } from './queue.ts';

export interface Acceptance {
  readonly job: Job;
  readonly message: QueueMessage;
}

/** `created`: this request made the job. `replayed`: the same `Idempotency-Key` (of the same owner) had made it before. */
export type Accepted = { readonly outcome: 'created' | 'replayed'; readonly job: Job };

/**
 * Accepts jobs in one durable step: record and message are both there, or neither. Resolves only once a crash can no
 * longer lose them; rejects with `TransientError` (disk full, queue away) when the client has to come back.
 */
export interface Intake {
  accept(entries: readonly Acceptance[]): Promise<Accepted[]>;
}
