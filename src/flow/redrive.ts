import type { Job } from '../job/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { Queue } from '../ports/queue.ts';
import { reopening } from './reopen.ts';

const page = 200;

/**
 * Brings dead letters back: those of the jobs named, or all. Returns the ids that were moved.
 *
 * Named ones: record first (`failed → queued`), and closed again when there was no dead letter. All: the queue moves them by
 * itself, however many there are; whatever arrives before its record was reopened here is reopened by `reopen.ts`.
 */
export async function redrive(
  stores: { queue: Queue; jobs: JobStore; clock: Clock },
  jobIds?: readonly string[],
): Promise<string[]> {
  if (jobIds === undefined) {
    const moved = await stores.queue.redrive();
    for (let i = 0; i < moved.length; i += page) {
      const some = moved.slice(i, i + page);
      await Promise.all(some.map((id) => stores.jobs.transition(reopening(id, stores.clock.now()))));
    }
    return moved;
  }
  const reopened = await Promise.all(jobIds.map((id) => reopenNamed(stores, id)));
  const moved = await stores.queue.redrive(jobIds);
  const arrived = new Set(moved);
  // Named, but not a dead letter (a figure that is wrong, a letter that was discarded): failed it stays.
  await Promise.all(reopened.map((job) => job && !arrived.has(job.id) && closeAgain(stores, job)));
  return moved;
}

/** Takes a failed job back to `queued`; returns the record as it was, undefined when it was not failed. */
async function reopenNamed(stores: { jobs: JobStore; clock: Clock }, id: string): Promise<Job | undefined> {
  const before = await stores.jobs.get(id);
  const reopened = await stores.jobs.transition(reopening(id, stores.clock.now()));
  return reopened && before;
}

async function closeAgain(stores: { jobs: JobStore }, before: Job): Promise<void> {
  const { id, updatedAt: at, attempts, startedAt, finishedAt, error } = before;
  await stores.jobs.transition({
    id,
    from: ['queued'],
    to: 'failed',
    at,
    patch: { attempts, startedAt, finishedAt, error },
  });
}
