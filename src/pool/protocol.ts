import type { FieldError } from '../job/errors.ts';
import type { OutputFormat } from '../job/job.ts';

/** One figure for a worker; `id` is the pool's own number for it. */
export interface WorkerJob {
  readonly id: number;
  readonly figure: string;
  readonly format: OutputFormat;
}

/** Parent to worker. Jobs are drawn in the order they arrive. */
export type ToWorker =
  | { readonly type: 'render'; readonly jobs: readonly WorkerJob[] }
  /** Whoever asked no longer wants these: answer `skipped` unless already begun. */
  | { readonly type: 'withdraw'; readonly ids: readonly number[] }
  /** End; only for a worker that has nothing left to answer. */
  | { readonly type: 'retire' };

/**
 * Worker to parent. Every job is answered exactly once and in order, and the next one is begun only after the answer has
 * left the process: so the first unanswered job of a dead worker is the one that was running.
 */
export type FromWorker =
  | { readonly type: 'ready'; readonly version: string }
  | {
      readonly type: 'drawn';
      readonly id: number;
      readonly contentType: string;
      readonly body: Uint8Array;
      readonly renderMs: number;
    }
  | { readonly type: 'failed'; readonly id: number; readonly error: WorkerError }
  | { readonly type: 'skipped'; readonly id: number };

/** An error on its way between processes; classes do not survive the trip. */
export interface WorkerError {
  readonly kind: 'permanent' | 'transient';
  readonly code: string;
  readonly message: string;
  readonly errors: readonly FieldError[];
}
