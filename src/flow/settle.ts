import type { Job, ResultRef } from '../job/job.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { Rendered } from '../ports/renderer.ts';
import type { FlowContext } from './context.ts';
import { decodeMessage } from './message-body.ts';
import { resultKey } from './result-key.ts';

/** Ends a job that was drawn just now: picture, record and message in this order (in one step where the adapter can). */
export async function settleDrawn(
  flow: FlowContext,
  job: Job,
  message: LeasedMessage,
  rendered: Rendered,
): Promise<ResultRef> {
  const { contentType, body, renderMs } = rendered;
  const key = addressOf(job, message, rendered.version);
  const result: ResultRef = { key, contentType, bytes: body.byteLength };
  await succeed(flow, message, { key, contentType, body }, { result, renderMs });
  return result;
}

/**
 * The address of a picture is that of the version that drew it. During an upgrade API and function may differ for a while: under
 * the job's own address an old picture would be what every later request for the new one gets.
 */
function addressOf(job: Job, message: LeasedMessage, version: string | undefined): string {
  return version === undefined ? job.resultKey : resultKey(decodeMessage(message.body).figure, job.format, version);
}

/** Ends a job whose picture is stored already; no worker was needed. */
export async function settleStored(flow: FlowContext, message: LeasedMessage, result: ResultRef): Promise<void> {
  await succeed(flow, message, undefined, { result });
}

async function succeed(
  flow: FlowContext,
  message: LeasedMessage,
  picture: { key: string; contentType: string; body: Uint8Array } | undefined,
  patch: { result: ResultRef; renderMs?: number },
): Promise<void> {
  const at = flow.clock.now();
  const ended = await flow.settlement.settle({
    picture,
    transition: {
      id: message.jobId,
      from: ['queued', 'running'],
      to: 'succeeded',
      at,
      patch: { ...patch, finishedAt: at, error: undefined },
    },
    lease: message,
  });
  if (ended === undefined) {
    flow.signal({ step: 'dropped', jobId: message.jobId });
    return;
  }
  flow.observer.ended(ended);
  flow.signal({ step: 'settled', jobId: message.jobId });
}
