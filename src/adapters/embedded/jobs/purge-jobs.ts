import type { Job } from '../../../job/job.ts';
import type { Database } from '../database.ts';
import { type JobRow, jobOfRow } from './job-row.ts';

/** Removes up to `limit` records that ended before the time given, with their tags; returns them. Dead letters outlive them. */
export function purgeJobs(db: Database, endedBefore: number, limit: number): Job[] {
  const rows = db
    .sql('SELECT * FROM jobs WHERE finished_at < ? ORDER BY finished_at LIMIT ?')
    .all(endedBefore, limit) as unknown as JobRow[];
  const jobs = rows.map(jobOfRow);
  for (const job of jobs) {
    for (const tag of job.tags) db.sql('DELETE FROM job_tags WHERE tag = ? AND job_id = ?').run(tag, job.id);
    db.sql('DELETE FROM jobs WHERE id = ?').run(job.id);
    db.recentJobs.delete(job.id);
  }
  return jobs;
}
