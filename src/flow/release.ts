import type { Job } from '../job/job.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';
import { handBack } from './hand-back.ts';

/** Hands a message back at once, as if it had never been leased: the process ends, or a shared drawing came to nothing. */
export async function release(flow: FlowContext, job: Job, message: LeasedMessage): Promise<void> {
  if (await handBack(flow, message, { attempts: job.attempts, delayMs: 0, counted: false })) {
    flow.signal({ step: 'released', jobId: job.id });
  }
}
