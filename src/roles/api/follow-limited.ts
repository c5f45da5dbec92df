import type { Job } from '../../job/job.ts';
import { isTerminal } from '../../job/status.ts';
import type { KeyRing } from '../../limits/api-keys.ts';
import type { LimitKeeper } from '../../limits/limits.ts';
import type { Intake } from '../../ports/intake.ts';
import type { JobStore } from '../../ports/job-store.ts';

export interface FollowOptions {
  readonly intake: Intake;
  /** Looks waiting jobs up now and then; slowly is enough. */
  readonly jobs: JobStore;
  readonly keys: KeyRing;
  readonly limits: LimitKeeper;
  readonly closing: AbortSignal;
}

/** A job that has not ended by then no longer counts against its key. */
const LONGEST_MS = 24 * 3_600_000;

/**
 * An intake that follows the jobs of limited keys to their end: another process draws and settles them, so that nobody here would
 * hear when a job stops counting as unfinished, or what it took.
 */
export function followLimited({ intake, jobs, keys, limits, closing }: FollowOptions): Intake {
  const follow = async (job: Job): Promise<void> => {
    const ended = await jobs.waitForEnd(job.id, LONGEST_MS, closing).catch(() => undefined);
    if (closing.aborted) return;
    if (ended !== undefined && isTerminal(ended.status)) limits.attempted(ended, 'ok', ended.renderMs ?? 0);
    limits.ended(job);
  };
  return {
    accept: async (entries) => {
      const accepted = await intake.accept(entries);
      for (const { job, outcome } of accepted) {
        const { queuedJobs, renderMsPerMinute } = keys.limitsOf(job.owner ?? '');
        if (outcome === 'created' && (queuedJobs > 0 || renderMsPerMinute > 0)) void follow(job);
      }
      return accepted;
    },
  };
}
