import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake } from '../../src/ports/intake.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import type { LeasedMessage, Queue } from '../../src/ports/queue.ts';
import type { ResultStore } from '../../src/ports/result-store.ts';
import type { Ending, Settlement } from '../../src/ports/settlement.ts';
import { sampleAcceptance } from '../support/sample-job.ts';

/** A settlement to test, with the empty stores that it settles in. */
export interface SettlementHarness {
  readonly settlement: Settlement;
  readonly intake: Intake;
  readonly jobs: JobStore;
  readonly queue: Queue;
  readonly results: ResultStore;
  close(): Promise<void>;
}

/** What every `Settlement` has to do. */
export function describeSettlement(name: string, make: () => Promise<SettlementHarness>): void {
  describe(`${name} keeps the contract of a settlement`, () => {
    let harness: SettlementHarness;

    beforeEach(async () => {
      harness = await make();
    });
    afterEach(() => harness.close());

    async function leased(): Promise<{ lease: LeasedMessage; ending: Ending }> {
      const { job, message } = sampleAcceptance();
      await harness.intake.accept([{ job, message }]);
      const [lease] = await harness.queue.receive({ max: 1, waitMs: 1_000 });
      const picture = { key: job.resultKey, contentType: 'image/png', body: Buffer.from('picture') };
      const result = { key: job.resultKey, contentType: 'image/png', bytes: 7 };
      const transition = {
        id: job.id,
        from: ['queued', 'running'],
        to: 'succeeded',
        at: 9,
        patch: { result },
      } as const;
      return { lease, ending: { picture, transition, lease } };
    }

    async function isOnQueue(lease: LeasedMessage): Promise<boolean> {
      await harness.queue.extend([lease], 0);
      return (await harness.queue.receive({ max: 1, waitMs: 0 })).length > 0;
    }

    it('stores the picture, ends the job and removes the message', async () => {
      const { lease, ending } = await leased();
      const job = await harness.settlement.settle(ending);
      expect(job).toMatchObject({ status: 'succeeded', result: { key: ending.picture?.key, bytes: 7 } });
      expect(await harness.jobs.get(lease.jobId)).toEqual(job);
      expect(Buffer.from((await harness.results.open(ending.picture?.key ?? ''))?.body ?? []).toString()).toBe(
        'picture',
      );
      expect(await isOnQueue(lease)).toBe(false);
    });

    it('removes the message of a job that was canceled meanwhile, and leaves the record alone', async () => {
      const { lease, ending } = await leased();
      await harness.jobs.transition({ id: lease.jobId, from: ['queued'], to: 'canceled', at: 5 });
      expect(await harness.settlement.settle(ending)).toBeUndefined();
      expect((await harness.jobs.get(lease.jobId))?.status).toBe('canceled');
      expect(await isOnQueue(lease)).toBe(false);
    });

    it('may be repeated', async () => {
      const { ending, lease } = await leased();
      await harness.settlement.settle(ending);
      expect(await harness.settlement.settle(ending)).toBeUndefined();
      expect((await harness.jobs.get(lease.jobId))?.status).toBe('succeeded');
    });

    it('wakes whoever waits for the end', async () => {
      const { ending, lease } = await leased();
      const waiting = harness.jobs.waitForEnd(lease.jobId, 20_000);
      await harness.settlement.settle(ending);
      expect((await waiting)?.status).toBe('succeeded');
    });
  });
}
