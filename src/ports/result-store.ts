import type { ResultRef } from '../job/job.ts';

/** Finished pictures by content address. Every adapter passes `test/conformance/result-store.ts`. */
export interface ResultStore {
  /** Stores the picture unless the key is there already; resolves once it is durable. */
  put(key: string, contentType: string, body: Uint8Array): Promise<ResultRef>;
  /** The reference when the key is there. */
  stat(key: string): Promise<ResultRef | undefined>;
  /** The whole picture, or undefined when it is not (or no longer) there. */
  open(key: string): Promise<{ ref: ResultRef; body: Uint8Array } | undefined>;
  /** Deletes pictures; unknown keys are ignored. */
  delete(keys: readonly string[]): Promise<void>;
  /** What is stored in total. */
  usage(): Promise<{ count: number; bytes: number }>;
}
