import type { Job } from '../../../job/job.ts';
import type { Database } from '../database.ts';
import { type JobRow, jobOfRow } from './job-row.ts';

/** Reads one record. */
export function getJob(db: Database, id: string): Job | undefined {
  const recent = db.recentJobs.get(id);
  if (recent !== undefined) return recent;
  const row = db.sql('SELECT * FROM jobs WHERE id = ?').get(id) as JobRow | undefined;
  if (row === undefined) return undefined;
  const job = jobOfRow(row);
  db.recentJobs.set(job);
  return job;
}
