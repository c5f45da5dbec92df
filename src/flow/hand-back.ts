import { isTerminal } from '../job/status.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';
import { drop } from './drop.ts';

/**
 * Puts a job back to `queued` and its message back on the queue. Record first: until the second step the message is still
 * leased, so that nobody can start the job and then be overwritten. Returns false when the job has ended meanwhile
 * (canceled): then the message is removed.
 */
export async function handBack(
  flow: FlowContext,
  message: LeasedMessage,
  how: { attempts: number; delayMs: number; counted: boolean },
): Promise<boolean> {
  const requeued = await flow.jobs.transition({
    id: message.jobId,
    from: ['running'],
    to: 'queued',
    at: flow.clock.now(),
    patch: { attempts: how.attempts, startedAt: undefined },
  });
  if (requeued === undefined) {
    const job = await flow.jobs.get(message.jobId);
    if (job !== undefined && isTerminal(job.status)) {
      await drop(flow, message);
      return false;
    }
  }
  await flow.queue.extend([message], how.delayMs, { uncounted: !how.counted });
  return true;
}
