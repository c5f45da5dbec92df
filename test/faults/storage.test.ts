import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Embedded, type EmbeddedOptions, openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import { PermanentError, TransientError } from '../../src/job/errors.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { sampleAcceptance } from '../support/sample-job.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const day = 24 * 3_600_000;

describe('A data directory', () => {
  const clock = new ManualClock();
  let directory: ReturnType<typeof temporaryDirectory>;
  let embedded: Embedded | undefined;

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(async () => {
    await embedded?.close();
    embedded = undefined;
    directory.remove();
  });

  function open(options: Partial<EmbeddedOptions> = {}): Embedded {
    embedded = openEmbedded({ directory: directory.path, clock, ...options });
    return embedded;
  }
  const accept = async ({ intake }: Embedded) => (await intake.accept([sampleAcceptance({}, clock.now())]))[0].job;
  const putPicture = ({ results }: Embedded, name: string, bytes: number) =>
    results.put(name.padEnd(64, '0'), 'image/png', randomBytes(bytes));

  it('belongs to one process at a time, and says so', async () => {
    const first = open();
    expect(() => openEmbedded({ directory: directory.path })).toThrow(/in use by another plotmill process/);
    await first.close();
    embedded = undefined;
    open();
  });

  it('keeps what was accepted over a restart', async () => {
    const job = await accept(open());
    await embedded?.close();
    expect(await open().jobs.get(job.id)).toEqual(job);
    expect(await embedded?.queue.receive({ max: 1, waitMs: 0 })).toMatchObject([{ jobId: job.id }]);
  });

  it('is not touched when a newer plotmill has written it', async () => {
    await open().close();
    embedded = undefined;
    const db = new DatabaseSync(join(directory.path, 'plotmill.db'));
    db.exec('PRAGMA user_version = 999');
    db.close();
    expect(() => open()).toThrow(/newer plotmill/);
  });

  it('answers storage-full when there is no room left, stores nothing by halves, and heals', async () => {
    const storage = open({ maxBytes: 1024 * 1024 });
    const accepted: string[] = [];
    let refused: unknown;
    while (refused === undefined && accepted.length < 10_000) {
      await accept(storage).then(
        (job) => accepted.push(job.id),
        (error: unknown) => {
          refused = error;
        },
      );
    }
    expect(refused).toBeInstanceOf(TransientError);
    expect(refused).toMatchObject({ code: 'storage-full', countsAsAttempt: false });
    expect((refused as TransientError).retryAfterMs).toBeGreaterThan(0);
    expect((await storage.queue.depth()).visible).toBe(accepted.length);
    expect((await storage.jobs.list({ limit: 10_000 })).items).toHaveLength(accepted.length);
    // Work that is on the queue still gets done, and makes room.
    const leased = await storage.queue.receive({ max: accepted.length, waitMs: 0 });
    expect(leased).toHaveLength(accepted.length);
    await storage.queue.delete(leased);
    await accept(storage);
  });

  it('takes no job when the file system is nearly full', async () => {
    await expect(accept(open({ reserveBytes: Number.MAX_SAFE_INTEGER }))).rejects.toMatchObject({
      code: 'storage-full',
    });
    await expect(embedded?.checkWritable()).rejects.toMatchObject({ code: 'storage-full' });
  });

  it('refuses a large picture whose file cannot be written, and keeps no row of it', async () => {
    const storage = open();
    const key = 'ab'.repeat(32);
    // A file in the place of the folder: the write fails whoever the test runs as.
    mkdirSync(join(directory.path, 'results'), { recursive: true });
    writeFileSync(join(directory.path, 'results', 'ab'), 'in the way');
    await expect(storage.results.put(key, 'image/png', randomBytes(1_000_000))).rejects.toThrow();
    expect(await storage.results.stat(key)).toBeUndefined();
    expect(await storage.results.usage()).toEqual({ count: 0, bytes: 0 });
  });

  it('refuses only the operation at fault among those that share a commit', async () => {
    const storage = open();
    const bad = storage.group.run(() => {
      storage.database
        .sql('INSERT INTO idempotency (owner, key, job_id, created_at) VALUES (?, ?, ?, ?)')
        .run('o', 'k', 'j', 1);
      throw new PermanentError('test', 'No.');
    });
    const good = accept(storage);
    await expect(bad).rejects.toThrow(PermanentError);
    const job = await good;
    expect(await storage.jobs.get(job.id)).toEqual(job);
    expect(storage.database.sql('SELECT COUNT(*) AS count FROM idempotency').get()).toEqual({ count: 0 });
  });

  it('forgets an idempotency key after a day', async () => {
    const storage = open();
    const keyed = () => sampleAcceptance({ idempotencyKey: 'k' }, clock.now());
    await storage.intake.accept([keyed()]);
    clock.advance(day - 1);
    expect((await storage.intake.accept([keyed()]))[0].outcome).toBe('replayed');
    clock.advance(1);
    expect((await storage.intake.accept([keyed()]))[0].outcome).toBe('created');
  });

  describe('that sweeps', () => {
    const files = () =>
      readdirSync(directory.path, { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile() && entry.parentPath.includes('results'),
      );

    it('forgets ended jobs and unused pictures after their time, and dead letters after 14 days', async () => {
      const storage = open();
      const job = await accept(storage);
      const open_ = await accept(storage);
      await storage.queue.bury(await storage.queue.receive({ max: 1, waitMs: 0 }), 'test');
      await storage.jobs.transition({
        id: job.id,
        from: ['queued'],
        to: 'failed',
        at: clock.now(),
        patch: { finishedAt: clock.now() },
      });
      await putPicture(storage, 'a', 1_000);
      await putPicture(storage, 'b', 1_000_000);
      expect(files()).toHaveLength(1);
      await storage.retention.sweep();
      expect(await storage.jobs.get(job.id)).toBeDefined();
      expect(await storage.results.usage()).toMatchObject({ count: 2 });
      clock.advance(day + 1);
      await storage.retention.sweep();
      expect(await storage.jobs.get(job.id)).toBeUndefined();
      expect(await storage.jobs.get(open_.id)).toBeDefined();
      expect(await storage.results.usage()).toEqual({ count: 0, bytes: 0 });
      expect(files()).toEqual([]);
      expect((await storage.queue.depth()).dead).toBe(1);
      clock.advance(13 * day);
      await storage.retention.sweep();
      expect((await storage.queue.depth()).dead).toBe(0);
    });

    it('keeps a picture that is used again', async () => {
      const storage = open();
      const { key } = await putPicture(storage, 'a', 1_000);
      clock.advance(day - 1);
      expect(await storage.results.stat(key)).toBeDefined();
      clock.advance(day - 1);
      await storage.retention.sweep();
      expect(await storage.results.stat(key)).toBeDefined();
    });

    it('drops the least recently used pictures above the total size', async () => {
      const storage = open({ retention: { resultsBytes: 25_000 } });
      for (const name of ['a', 'b', 'c', 'd']) {
        await putPicture(storage, name, 10_000);
        clock.advance(1);
      }
      await putPicture(storage, 'a', 10_000);
      await storage.retention.sweep();
      const kept = ['a', 'b', 'c', 'd'].filter(
        (name) => storage.database.sql('SELECT 1 FROM results WHERE key = ?').get(name.padEnd(64, '0')) !== undefined,
      );
      expect(kept).toEqual(['a', 'd']);
      expect(await storage.results.usage()).toEqual({ count: 2, bytes: 20_000 });
    });

    it('gives the space back to the file system', async () => {
      const storage = open();
      const size = () => statSync(join(directory.path, 'plotmill.db')).size;
      for (let i = 0; i < 200; i++) await putPicture(storage, `p${i}.`, 200_000);
      storage.database.sql('PRAGMA wal_checkpoint(TRUNCATE)').get();
      expect(size()).toBeGreaterThan(40_000_000);
      clock.advance(day + 1);
      await storage.retention.sweep();
      storage.database.sql('PRAGMA wal_checkpoint(TRUNCATE)').get();
      expect(size()).toBeLessThan(10_000_000);
    });

    it('removes files that a crash left without a row', async () => {
      await putPicture(open(), 'b', 1_000_000);
      const folder = join(directory.path, 'results', 'zz');
      mkdirSync(folder);
      writeFileSync(join(folder, 'zz.123.part'), 'half');
      await embedded?.close();
      await open().close();
      embedded = undefined;
      expect(files().map(({ name }) => name)).toEqual(['b'.padEnd(64, '0')]);
    });
  });
});
