import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/job/job.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import type { WebhookOutbox } from '../../src/ports/webhook-outbox.ts';
import { sampleJob } from '../support/sample-job.ts';

/** An empty outbox to test, and the job store that tells it which jobs have ended. */
export interface WebhookOutboxHarness {
  readonly outbox: WebhookOutbox;
  readonly jobs: JobStore;
  close(): Promise<void>;
}

const url = 'https://example.org/hook';
const leaseMs = 1000;
/** After the end of every job here. */
const start = 2_000_000_000_000;

/** What every `WebhookOutbox` has to do. */
export function describeWebhookOutbox(name: string, make: () => Promise<WebhookOutboxHarness>): void {
  describe(`${name} keeps the contract of a webhook outbox`, () => {
    let harness: WebhookOutboxHarness;
    beforeEach(async () => {
      harness = await make();
    });
    afterEach(() => harness.close());

    async function subscribed(): Promise<Job> {
      const job = sampleJob({ webhook: { url } });
      await harness.jobs.create([job]);
      await harness.outbox.subscribe([{ jobId: job.id, url }]);
      return job;
    }

    async function ended(): Promise<Job> {
      const job = await subscribed();
      const at = job.createdAt + 1;
      await harness.jobs.transition({ id: job.id, from: ['queued'], to: 'failed', at, patch: { finishedAt: at } });
      return job;
    }

    const take = (now: number, limit = 10) => harness.outbox.take({ now, limit, leaseMs });

    it('gives a callback only when its job has ended', async () => {
      await subscribed();
      expect(await take(start)).toEqual([]);
      expect(await harness.outbox.nextDueAt()).toBeUndefined();
      const job = await ended();
      expect(await harness.outbox.nextDueAt()).toBeLessThanOrEqual(start);
      expect(await take(start)).toEqual([{ jobId: job.id, url, attempts: 0 }]);
    });

    it('hides what it gave until the lease has run out', async () => {
      const job = await ended();
      await take(start);
      expect(await take(start + leaseMs - 1)).toEqual([]);
      expect(await harness.outbox.nextDueAt()).toBe(start + leaseMs);
      expect((await take(start + leaseMs)).map(({ jobId }) => jobId)).toEqual([job.id]);
    });

    it('gives no more than asked for, and the rest the next time', async () => {
      const jobs = [await ended(), await ended(), await ended()];
      const taken = [...(await take(start, 2)), ...(await take(start, 2))];
      expect(taken.map(({ jobId }) => jobId).sort()).toEqual(jobs.map(({ id }) => id).sort());
    });

    it('counts tries, and makes a callback due again when it is told to', async () => {
      const job = await ended();
      await take(start);
      await harness.outbox.retry(job.id, start + 60_000);
      expect(await harness.outbox.nextDueAt()).toBe(start + 60_000);
      expect(await take(start + 59_999)).toEqual([]);
      expect(await take(start + 60_000)).toEqual([{ jobId: job.id, url, attempts: 1 }]);
    });

    it('forgets what was removed, and minds no unknown id', async () => {
      const job = await ended();
      await harness.outbox.remove([job.id, 'unknown']);
      await harness.outbox.retry(job.id, start);
      expect(await take(start + 10 * leaseMs)).toEqual([]);
      expect(await harness.outbox.nextDueAt()).toBeUndefined();
    });
  });
}
