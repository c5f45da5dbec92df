import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/job/job.ts';
import { jobStatuses, mayTransition } from '../../src/job/status.ts';
import type { JobStore } from '../../src/ports/job-store.ts';
import { sampleJob } from '../support/sample-job.ts';

/** An empty job store to test. */
export interface JobStoreHarness {
  readonly jobs: JobStore;
  close(): Promise<void>;
}

/** What every `JobStore` has to do. */
export function describeJobStore(name: string, make: () => Promise<JobStoreHarness>): void {
  describe(`${name} keeps the contract of a job store`, () => {
    let harness: JobStoreHarness;
    let jobs: JobStore;

    beforeEach(async () => {
      harness = await make();
      jobs = harness.jobs;
    });
    afterEach(() => harness.close());

    async function created(overrides: Partial<Job> = {}): Promise<Job> {
      const job = sampleJob(overrides);
      await jobs.create([job]);
      return job;
    }

    it('gives a record back as it was created', async () => {
      const job = await created({
        priority: 7,
        tags: ['night run', 'Ωmega'],
        owner: 'key-1',
        idempotencyKey: 'abc',
        webhook: { url: 'https://example.org/hook' },
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
        error: { kind: 'permanent', code: 'invalid-figure', message: 'no', errors: [{ pointer: '/x', detail: 'bad' }] },
      });
      expect(await jobs.get(job.id)).toEqual(job);
    });

    it('knows nothing of an unknown id', async () => {
      expect(await jobs.get(sampleJob().id)).toBeUndefined();
    });

    it('leaves an id that exists alone', async () => {
      const job = await created();
      await jobs.create([{ ...job, priority: 9 }]);
      expect((await jobs.get(job.id))?.priority).toBe(job.priority);
    });

    it('changes a job that stands where the condition says, and returns it', async () => {
      const job = await created();
      const result = { key: job.resultKey, contentType: 'image/png', bytes: 12 };
      const at = job.createdAt + 5;
      const patch = { attempts: 1, startedAt: at };
      const running = await jobs.transition({ id: job.id, from: ['queued'], to: 'running', at, patch });
      expect(running).toEqual({ ...job, status: 'running', updatedAt: at, attempts: 1, startedAt: at });
      const done = await jobs.transition({
        id: job.id,
        from: ['running'],
        to: 'succeeded',
        at: at + 1,
        patch: { result, renderMs: 1.25, finishedAt: at + 1 },
      });
      expect(done).toMatchObject({ status: 'succeeded', result, renderMs: 1.25, finishedAt: at + 1, attempts: 1 });
      expect(await jobs.get(job.id)).toEqual(done);
    });

    it('takes a value away when the patch says undefined', async () => {
      const job = await created({ status: 'running', startedAt: 1, attempts: 2 });
      const patch = { startedAt: undefined, attempts: 0 };
      await jobs.transition({ id: job.id, from: ['running'], to: 'queued', at: job.createdAt, patch });
      const requeued = await jobs.get(job.id);
      expect(requeued?.startedAt).toBeUndefined();
      expect(requeued?.attempts).toBe(0);
    });

    it('lets one of two rivals through', async () => {
      const job = await created();
      const at = job.createdAt + 1;
      const [a, b] = await Promise.all([
        jobs.transition({ id: job.id, from: ['queued', 'running'], to: 'canceled', at }),
        jobs.transition({ id: job.id, from: ['queued', 'running'], to: 'succeeded', at }),
      ]);
      expect([a, b].filter((job) => job !== undefined)).toHaveLength(1);
    });

    it('refuses a transition whose condition does not hold, and one of an unknown job', async () => {
      const job = await created();
      expect(await jobs.transition({ id: job.id, from: ['running'], to: 'succeeded', at: 1 })).toBeUndefined();
      expect(await jobs.transition({ id: sampleJob().id, from: ['queued'], to: 'running', at: 1 })).toBeUndefined();
      expect(await jobs.get(job.id)).toEqual(job);
    });

    it('never leaves the table of states, whatever is asked', async () => {
      for (const from of jobStatuses) {
        for (const to of jobStatuses) {
          const job = await created({ status: from });
          const asked = await jobs.transition({ id: job.id, from: [from], to, at: 1 }).catch(() => undefined);
          expect(asked?.status, `${from} → ${to}`).toBe(mayTransition(from, to) ? to : undefined);
          expect((await jobs.get(job.id))?.status).toBe(mayTransition(from, to) ? to : from);
        }
      }
    });

    it('lists from the newest to the oldest, page by page', async () => {
      const made: string[] = [];
      for (let i = 0; i < 7; i++) made.push((await created()).id);
      const seen: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
        const page = await jobs.list({ limit: 3, cursor });
        expect(page.items.length).toBeLessThanOrEqual(3);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.cursor;
      }
      expect(seen).toEqual(made.reverse());
    });

    it('lists by status, tag and owner, and by all of them', async () => {
      const wanted = await created({ status: 'succeeded', tags: ['a', 'b'], owner: 'me' });
      const others = [
        await created({ status: 'failed', tags: ['a'], owner: 'me' }),
        await created({ status: 'succeeded', tags: ['b'], owner: 'me' }),
        await created({ status: 'succeeded', tags: ['a'], owner: 'you' }),
      ];
      const ids = async (filter: Partial<Parameters<JobStore['list']>[0]>) =>
        (await jobs.list({ limit: 10, ...filter })).items.map(({ id }) => id).sort();
      const of = (...list: Job[]) => list.map(({ id }) => id).sort();
      expect(await ids({ status: 'succeeded' })).toEqual(of(wanted, others[1], others[2]));
      expect(await ids({ tag: 'a' })).toEqual(of(wanted, others[0], others[2]));
      expect(await ids({ owner: 'me' })).toEqual(of(wanted, others[0], others[1]));
      expect(await ids({ status: 'succeeded', tag: 'a', owner: 'me' })).toEqual(of(wanted));
    });

    it('tells a waiting caller of the end', async () => {
      const job = await created();
      const waiting = jobs.waitForEnd(job.id, 20_000);
      await jobs.transition({ id: job.id, from: ['queued'], to: 'canceled', at: 1 });
      expect((await waiting)?.status).toBe('canceled');
      expect((await jobs.waitForEnd(job.id, 20_000))?.status).toBe('canceled');
    });

    it('gives a waiting caller the job as it is after the time, or when aborted', async () => {
      const job = await created();
      expect(await jobs.waitForEnd(job.id, 10)).toEqual(job);
      const abort = new AbortController();
      const waiting = jobs.waitForEnd(job.id, 20_000, abort.signal);
      abort.abort();
      expect(await waiting).toEqual(job);
      expect(await jobs.waitForEnd(sampleJob().id, 20_000)).toBeUndefined();
    });

    it('purges what ended long ago, and nothing else', async () => {
      const old = await created({ status: 'succeeded', finishedAt: 1_000, tags: ['t'] });
      const young = await created({ status: 'succeeded', finishedAt: 3_000 });
      const open = await created();
      expect((await jobs.purge(2_000, 10)).map(({ id }) => id)).toEqual([old.id]);
      expect(await jobs.get(old.id)).toBeUndefined();
      expect((await jobs.list({ limit: 10 })).items.map(({ id }) => id).sort()).toEqual([young.id, open.id].sort());
      expect((await jobs.list({ limit: 10, tag: 't' })).items).toEqual([]);
    });

    it('purges no more than asked for', async () => {
      for (let i = 0; i < 5; i++) await created({ status: 'failed', finishedAt: 1_000 + i });
      expect(await jobs.purge(2_000, 3)).toHaveLength(3);
      expect(await jobs.purge(2_000, 3)).toHaveLength(2);
    });
  });
}
