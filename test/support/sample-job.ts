import { prepareAcceptance, type Submission } from '../../src/flow/accept.ts';
import type { Job } from '../../src/job/job.ts';
import type { Acceptance } from '../../src/ports/intake.ts';

let serial = 0;

/** Record and message of a new job whose figure differs from every other one's, unless `figure` is given. */
export function sampleAcceptance(overrides: Partial<Submission> = {}, now = Date.now()): Acceptance {
  serial += 1;
  const figure = overrides.figure ?? JSON.stringify({ do: 'draw', tag: `sample ${process.pid} ${serial}` });
  return prepareAcceptance({ format: 'png', ...overrides, figure }, 'scripted', now);
}

/** A new `queued` record. */
export function sampleJob(overrides: Partial<Job> = {}, now = Date.now()): Job {
  return { ...sampleAcceptance({}, now).job, ...overrides };
}
