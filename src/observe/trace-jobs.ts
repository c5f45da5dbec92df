import type { JobObserver } from '../ports/job-observer.ts';
import type { Tracer } from '../ports/tracer.ts';

/** One span per ended job, from acceptance to its end, beside those of its attempts; nothing when traces are off. */
export function traceJobs(tracer: Tracer | undefined): JobObserver | undefined {
  if (tracer === undefined) return undefined;
  return {
    started() {},
    attempted() {},
    ended(job) {
      const span = tracer.start({
        name: 'job',
        kind: 'internal',
        parent: job.traceparent,
        at: job.createdAt,
        attributes: { 'plotmill.job.id': job.id, 'plotmill.status': job.status, 'plotmill.attempts': job.attempts },
      });
      span.end({ error: job.error?.code, at: job.finishedAt ?? job.updatedAt });
    },
  };
}
