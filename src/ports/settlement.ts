import type { Job } from '../job/job.ts';
import type { Transition } from './job-store.ts';
import type { Lease } from './queue.ts';

/** A picture on its way into the `ResultStore`, under its content address. */
export interface Picture {
  readonly key: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** The end of a job's way: the picture (none when it is stored already, or the job failed), the transition, the message to remove. */
export interface Ending {
  readonly picture?: Picture;
  readonly transition: Transition;
  readonly lease: Lease;
}

/**
 * Ends a leased job durably: picture first, then the record, then the message, so that a crash in between only repeats
 * work. An adapter that keeps all three in one place does it in one step; `settleInOrder` composes it from the three ports.
 * Resolves with the changed job, or undefined when the transition's condition did not hold (the message is removed even so).
 */
export interface Settlement {
  settle(ending: Ending): Promise<Job | undefined>;
}
