import type { TransientError } from '../job/errors.ts';
import type { Job } from '../job/job.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import { backoffMs } from './backoff.ts';
import type { FlowContext } from './context.ts';
import { giveUp } from './give-up.ts';
import { handBack } from './hand-back.ts';

/**
 * Brings a job whose attempt broke back to the queue, after a pause; the last attempt gives it up. `job` is the record as
 * it was leased: this attempt is not in its count yet.
 */
export async function retry(flow: FlowContext, job: Job, message: LeasedMessage, error: TransientError): Promise<void> {
  const counted = error.countsAsAttempt;
  const attempts = job.attempts + (counted ? 1 : 0);
  if (counted && attempts >= flow.maxAttempts) {
    await giveUp(flow, message, error);
    return;
  }
  const delayMs = backoffMs(Math.max(1, attempts), flow.backoff, flow.random, error.retryAfterMs);
  if (await handBack(flow, message, { attempts, delayMs, counted })) {
    flow.signal({ step: 'retried', jobId: job.id, delayMs });
  }
}
