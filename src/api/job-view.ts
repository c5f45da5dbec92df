/** A job as clients see it. */
import * as z from 'zod';
import { type Job, outputFormats } from '../job/job.ts';
import { jobStatuses } from '../job/status.ts';

const time = z.iso.datetime();

export const fieldErrorSchema = z.object({
  pointer: z.string().describe('JSON pointer (RFC 6901) into the body'),
  detail: z.string(),
});

export const jobErrorSchema = z.object({
  kind: z.enum(['permanent', 'transient']),
  code: z.string(),
  message: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
});

export const jobSchema = z
  .object({
    id: z.string().describe('UUID version 7: sorts by creation'),
    status: z.enum(jobStatuses),
    format: z.enum(outputFormats),
    tags: z.array(z.string()),
    priority: z.int(),
    attempts: z.int(),
    created_at: time,
    updated_at: time,
    started_at: time.optional(),
    finished_at: time.optional(),
    render_ms: z.number().optional().describe('Milliseconds the renderer took'),
    result: z.object({ url: z.string(), content_type: z.string(), bytes: z.int() }).optional(),
    error: jobErrorSchema.optional(),
  })
  .meta({ id: 'Job' });

export type JobView = z.output<typeof jobSchema>;

/** Where a job is found. */
export function jobUrl(id: string): string {
  return `/v1/jobs/${id}`;
}

/** Writes a job down for clients: snake case, ISO 8601 times, no internals. */
export function jobView(job: Job): JobView {
  const { id, result } = job;
  return {
    id,
    status: job.status,
    format: job.format,
    tags: [...job.tags],
    priority: job.priority,
    attempts: job.attempts,
    created_at: iso(job.createdAt),
    updated_at: iso(job.updatedAt),
    started_at: job.startedAt === undefined ? undefined : iso(job.startedAt),
    finished_at: job.finishedAt === undefined ? undefined : iso(job.finishedAt),
    render_ms: job.renderMs,
    result: result && { url: `${jobUrl(id)}/result`, content_type: result.contentType, bytes: result.bytes },
    error: job.error && { ...job.error, errors: job.error.errors && [...job.error.errors] },
  };
}

// A job that was just made has the same time twice, and so have its neighbours.
let lastMs = Number.NaN;
let lastText = '';

function iso(ms: number): string {
  if (ms !== lastMs) {
    lastText = new Date(ms).toISOString();
    lastMs = ms;
  }
  return lastText;
}
