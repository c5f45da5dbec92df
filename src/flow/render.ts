import type { Job } from '../job/job.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';
import { decodeMessage } from './message-body.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/**
 * Draws a job's figure. The transition to `running` happens meanwhile rather than before, which saves its fsync from every
 * job's latency; when it turns out that the job was canceled or ended, the render is called off.
 */
export async function renderJob(
  flow: FlowContext,
  job: Job,
  message: LeasedMessage,
  abort: AbortController,
): Promise<Outcome> {
  const running = markRunning(flow, job);
  running.then(
    (started) => {
      if (started === undefined) abort.abort();
    },
    () => abort.abort(),
  );
  const outcome = await draw(flow, job, message, abort.signal);
  try {
    const started = await running;
    observe(flow, started ?? job, outcome);
    return started === undefined ? { kind: 'unwanted' } : outcome;
  } catch (error) {
    // Not even the start could be noted: nothing of this attempt counts.
    return outcomeOf(error);
  }
}

async function markRunning(flow: FlowContext, job: Job): Promise<Job | undefined> {
  const at = flow.clock.now();
  const started = await flow.jobs.transition({
    id: job.id,
    from: ['queued', 'running'],
    to: 'running',
    at,
    patch: { attempts: job.attempts + 1, startedAt: at },
  });
  if (started !== undefined) flow.observer.started(started);
  return started;
}

async function draw(flow: FlowContext, job: Job, message: LeasedMessage, signal: AbortSignal): Promise<Outcome> {
  try {
    const { figure } = decodeMessage(message.body);
    flow.signal({ step: 'rendering', jobId: job.id });
    const { traceparent } = message;
    const rendered = await flow.renderer.render({ jobId: job.id, figure, format: job.format, traceparent }, signal);
    return { kind: 'drawn', rendered };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Reports an attempt that the renderer made; one that was called off or turned away is none. */
function observe(flow: FlowContext, job: Job, outcome: Outcome): void {
  if (outcome.kind === 'drawn') flow.observer.attempted(job, 'ok', outcome.rendered.renderMs);
  if (outcome.kind === 'wrong' || (outcome.kind === 'broken' && outcome.error.countsAsAttempt)) {
    flow.observer.attempted(job, outcome.error.code, 0);
  }
}
