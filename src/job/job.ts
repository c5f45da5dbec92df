import type { JobError } from './errors.ts';
import type { JobStatus } from './status.ts';

export const outputFormats = ['png', 'svg', 'pdf', 'jpeg', 'webp'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Where a finished picture lies: `key` is the content address that the `ResultStore` knows. */
export interface ResultRef {
  readonly key: string;
  readonly contentType: string;
  readonly bytes: number;
}

/** What a client asked to be called back with when the job ends. */
export interface WebhookTarget {
  readonly url: string;
}

/** The record of one job. Times are epoch milliseconds. It never holds the figure: that travels in the message. */
export interface Job {
  /** Sortable by creation (UUID version 7, RFC 9562). */
  readonly id: string;
  readonly status: JobStatus;
  readonly format: OutputFormat;
  /** Content address of the picture: SHA-256 of the normalized figure, the format and the renderer's version. */
  readonly resultKey: string;
  readonly priority: number;
  readonly tags: readonly string[];
  /** Identifier of the API key that sent it; absent when keys are off. */
  readonly owner?: string;
  readonly idempotencyKey?: string;
  readonly webhook?: WebhookTarget;
  /** W3C Trace Context of the request. */
  readonly traceparent?: string;
  readonly attempts: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Milliseconds the renderer took for the attempt that succeeded. */
  readonly renderMs?: number;
  readonly result?: ResultRef;
  readonly error?: JobError;
}
