import { newJobId } from '../job/id.ts';
import type { Job, OutputFormat } from '../job/job.ts';
import type { Acceptance } from '../ports/intake.ts';
import { encodeMessage } from './message-body.ts';
import { resultKey } from './result-key.ts';

/** A validated request: `figure` is the normalized figure as canonical JSON text. */
export interface Submission {
  readonly figure: string;
  readonly format: OutputFormat;
  readonly priority?: number;
  readonly tags?: readonly string[];
  readonly owner?: string;
  readonly idempotencyKey?: string;
  readonly webhook?: { readonly url: string };
  readonly traceparent?: string;
}

/** Turns a submission into the record and the message that `Intake.accept` stores in one step. Pure but for the new id. */
export function prepareAcceptance(submission: Submission, rendererVersion: string, now: number): Acceptance {
  const { figure, format, priority = 0, tags = [], owner, idempotencyKey, webhook, traceparent } = submission;
  const job: Job = {
    id: newJobId(now),
    status: 'queued',
    format,
    resultKey: resultKey(figure, format, rendererVersion),
    priority,
    tags,
    owner,
    idempotencyKey,
    webhook,
    traceparent,
    attempts: 0,
    createdAt: now,
    updatedAt: now,
  };
  return { job, message: { jobId: job.id, body: encodeMessage({ figure, format }), priority, traceparent } };
}
