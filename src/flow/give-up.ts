import type { TransientError } from '../job/errors.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';

/**
 * Gives a job up after its last attempt: message to the dead letters, then the record. In this order, because a dead
 * letter whose job is not failed yet is found and mended (see `rescue`), while a failed job without dead letter could
 * never be redriven.
 */
export async function giveUp(flow: FlowContext, message: LeasedMessage, error: TransientError): Promise<void> {
  await flow.queue.bury([message], error.code);
  const at = flow.clock.now();
  const ended = await flow.jobs.transition({
    id: message.jobId,
    from: ['queued', 'running'],
    to: 'failed',
    at,
    patch: { finishedAt: at, error: { kind: 'transient', code: error.code, message: error.message } },
  });
  if (ended !== undefined) flow.observer.ended(ended);
  flow.signal({ step: 'gave-up', jobId: message.jobId });
}
