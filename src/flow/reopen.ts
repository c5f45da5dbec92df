import type { Job } from '../job/job.ts';
import { isTerminal } from '../job/status.ts';
import type { Transition } from '../ports/job-store.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';

/** The transition that gives a failed job a fresh start. */
export function reopening(id: string, at: number): Transition {
  return {
    id,
    from: ['failed'],
    to: 'queued',
    at,
    patch: { attempts: 0, startedAt: undefined, finishedAt: undefined, error: undefined },
  };
}

/**
 * Reopens a job that was given up when its dead letter came back without us, from the queue's own redrive: such a message was sent
 * after the job had failed, while a duplicate delivery was sent before. Undefined when the job needs nothing more.
 */
export async function reopen(flow: FlowContext, job: Job, message: LeasedMessage): Promise<Job | undefined> {
  const givenUp = job.status === 'failed' && job.error?.kind === 'transient';
  if (!givenUp || job.finishedAt === undefined || message.sentAt < job.finishedAt) return undefined;
  const reopened = await flow.jobs.transition(reopening(job.id, flow.clock.now()));
  if (reopened !== undefined) return reopened;
  // Whoever redrove it may have reopened the record a moment ago.
  const now = await flow.jobs.get(job.id);
  return now === undefined || isTerminal(now.status) ? undefined : now;
}
