import { fdatasync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../src/adapters/embedded/database.ts';
import { DiskSync } from '../../src/adapters/embedded/disk-sync.ts';
import { GroupCommit } from '../../src/adapters/embedded/group-commit.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

type Done = (error: Error | null) => void;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, fdatasync: vi.fn() };
});

describe('A group commit', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let database: Database;
  let group: GroupCommit;
  /** The syncs that were asked for and have not been answered. */
  let syncs: Done[];

  beforeEach(() => {
    directory = temporaryDirectory();
    syncs = [];
    vi.mocked(fdatasync).mockImplementation((_fd, done) => void syncs.push(done));
    database = new Database({ directory: directory.path });
    group = new GroupCommit(database, new DiskSync(database.logPath));
  });
  afterEach(async () => {
    const closed = group.close();
    for (const done of syncs.splice(0)) done(null);
    await closed;
    database.close();
    directory.remove();
  });

  // Commits run in the check phase, in the order they were asked for: after this one, all earlier ones are made.
  const nextTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), nextTurn().then(() => false)]);

  it('answers what must be durable only after the disk has it, and the rest at the commit', async () => {
    const accepted = group.run(() => 'accepted');
    const leased = group.run(() => 'leased', 'written');
    expect(await leased).toBe('leased');
    expect(await settled(accepted)).toBe(false);
    expect(syncs).toHaveLength(1);
    syncs.shift()?.(null);
    expect(await accepted).toBe('accepted');
  });

  it('does not sync for what need not be durable', async () => {
    await group.run(() => undefined, 'written');
    expect(syncs).toHaveLength(0);
  });

  it('takes no sync for its own that began before its commit; all that came meanwhile share the next one', async () => {
    const first = group.run(() => 1);
    await nextTurn();
    const second = group.run(() => 2);
    await nextTurn();
    const third = group.run(() => 3);
    await nextTurn();
    expect(syncs).toHaveLength(1);
    syncs.shift()?.(null);
    expect(await first).toBe(1);
    expect(await settled(second)).toBe(false);
    expect(syncs).toHaveLength(1);
    syncs.shift()?.(null);
    expect(await Promise.all([second, third])).toEqual([2, 3]);
    expect(syncs).toHaveLength(0);
  });

  it('makes one commit of all that comes while the disk is busy', async () => {
    const first = group.run(() => 1);
    await nextTurn();
    const before = database.commits;
    const second = group.run(() => 2, 'written');
    await nextTurn();
    const third = group.run(() => 3);
    await nextTurn();
    expect(database.commits).toBe(before);
    syncs.shift()?.(null);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
    expect(database.commits).toBe(before + 1);
    syncs.shift()?.(null);
    expect(await third).toBe(3);
  });

  it('promises nothing any more after a sync that failed', async () => {
    const first = group.run(() => 1);
    await nextTurn();
    const second = group.run(() => 2);
    await nextTurn();
    syncs.shift()?.(Object.assign(new Error('EIO'), { code: 'EIO' }));
    const unavailable = { code: 'storage-unavailable', countsAsAttempt: false };
    await expect(first).rejects.toMatchObject(unavailable);
    await expect(second).rejects.toMatchObject(unavailable);
    await expect(group.run(() => 3)).rejects.toMatchObject(unavailable);
    expect(syncs).toHaveLength(0);
  });
});
