import type { OutputFormat } from '../job/job.ts';

export interface RenderRequest {
  readonly jobId: string;
  /** The figure as JSON text, as it lies on the queue. */
  readonly figure: string;
  readonly format: OutputFormat;
  readonly traceparent?: string;
}

export interface Rendered {
  readonly contentType: string;
  readonly body: Uint8Array;
  /** Measured render time in milliseconds, queueing for a worker not included. */
  readonly renderMs: number;
  /** Which version drew it, where that may be another than `Renderer.version`: a function, while it is being upgraded. */
  readonly version?: string;
}

/**
 * Figure in, image out. Rejects with `PermanentError` when the figure is wrong, `TransientError` when another attempt
 * may succeed (crash, timeout, out of memory, endpoint away). Every adapter passes `test/conformance/renderer.ts`.
 */
export interface Renderer {
  /** Part of the content address: a new version draws anew. */
  readonly version: string;
  render(request: RenderRequest, signal: AbortSignal): Promise<Rendered>;
  /** How many renders it would take on right now; the dispatcher leases no more than that. */
  capacity(): number;
  /** Resolves when at least one render could start at once. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
