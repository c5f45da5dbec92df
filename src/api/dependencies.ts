import type { Logger } from 'pino';
import type { KeyRing } from '../limits/api-keys.ts';
import type { LimitKeeper } from '../limits/limits.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Clock } from '../ports/clock.ts';
import type { Intake } from '../ports/intake.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { Queue } from '../ports/queue.ts';
import type { ResultStore } from '../ports/result-store.ts';
import type { Tracer } from '../ports/tracer.ts';
import type { WebhookOutbox } from '../ports/webhook-outbox.ts';

/** What the API needs to know of the renderer: it checks figures at the door, and names the version that will draw them. */
export interface FigureReader {
  readonly version: string;
  /** Normalized figure as canonical JSON text; throws `PermanentError` `invalid-figure` with a pointer per fault. */
  read(figure: unknown): string | Promise<string>;
  /** Builds what the first figure would have to wait for: called while nobody does. */
  warm?(): void;
  /** Every mark type with its JSON Schema, documentation and example. */
  plotTypes(): Promise<readonly unknown[]>;
}

/** One thing that has to work before the server calls itself ready. */
export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** Everything the HTTP API works with; a role puts it together. */
export interface ApiDependencies {
  readonly intake: Intake;
  readonly jobs: JobStore;
  readonly queue: Queue;
  readonly results: ResultStore;
  readonly outbox: WebhookOutbox;
  readonly figures: FigureReader;
  readonly observer: JobObserver;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly limits: LimitKeeper;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Absent when traces are off. */
  readonly tracer?: Tracer;
  readonly options: ApiOptions;
  /** Stops a running render of a canceled job in this process, when there is one. */
  abort?(jobId: string): void;
  readiness(): Promise<readonly ReadinessCheck[]>;
}

/** Sizes in bytes, times in milliseconds. */
export interface ApiOptions {
  readonly maxBody: number;
  readonly maxWait: number;
  readonly logRequests: 'all' | 'errors' | 'none';
  readonly version: string;
}
