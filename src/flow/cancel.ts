import type { Job } from '../job/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobStore } from '../ports/job-store.ts';

/**
 * Cancels a job that has not ended; undefined when it has, or is unknown. `abort` (the dispatcher's, when it runs in this
 * process) frees the worker at once; another process notices with its next heartbeat. The message is dropped when leased.
 */
export async function cancel(
  stores: { jobs: JobStore; clock: Clock; abort?: (jobId: string) => void },
  jobId: string,
): Promise<Job | undefined> {
  const at = stores.clock.now();
  const canceled = await stores.jobs.transition({
    id: jobId,
    from: ['queued', 'running'],
    to: 'canceled',
    at,
    patch: { finishedAt: at },
  });
  if (canceled !== undefined) stores.abort?.(jobId);
  return canceled;
}
