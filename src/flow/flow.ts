import { TransientError } from '../job/errors.ts';
import type { Job } from '../job/job.ts';
import { isTerminal } from '../job/status.ts';
import type { LeasedMessage } from '../ports/queue.ts';
import type { FlowContext } from './context.ts';
import { drop } from './drop.ts';
import { fail } from './fail.ts';
import { findJob } from './find-job.ts';
import { giveUp } from './give-up.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { release } from './release.ts';
import { renderJob } from './render.ts';
import { reopen } from './reopen.ts';
import { retry } from './retry.ts';
import { settleDrawn, settleStored } from './settle.ts';

/**
 * The way of a job, from one end to the other. Each step is a file:
 *
 * | step | file | what it does |
 * | --- | --- | --- |
 * | accept | `accept.ts` | a validated figure becomes a record and a message, stored in one step by `Intake` |
 * | lease | `dispatcher.ts` | as many messages as the renderer takes, kept leased by heartbeats |
 * | find | `find-job.ts` | the record of a message; a lost one is made anew |
 * | reopen | `reopen.ts` | given up before, and redriven by the queue itself: a fresh start |
 * | drop | `drop.ts` | canceled or ended meanwhile: nothing to do |
 * | reuse | `settle.ts` | the picture exists already: done without a worker |
 * | join | `shared-drawings.ts` | the same picture is being drawn: wait for it |
 * | render | `render.ts` | draw, while the record goes to `running` |
 * | settle | `settle.ts` | picture, record, message |
 * | fail | `fail.ts` | the figure is wrong: failed at once |
 * | retry | `retry.ts` | the attempt broke: back to the queue with backoff |
 * | release | `release.ts` | the process ends: back to the queue as if never leased |
 * | give up | `give-up.ts` | the last attempt broke: dead letters |
 * | rescue | `rescue.ts` | what a crash left in between |
 */
export async function walk(flow: FlowContext, message: LeasedMessage, hooks: WalkHooks): Promise<void> {
  let job: Job;
  try {
    job = await findJob(flow, message);
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.kind !== 'wrong') throw error;
    await flow.queue.bury([message], outcome.error.code);
    flow.signal({ step: 'gave-up', jobId: message.jobId });
    return;
  }
  if (isTerminal(job.status)) {
    const reopened = await reopen(flow, job, message);
    if (reopened === undefined) return drop(flow, message);
    job = reopened;
  }
  if (job.attempts >= flow.maxAttempts) return giveUp(flow, message, exhausted);

  const stored = await flow.results.stat(job.resultKey);
  if (stored !== undefined) return settleStored(flow, message, stored);

  const shared = flow.drawings.get(job.resultKey);
  if (shared !== undefined) return join(flow, job, message, shared, hooks);

  const outcome = await drawAndSettle(flow, job, message, hooks);
  await conclude(flow, job, message, outcome);
}

// Attempts that ended with their dispatcher leave no error of their own.
const exhausted = new TransientError('attempts-exhausted', 'Every attempt ended with the process that made it.');

/** What the dispatcher wants to know of a walk, and how it reaches into it. */
export interface WalkHooks {
  /** Aborts the render: the job was canceled, or the process ends. */
  readonly abort: AbortController;
  /** The job is in the renderer's hands, or needs none. */
  handedOver(): void;
}

/** Draws and stores; whoever joined learns the outcome when the picture is durable. */
async function drawAndSettle(flow: FlowContext, job: Job, message: LeasedMessage, hooks: WalkHooks): Promise<Outcome> {
  const settled = renderJob(flow, job, message, hooks.abort)
    .then(async (outcome): Promise<Outcome> => {
      if (outcome.kind !== 'drawn') return outcome;
      return { kind: 'stored', result: await settleDrawn(flow, job, message, outcome.rendered) };
    })
    // A picture that could not be stored is an attempt that broke.
    .catch(outcomeOf);
  flow.drawings.add(job.resultKey, settled);
  hooks.handedOver();
  return settled;
}

/** Waits for another job's drawing of the same picture, and takes its outcome where that says something about the figure. */
async function join(
  flow: FlowContext,
  job: Job,
  message: LeasedMessage,
  shared: Promise<Outcome>,
  hooks: WalkHooks,
): Promise<void> {
  flow.signal({ step: 'joined', jobId: job.id });
  hooks.handedOver();
  const outcome = await shared;
  if (outcome.kind === 'stored') return settleStored(flow, message, outcome.result);
  if (outcome.kind === 'wrong') return fail(flow, message, outcome.error);
  // The other job's attempt is not ours: this one goes back untouched and draws for itself.
  return release(flow, job, message);
}

async function conclude(flow: FlowContext, job: Job, message: LeasedMessage, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'drawn':
    case 'stored':
      return;
    case 'unwanted':
      return drop(flow, message);
    case 'called-off':
      return release(flow, job, message);
    case 'wrong':
      return fail(flow, message, outcome.error);
    case 'broken':
      return retry(flow, job, message, outcome.error);
  }
}
