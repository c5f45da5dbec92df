import type { LostJobs } from '../../../ports/lost-jobs.ts';
import type { Database } from '../database.ts';
import { type JobRow, jobOfRow } from './job-row.ts';

/** Unfinished jobs without message and dead letter: only a deleted message table or a bug makes one, and then it must not hang. */
export function lostJobsOf(db: Database): LostJobs {
  return {
    find: async (limit) => {
      const rows = db
        .sql(
          `SELECT * FROM jobs WHERE status IN ('queued', 'running')
             AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.job_id = jobs.id)
             AND NOT EXISTS (SELECT 1 FROM dead_letters WHERE dead_letters.job_id = jobs.id)
           LIMIT ?`,
        )
        .all(limit) as unknown as JobRow[];
      return rows.map(jobOfRow);
    },
  };
}
