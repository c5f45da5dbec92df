import type { Job } from '../job/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { Queue } from '../ports/queue.ts';

const page = 200;

/**
 * Brings dead letters back: those of the jobs named, or all. Record first (`failed → queued`), because a message that
 * arrived before it would be dropped as one of an ended job. Returns the ids that were moved.
 */
export async function redrive(
  stores: { queue: Queue; jobs: JobStore; clock: Clock },
  jobIds?: readonly string[],
): Promise<string[]> {
  const moved: string[] = [];
  for await (const ids of jobIds === undefined ? pagesOfDeadLetters(stores.queue) : [jobIds]) {
    const reopened = await Promise.all(ids.map((id) => reopen(stores, id)));
    const arrived = new Set(await stores.queue.redrive(ids));
    // Named, but not a dead letter (a figure that is wrong, a letter that was discarded): failed it stays.
    await Promise.all(reopened.map((job) => job && !arrived.has(job.id) && closeAgain(stores, job)));
    moved.push(...arrived);
  }
  return moved;
}

/** Takes a failed job back to `queued`; returns the record as it was, undefined when it was not failed. */
async function reopen(stores: { jobs: JobStore; clock: Clock }, id: string): Promise<Job | undefined> {
  const before = await stores.jobs.get(id);
  const reopened = await stores.jobs.transition({
    id,
    from: ['failed'],
    to: 'queued',
    at: stores.clock.now(),
    patch: { attempts: 0, startedAt: undefined, finishedAt: undefined, error: undefined },
  });
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

/** The ids of all dead letters, page by page; each page is moved before the next is read. */
async function* pagesOfDeadLetters(queue: Queue): AsyncGenerator<string[]> {
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const found = await queue.deadLetters({ limit: page, cursor });
    if (found.items.length > 0) yield found.items.map(({ jobId }) => jobId);
    cursor = found.cursor;
  }
}
