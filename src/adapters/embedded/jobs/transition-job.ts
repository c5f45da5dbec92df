import type { Job } from '../../../job/job.ts';
import { assertTransitions } from '../../../job/status.ts';
import type { Transition } from '../../../ports/job-store.ts';
import type { Database } from '../database.ts';
import { getJob } from './get-job.ts';

/** Changes a job when it stands in one of `from`; returns the changed record. Throws when the state table forbids the step. */
export function transitionJob(db: Database, change: Transition): Job | undefined {
  assertTransitions(change.from, change.to);
  const before = getJob(db, change.id);
  if (before === undefined || !change.from.includes(before.status)) return undefined;
  const after: Job = { ...before, ...change.patch, status: change.to, updatedAt: change.at };
  db.sql(
    `UPDATE jobs SET status = ?, attempts = ?, updated_at = ?, started_at = ?, finished_at = ?, render_ms = ?,
       result_type = ?, result_bytes = ?, error = ? WHERE id = ?`,
  ).run(
    after.status,
    after.attempts,
    after.updatedAt,
    after.startedAt ?? null,
    after.finishedAt ?? null,
    after.renderMs ?? null,
    after.result?.contentType ?? null,
    after.result?.bytes ?? null,
    after.error === undefined ? null : JSON.stringify(after.error),
    after.id,
  );
  db.recentJobs.set(after);
  return after;
}
