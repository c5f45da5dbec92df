import type { Config } from '../config/settings.ts';
import { type EarlyPool, startPool } from '../pool/early-pool.ts';

/** The pool that a configuration asks for. */
export function poolOf(config: Config, version: string, entry?: string): EarlyPool {
  return startPool({
    version,
    min: config.workersMin,
    max: config.workersMax,
    timeoutMs: config.jobTimeout,
    memoryBytes: config.workerMemory,
    entry,
  });
}
