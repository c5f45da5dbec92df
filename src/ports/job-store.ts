import type { Job } from '../job/job.ts';
import type { JobStatus } from '../job/status.ts';

export interface JobFilter {
  readonly status?: JobStatus;
  readonly tag?: string;
  readonly owner?: string;
  readonly limit: number;
  /** Opaque; from the page before. Pages run from the newest job to the oldest. */
  readonly cursor?: string;
}

/** A change to a job that only happens when the job is in one of `from`. */
export interface Transition {
  readonly id: string;
  readonly from: readonly JobStatus[];
  readonly to: JobStatus;
  readonly at: number;
  readonly patch?: Partial<Pick<Job, 'attempts' | 'startedAt' | 'finishedAt' | 'renderMs' | 'result' | 'error'>>;
}

/** The records of all jobs. Every adapter passes `test/conformance/job-store.ts`. */
export interface JobStore {
  /** Adds records as they are; an id that exists is left alone. */
  create(jobs: readonly Job[]): Promise<void>;
  get(id: string): Promise<Job | undefined>;
  list(filter: JobFilter): Promise<{ items: Job[]; cursor?: string }>;
  /** Returns the changed job, or undefined when the condition did not hold (another one was first). */
  transition(change: Transition): Promise<Job | undefined>;
  /** Resolves with the job as soon as it is terminal, or as it is when `timeoutMs` has passed; undefined for an unknown id. */
  waitForEnd(id: string, timeoutMs: number, signal?: AbortSignal): Promise<Job | undefined>;
  /** Removes terminal jobs that ended before `endedBefore`, at most `limit`; returns the removed records. */
  purge(endedBefore: number, limit: number): Promise<Job[]>;
}
