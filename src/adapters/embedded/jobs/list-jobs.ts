import type { Job } from '../../../job/job.ts';
import type { JobFilter } from '../../../ports/job-store.ts';
import type { Database } from '../database.ts';
import { type JobRow, jobOfRow } from './job-row.ts';

/** One page of records from the newest to the oldest; the cursor is the last id of the page before. */
export function listJobs(db: Database, filter: JobFilter): { items: Job[]; cursor?: string } {
  const from = filter.tag === undefined ? 'jobs' : 'job_tags JOIN jobs ON jobs.id = job_tags.job_id';
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const where = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  where('job_tags.tag = ?', filter.tag);
  where('jobs.status = ?', filter.status);
  where('jobs.owner = ?', filter.owner);
  where(filter.tag === undefined ? 'jobs.id < ?' : 'job_tags.job_id < ?', filter.cursor);
  const condition = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const order = filter.tag === undefined ? 'jobs.id' : 'job_tags.job_id';
  const rows = db
    .sql(`SELECT jobs.* FROM ${from} ${condition} ORDER BY ${order} DESC LIMIT ?`)
    .all(...values, filter.limit + 1) as unknown as JobRow[];
  const items = rows.slice(0, filter.limit).map(jobOfRow);
  return rows.length > filter.limit ? { items, cursor: items.at(-1)?.id } : { items };
}
