import type { Job, ResultRef } from '../job/job.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { Rendered } from '../ports/renderer.ts';
import type { FlowContext } from './context.ts';

/** Ends a job that was drawn just now: picture, record and message in this order (in one step where the adapter can). */
export async function settleDrawn(
  flow: FlowContext,
  job: Job,
  message: LeasedMessage,
  rendered: Rendered,
): Promise<ResultRef> {
  const { contentType, body, renderMs } = rendered;
  const result: ResultRef = { key: job.resultKey, contentType, bytes: body.byteLength };
  await succeed(flow, message, { key: job.resultKey, contentType, body }, { result, renderMs });
  return result;
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
