import type { JobError } from '../../../job/errors.ts';
import type { Job, OutputFormat } from '../../../job/job.ts';
import type { JobStatus } from '../../../job/status.ts';

/** A row of `jobs` as SQLite gives it. */
export interface JobRow {
  readonly id: string;
  readonly status: JobStatus;
  readonly format: OutputFormat;
  readonly result_key: string;
  readonly priority: number;
  readonly tags: string | null;
  readonly owner: string | null;
  readonly idempotency_key: string | null;
  readonly webhook_url: string | null;
  readonly traceparent: string | null;
  readonly attempts: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly render_ms: number | null;
  readonly result_type: string | null;
  readonly result_bytes: number | null;
  readonly error: string | null;
}

const noTags: readonly string[] = [];

/** The record that a row stands for; keys without a value are left out. */
export function jobOfRow(row: JobRow): Job {
  return {
    id: row.id,
    status: row.status,
    format: row.format,
    resultKey: row.result_key,
    priority: row.priority,
    tags: row.tags === null ? noTags : (JSON.parse(row.tags) as string[]),
    ...(row.owner !== null && { owner: row.owner }),
    ...(row.idempotency_key !== null && { idempotencyKey: row.idempotency_key }),
    ...(row.webhook_url !== null && { webhook: { url: row.webhook_url } }),
    ...(row.traceparent !== null && { traceparent: row.traceparent }),
    attempts: row.attempts,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.started_at !== null && { startedAt: row.started_at }),
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
    ...(row.render_ms !== null && { renderMs: row.render_ms }),
    ...(row.result_type !== null && {
      result: { key: row.result_key, contentType: row.result_type, bytes: row.result_bytes ?? 0 },
    }),
    ...(row.error !== null && { error: JSON.parse(row.error) as JobError }),
  };
}
