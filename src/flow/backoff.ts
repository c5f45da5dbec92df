export interface BackoffOptions {
  /** Upper bound of the first pause, in milliseconds; it doubles with every attempt. */
  readonly baseMs: number;
  readonly maxMs: number;
}

/**
 * Exponential backoff with full jitter: anywhere between nothing and the bound, so that jobs that failed together do not
 * come back together. `attempt` counts from 1; `atLeastMs` is what the failing side asked for.
 */
export function backoffMs(attempt: number, options: BackoffOptions, random: () => number, atLeastMs = 0): number {
  const bound = Math.min(options.maxMs, options.baseMs * 2 ** (attempt - 1));
  return Math.round(atLeastMs + random() * bound);
}
