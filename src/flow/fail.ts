import type { PermanentError } from '../job/errors.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';

/** Ends a job whose figure is wrong: failed at once, no further attempt, nothing left on the queue. */
export async function fail(flow: FlowContext, message: LeasedMessage, error: PermanentError): Promise<void> {
  const at = flow.clock.now();
  const { code, message: text, errors } = error;
  const ended = await flow.settlement.settle({
    transition: {
      id: message.jobId,
      from: ['queued', 'running'],
      to: 'failed',
      at,
      patch: { finishedAt: at, error: { kind: 'permanent', code, message: text, errors } },
    },
    lease: message,
  });
  if (ended !== undefined) flow.observer.ended(ended);
  flow.signal({ step: 'settled', jobId: message.jobId });
}
