/** What a key may use, and what it uses: requests, unfinished jobs, and measured render time. State is in memory, per process. */
import type { Job } from '../job/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import { RenderEstimate } from './render-estimate.ts';
import { TokenBucket } from './token-bucket.ts';

/** 0 everywhere means no limit. */
export interface Limits {
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly queuedJobs: number;
  /** Milliseconds of measured render time per minute. */
  readonly renderMsPerMinute: number;
}

/** Which limit said no, and when to come back. */
export interface Refusal {
  readonly limit: 'rate-limited' | 'queue-limited' | 'render-time-limited';
  readonly retryAfterMs: number;
}

/** What the IETF `RateLimit` header tells of a bucket. */
export interface RateLimitState {
  readonly quota: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

interface Account {
  readonly requests: TokenBucket | undefined;
  readonly render: TokenBucket | undefined;
  /** Unfinished jobs and the render milliseconds held for each. */
  readonly held: Map<string, number>;
}

/** Long enough that a client does not hammer, short next to a render. */
const QUEUE_RETRY_MS = 1000;

/** Keeps an account per key. Told of every job's end as a `JobObserver`. */
export class LimitKeeper implements JobObserver {
  readonly #accounts = new Map<string, Account>();
  readonly #estimate = new RenderEstimate();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one request. */
  request(owner: string, limits: Limits): Refusal | undefined {
    const bucket = this.#account(owner, limits).requests;
    const now = this.#clock.now();
    if (bucket === undefined || bucket.take(1, now)) return undefined;
    return { limit: 'rate-limited', retryAfterMs: bucket.waitFor(1, now) };
  }

  /** The state of the request bucket, when there is one. */
  rate(owner: string, limits: Limits): RateLimitState | undefined {
    const bucket = this.#account(owner, limits).requests;
    if (bucket === undefined) return undefined;
    const now = this.#clock.now();
    return {
      quota: bucket.capacity,
      remaining: Math.max(0, Math.floor(bucket.available(now))),
      resetSeconds: Math.ceil(bucket.waitFor(bucket.capacity, now) / 1000),
    };
  }

  /** Admits a job or says why not: it counts as unfinished, and its likely render time is held until it ends. */
  admit(owner: string, limits: Limits, jobId: string): Refusal | undefined {
    const account = this.#account(owner, limits);
    if (limits.queuedJobs > 0 && account.held.size >= limits.queuedJobs) {
      return { limit: 'queue-limited', retryAfterMs: QUEUE_RETRY_MS };
    }
    const now = this.#clock.now();
    const hold = account.render === undefined ? 0 : Math.min(this.#estimate.ms, account.render.capacity);
    if (account.render !== undefined && !account.render.take(hold, now)) {
      return { limit: 'render-time-limited', retryAfterMs: account.render.waitFor(hold, now) };
    }
    if (limits.queuedJobs > 0 || account.render !== undefined) account.held.set(jobId, hold);
    return undefined;
  }

  /** Takes an admission back: the job was not made after all. */
  release(owner: string, jobId: string): void {
    this.#putBack(owner, jobId);
  }

  /** Takes over unfinished jobs found at start, so that a restart does not reset what a key has queued. */
  restore(jobs: readonly Job[], limitsOf: (owner: string) => Limits): void {
    for (const job of jobs) {
      const owner = job.owner ?? '';
      const limits = limitsOf(owner);
      if (limits.queuedJobs > 0 || limits.renderMsPerMinute > 0) this.#account(owner, limits).held.set(job.id, 0);
    }
  }

  started(): void {}

  attempted(job: Job, _outcome: string, renderMs: number): void {
    if (renderMs > 0) this.#estimate.add(renderMs);
    // What an attempt really took is charged now, failed ones too; the hold goes back when the job ends.
    const account = this.#accounts.get(job.owner ?? '');
    if (account?.held.has(job.id)) account.render?.settle(-renderMs, this.#clock.now());
  }

  ended(job: Job): void {
    this.#putBack(job.owner ?? '', job.id);
  }

  #putBack(owner: string, jobId: string): void {
    const account = this.#accounts.get(owner);
    const hold = account?.held.get(jobId);
    if (account === undefined || hold === undefined) return;
    account.held.delete(jobId);
    account.render?.settle(hold, this.#clock.now());
  }

  #account(owner: string, limits: Limits): Account {
    const known = this.#accounts.get(owner);
    if (known) return known;
    const now = this.#clock.now();
    const { requestsPerSecond, burst, renderMsPerMinute } = limits;
    const account: Account = {
      requests:
        requestsPerSecond > 0
          ? new TokenBucket(requestsPerSecond, Math.max(1, burst > 0 ? burst : 2 * requestsPerSecond), now)
          : undefined,
      render: renderMsPerMinute > 0 ? new TokenBucket(renderMsPerMinute / 60, renderMsPerMinute, now) : undefined,
      held: new Map(),
    };
    this.#accounts.set(owner, account);
    return account;
  }
}
