import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';

/** Removes the message of a job that needs nothing more: canceled, or delivered twice and done. */
export async function drop(flow: FlowContext, message: LeasedMessage): Promise<void> {
  await flow.queue.delete([message]);
  flow.signal({ step: 'dropped', jobId: message.jobId });
}
