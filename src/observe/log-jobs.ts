import type { Logger } from 'pino';
import type { Job } from '../job/job.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import { traceIdOf } from '../ports/tracer.ts';

function about(job: Job): Record<string, unknown> {
  const trace = traceIdOf(job.traceparent);
  return { job_id: job.id, ...(trace !== undefined && { trace_id: trace }), attempts: job.attempts };
}

/** A line for each attempt that broke and each job that failed; what went well says nothing. */
export function logJobs(log: Logger): JobObserver {
  return {
    started() {},
    attempted(job, outcome) {
      if (outcome !== 'ok' && outcome !== 'invalid-figure') log.warn({ ...about(job), code: outcome }, 'attempt broke');
    },
    ended(job) {
      if (job.status !== 'failed') return;
      log.warn({ ...about(job), code: job.error?.code, detail: job.error?.message }, 'job failed');
    },
  };
}
