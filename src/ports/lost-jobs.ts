import type { Job } from '../job/job.ts';

/** Finds jobs that nothing will ever finish: not ended, and with neither message nor dead letter. */
export interface LostJobs {
  find(limit: number): Promise<Job[]>;
}
