import type { Job } from '../../../job/job.ts';
import type { Database } from '../database.ts';

/** Adds a record with its tags; an id that exists is left alone. Returns whether it was added. */
export function createJob(db: Database, job: Job): boolean {
  const added = db
    .sql(
      `INSERT OR IGNORE INTO jobs (id, status, format, result_key, priority, tags, owner, idempotency_key, webhook_url,
         traceparent, attempts, created_at, updated_at, started_at, finished_at, render_ms, result_type, result_bytes, error)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      job.id,
      job.status,
      job.format,
      job.resultKey,
      job.priority,
      job.tags.length === 0 ? null : JSON.stringify(job.tags),
      job.owner ?? null,
      job.idempotencyKey ?? null,
      job.webhook?.url ?? null,
      job.traceparent ?? null,
      job.attempts,
      job.createdAt,
      job.updatedAt,
      job.startedAt ?? null,
      job.finishedAt ?? null,
      job.renderMs ?? null,
      job.result?.contentType ?? null,
      job.result?.bytes ?? null,
      job.error === undefined ? null : JSON.stringify(job.error),
    );
  if (added.changes === 0) return false;
  db.recentJobs.set(job);
  for (const tag of job.tags) db.sql('INSERT OR IGNORE INTO job_tags (tag, job_id) VALUES (?, ?)').run(tag, job.id);
  return true;
}
