/** Delivers callbacks: signed, retried with backoff and jitter, given up after the last try. */
import type { Logger } from 'pino';
import { Webhook } from 'standardwebhooks';
import { backoffMs } from '../flow/backoff.ts';
import type { Job } from '../job/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobObserver } from '../ports/job-observer.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { WebhookDelivery, WebhookOutbox } from '../ports/webhook-outbox.ts';
import type { CallbackClient } from './callback-client.ts';
import { checkLiteralHost, ForbiddenAddressError } from './public-address.ts';

export interface WebhookSenderOptions {
  readonly outbox: WebhookOutbox;
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly log: Logger;
  /** `whsec_…` */
  readonly secret: string;
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  /** Tries before a callback is given up. */
  readonly maxTries: number;
  /** Writes a job down as the API shows it. */
  readonly view: (job: Job) => unknown;
  readonly onTry: (outcome: 'delivered' | 'retried' | 'given-up') => void;
  readonly backoff?: { baseMs: number; maxMs: number };
}

const BATCH = 16;
const DEFAULT_BACKOFF = { baseMs: 5_000, maxMs: 3_600_000 };
/** Even when no signal came (another process ended the job), the outbox is looked at this often. */
const LOOK_EVERY_MS = 30_000;

/** One loop that sends what is due and sleeps until the next is, or until a job with a callback ends. */
export class WebhookSender implements JobObserver {
  readonly #options: WebhookSenderOptions;
  readonly #signer: Webhook;
  readonly #stopping = new AbortController();
  #client: CallbackClient | undefined;
  #loop: Promise<void> | undefined;
  #wake: () => void = () => undefined;
  #woken = false;

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
    this.#signer = new Webhook(options.secret);
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Aborts callbacks under way (they stay owed) and ends the loop. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#loop;
    await this.#client?.close();
  }

  started(): void {}

  attempted(): void {}

  ended(job: Job): void {
    if (job.webhook === undefined) return;
    this.#woken = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    const { outbox, clock, log, timeoutMs } = this.#options;
    while (!this.#stopping.signal.aborted) {
      this.#woken = false;
      let sleepMs = LOOK_EVERY_MS;
      try {
        const due = await outbox.take({ now: clock.now(), limit: BATCH, leaseMs: 2 * timeoutMs + 5_000 });
        await Promise.all(due.map((delivery) => this.#deliver(delivery)));
        if (due.length > 0) continue;
        const next = await outbox.nextDueAt();
        if (next !== undefined) sleepMs = Math.min(sleepMs, Math.max(10, next - clock.now()));
      } catch (error) {
        log.error({ err: error }, 'webhook outbox failed');
      }
      await this.#sleep(sleepMs);
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#woken || this.#stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => undefined;
        resolve();
      };
    });
  }

  async #deliver(delivery: WebhookDelivery): Promise<void> {
    const { outbox, jobs, log, onTry, maxTries, clock } = this.#options;
    const { jobId, attempts } = delivery;
    const job = await jobs.get(jobId);
    if (job === undefined) return outbox.remove([jobId]);
    try {
      await this.#post(delivery.url, job);
      await outbox.remove([jobId]);
      onTry('delivered');
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      const last = error instanceof ForbiddenAddressError || attempts + 1 >= maxTries;
      log.warn({ job_id: jobId, tries: attempts + 1, reason, given_up: last }, 'webhook not delivered');
      onTry(last ? 'given-up' : 'retried');
      if (last) return outbox.remove([jobId]);
      const wait = backoffMs(attempts + 1, this.#options.backoff ?? DEFAULT_BACKOFF, Math.random);
      await outbox.retry(jobId, clock.now() + wait);
    }
  }

  /** Sends one callback; throws unless the answer is 2xx. The id stays the same on every try, so that receivers can tell repeats. */
  async #post(address: string, job: Job): Promise<void> {
    const url = new URL(address);
    if (!this.#options.allowPrivate) checkLiteralHost(url);
    const now = new Date(this.#options.clock.now());
    const id = `msg_${job.id}`;
    const body = JSON.stringify({
      type: `job.${job.status}`,
      timestamp: new Date(job.finishedAt ?? job.updatedAt).toISOString(),
      data: this.#options.view(job),
    });
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'plotmill',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': this.#signer.sign(id, now, body),
    };
    const status = await (await this.#callbackClient()).post(url, headers, body, this.#stopping.signal);
    if (status < 200 || status > 299) throw new Error(`the answer was ${status}`);
  }

  /** Loaded with the first callback: most servers never send one, and a start should not wait for it. */
  async #callbackClient(): Promise<CallbackClient> {
    const { CallbackClient } = await import('./callback-client.ts');
    this.#client ??= new CallbackClient(this.#options);
    return this.#client;
  }
}
