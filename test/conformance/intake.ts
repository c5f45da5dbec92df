import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake } from '../../src/ports/intake.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import type { Queue } from '../../src/ports/queue.ts';
import { sampleAcceptance } from '../support/sample-job.ts';

/** An intake to test, with the empty store and queue that it fills. */
export interface IntakeHarness {
  readonly intake: Intake;
  readonly jobs: JobStore;
  readonly queue: Queue;
  close(): Promise<void>;
}

/** What every `Intake` has to do. */
export function describeIntake(name: string, make: () => Promise<IntakeHarness>): void {
  describe(`${name} keeps the contract of an intake`, () => {
    let harness: IntakeHarness;
    let intake: Intake;

    beforeEach(async () => {
      harness = await make();
      intake = harness.intake;
    });
    afterEach(() => harness.close());

    async function queued(count: number): Promise<string[]> {
      const ids: string[] = [];
      for (let empty = 0; ids.length < count && empty < 2; ) {
        const some = await harness.queue.receive({ max: 10, waitMs: 200 });
        if (some.length === 0) empty += 1;
        ids.push(...some.map(({ jobId }) => jobId));
      }
      return ids;
    }

    it('makes record and message together', async () => {
      const entry = sampleAcceptance({ tags: ['a'], priority: 3 });
      expect(await intake.accept([entry])).toEqual([{ outcome: 'created', job: entry.job }]);
      expect(await harness.jobs.get(entry.job.id)).toEqual(entry.job);
      const [message] = await harness.queue.receive({ max: 1, waitMs: 1_000 });
      expect(message).toMatchObject({ jobId: entry.job.id, body: entry.message.body });
    });

    it('accepts a batch in order', async () => {
      const entries = Array.from({ length: 30 }, () => sampleAcceptance());
      const accepted = await intake.accept(entries);
      expect(accepted.map(({ job }) => job.id)).toEqual(entries.map(({ job }) => job.id));
      expect((await queued(30)).sort()).toEqual(entries.map(({ job }) => job.id).sort());
    });

    it('answers a repeated idempotency key with the first job, and enqueues nothing', async () => {
      const first = sampleAcceptance({ idempotencyKey: 'k', owner: 'me' });
      await intake.accept([first]);
      const [again] = await intake.accept([sampleAcceptance({ idempotencyKey: 'k', owner: 'me' })]);
      expect(again).toEqual({ outcome: 'replayed', job: first.job });
      expect(await queued(2)).toEqual([first.job.id]);
    });

    it('keeps the idempotency keys of different owners apart', async () => {
      const entries = [
        sampleAcceptance({ idempotencyKey: 'k', owner: 'me' }),
        sampleAcceptance({ idempotencyKey: 'k', owner: 'you' }),
        sampleAcceptance({ idempotencyKey: 'k' }),
        sampleAcceptance({ idempotencyKey: 'other', owner: 'me' }),
      ];
      const outcomes: string[] = [];
      for (const entry of entries) outcomes.push((await intake.accept([entry]))[0].outcome);
      expect(outcomes).toEqual(['created', 'created', 'created', 'created']);
    });

    it('makes one job of rivals with the same key, also within a batch', async () => {
      const same = () => sampleAcceptance({ idempotencyKey: 'k', owner: 'me' });
      const accepted = (
        await Promise.all([intake.accept([same(), same()]), intake.accept([same()]), intake.accept([same()])])
      ).flat();
      expect(accepted.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
      expect(new Set(accepted.map(({ job }) => job.id)).size).toBe(1);
      expect(await queued(2)).toHaveLength(1);
    });
  });
}
