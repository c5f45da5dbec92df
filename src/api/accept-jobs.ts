/** The durable step: admits acceptances within the client's limits, and stores record, message and callback together. */
import type { Client } from '../limits/api-keys.ts';
import type { Refusal } from '../limits/limits.ts';
import type { Acceptance, Accepted } from '../ports/intake.ts';
import type { ApiDependencies } from './dependencies.ts';
import { Problem } from './problem.ts';
import { retryAfter } from './send-problem.ts';

const REFUSALS: Readonly<Record<Refusal['limit'], string>> = {
  'rate-limited': 'This key sends more requests per second than it may.',
  'queue-limited': 'This key has as many unfinished jobs as it may.',
  'render-time-limited': 'This key has used its render time of this minute.',
};

/** The 429 of a limit. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem(refusal.limit, REFUSALS[refusal.limit], { headers: retryAfter(refusal.retryAfterMs) });
}

/** Counts a job against the client's limits until it ends; throws the 429 when it does not fit. */
export function admit(deps: ApiDependencies, client: Client, acceptance: Acceptance): void {
  const refusal = deps.limits.admit(client.name, client.limits, acceptance.job.id);
  if (refusal !== undefined) throw refusalProblem(refusal);
}

/**
 * Accepts admitted jobs. Resolves once they are durable; a replayed idempotency key gives the earlier job. On any failure
 * the admissions are taken back and nothing was accepted.
 */
export async function acceptAdmitted(
  deps: ApiDependencies,
  client: Client,
  acceptances: readonly Acceptance[],
  source: 'single' | 'batch',
): Promise<Accepted[]> {
  const startedAt = performance.now();
  const release = (id: string): void => deps.limits.release(client.name, id);
  try {
    const callbacks = acceptances.flatMap(({ job }) => (job.webhook ? [{ jobId: job.id, url: job.webhook.url }] : []));
    // Asked for in one turn, so that both join one commit; the callback first, so that no crash leaves a job without it.
    const subscribed = callbacks.length > 0 ? deps.outbox.subscribe(callbacks) : undefined;
    const accepting = deps.intake.accept(acceptances);
    const [accepted] = subscribed === undefined ? [await accepting] : await Promise.all([accepting, subscribed]);
    const replayed = acceptances.filter((_, index) => accepted[index].outcome === 'replayed');
    // A job that came out under another id than it went in with is not counted under either.
    for (const [index, { job }] of acceptances.entries()) if (accepted[index].job.id !== job.id) release(job.id);
    const unneeded = replayed.filter(({ job }) => job.webhook !== undefined).map(({ job }) => job.id);
    if (unneeded.length > 0) await deps.outbox.remove(unneeded);
    deps.metrics.accepted(source, accepted.length - replayed.length, (performance.now() - startedAt) / 1000);
    return accepted;
  } catch (error) {
    for (const { job } of acceptances) release(job.id);
    throw error;
  }
}

/** The 422 when an idempotency key came back with another figure. */
export function checkReplay(accepted: Accepted, acceptance: Acceptance): void {
  if (accepted.outcome === 'replayed' && accepted.job.resultKey !== acceptance.job.resultKey) {
    throw new Problem('idempotency-key-reused', 'This Idempotency-Key was used for another figure before.');
  }
}
