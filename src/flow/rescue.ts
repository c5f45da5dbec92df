import type { Job } from '../job/job.ts';
import { isTerminal } from '../job/status.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { LostJobs } from '../ports/lost-jobs.ts';
import type { Queue } from '../ports/queue.ts';
import type { FlowSignal } from './signals.ts';

export interface RescueOptions {
  readonly queue: Queue;
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly observer: JobObserver;
  /** Where the store can tell which jobs nothing will ever finish. */
  readonly lostJobs?: LostJobs;
  /** No dispatcher runs yet, and there is no other one: every `running` record is a lie of the process before. */
  readonly alone: boolean;
  /** A dead letter's job is left alone for this long after its last change: somebody may just be failing or redriving it. */
  readonly settleMs: number;
  readonly signal?: FlowSignal;
}

const page = 200;

/**
 * Mends what a crash left between two steps; on start, and now and then. (A message without record needs no rescue: its
 * lease makes the record anew.)
 */
export async function rescue(options: RescueOptions): Promise<void> {
  if (options.alone) await requeueRunning(options);
  await failDeadJobs(options);
  await failLostJobs(options);
}

/** `running`, but the message is on the queue again: say so. Attempts stay counted. */
async function requeueRunning({ jobs, clock, signal }: RescueOptions): Promise<void> {
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const found = await jobs.list({ status: 'running', limit: page, cursor });
    await Promise.all(
      found.items.map(async ({ id }) => {
        const patch = { startedAt: undefined };
        await jobs.transition({ id, from: ['running'], to: 'queued', at: clock.now(), patch });
        signal?.({ step: 'rescued', jobId: id });
      }),
    );
    cursor = found.cursor;
  }
}

/** In the dead letters, but the record does not know: the queue moved it there, or a crash came before the record. */
async function failDeadJobs(options: RescueOptions): Promise<void> {
  const { queue, jobs, clock, settleMs } = options;
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const found = await queue.deadLetters({ limit: page, cursor });
    await Promise.all(
      found.items.map(async (letter) => {
        const job = await jobs.get(letter.jobId);
        if (job === undefined || isTerminal(job.status) || clock.now() - job.updatedAt < settleMs) return;
        await failJob(options, job, letter.reason, 'Every attempt ended with the process that made it.');
      }),
    );
    cursor = found.cursor;
  }
}

async function failLostJobs(options: RescueOptions): Promise<void> {
  const { lostJobs, clock, settleMs } = options;
  if (lostJobs === undefined) return;
  for (const job of await lostJobs.find(page)) {
    // A redrive may be between its two steps.
    if (clock.now() - job.updatedAt < settleMs) continue;
    await failJob(options, job, 'job-lost', 'The job has no message any more; send the figure again.');
  }
}

async function failJob(options: RescueOptions, job: Job, code: string, message: string): Promise<void> {
  const at = options.clock.now();
  const ended = await options.jobs.transition({
    id: job.id,
    from: ['queued', 'running'],
    to: 'failed',
    at,
    patch: { finishedAt: at, error: { kind: 'transient', code, message } },
  });
  if (ended === undefined) return;
  options.observer.ended(ended);
  options.signal?.({ step: 'rescued', jobId: job.id });
}
