import type { Job } from '../job/job.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';
import { decodeMessage } from './message-body.ts';
import { resultKey } from './result-key.ts';

/**
 * The record that a message belongs to. A message without one (the record was lost, or a foreign producer sent it) makes
 * it: from the record it carries, else from its body. Throws `PermanentError` when the body cannot be read.
 */
export async function findJob(flow: FlowContext, message: LeasedMessage): Promise<Job> {
  const known = await flow.jobs.get(message.jobId);
  if (known !== undefined) return known;
  const job = message.record ?? recordOf(flow, message);
  await flow.jobs.create([job]);
  // Somebody else may have been first, or even be done already.
  return (await flow.jobs.get(message.jobId)) ?? job;
}

function recordOf(flow: FlowContext, message: LeasedMessage): Job {
  const { figure, format } = decodeMessage(message.body);
  const now = flow.clock.now();
  return {
    id: message.jobId,
    status: 'queued',
    format,
    resultKey: resultKey(figure, format, flow.renderer.version),
    priority: message.priority,
    tags: message.tags ?? [],
    traceparent: message.traceparent,
    attempts: 0,
    createdAt: message.sentAt,
    updatedAt: now,
  };
}
