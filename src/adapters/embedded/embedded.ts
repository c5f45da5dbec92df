import { dirname, resolve } from 'node:path';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { Intake } from '../../ports/intake.ts';
import type { JobStore } from '../../ports/job-store.ts';
import type { LostJobs } from '../../ports/lost-jobs.ts';
import type { Queue } from '../../ports/queue.ts';
import type { ResultStore } from '../../ports/result-store.ts';
import type { Settlement } from '../../ports/settlement.ts';
import { Database } from './database.ts';
import { DiskSync } from './disk-sync.ts';
import { GroupCommit } from './group-commit.ts';
import { Headroom } from './headroom.ts';
import { EmbeddedIntake } from './intake.ts';
import { EmbeddedJobStore } from './job-store.ts';
import { lostJobsOf } from './jobs/lost-jobs.ts';
import { EmbeddedQueue } from './queue.ts';
import { EmbeddedResultStore } from './result-store.ts';
import { ResultFiles } from './results/result-files.ts';
import { Retention, type RetentionOptions } from './retention.ts';
import { EmbeddedSettlement } from './settlement.ts';
import { syncDirectory } from './sync-directory.ts';

const hour = 3_600_000;
const day = 24 * hour;

export interface EmbeddedOptions {
  /** The data directory; made when it is missing. */
  readonly directory: string;
  readonly clock?: Clock;
  /** How long a leased message stays hidden (30 s). */
  readonly visibilityMs?: number;
  /** Receives before a message goes to the dead letters (3). */
  readonly maxReceiveCount?: number;
  /** Pictures up to this size lie in the database (256 KiB), larger ones in files. */
  readonly inlineBytes?: number;
  /** The database file may not grow beyond this; no limit but the disk by default. */
  readonly maxBytes?: number;
  /** Free space of the file system that new jobs may not touch (64 MiB); pictures may use half of it. */
  readonly reserveBytes?: number;
  /** What is kept how long; jobs and pictures a day and at most 10 GiB, dead letters 14 days, idempotency keys a day. */
  readonly retention?: Partial<RetentionOptions>;
  /** Told when a background sweep fails; it tries again at the next one. */
  readonly onBackgroundError?: (error: unknown) => void;
}

/** Everything durable on one machine: one SQLite file, and a folder of large pictures. */
export interface Embedded {
  readonly database: Database;
  readonly group: GroupCommit;
  readonly queue: Queue;
  readonly jobs: JobStore;
  readonly results: ResultStore;
  readonly intake: Intake;
  readonly settlement: Settlement;
  readonly lostJobs: LostJobs;
  readonly retention: Retention;
  /** Whether a write gets through to the disk; rejects with a `TransientError` when not. */
  checkWritable(): Promise<void>;
  /** Commits what is pending, stops the sweeps and lets go of the directory. */
  close(): Promise<void>;
}

/** Opens a data directory. Throws when another process owns it or a newer plotmill wrote it. */
export function openEmbedded(options: EmbeddedOptions): Embedded {
  const clock = options.clock ?? systemClock;
  const database = new Database(options);
  const group = new GroupCommit(database, new DiskSync(database.logPath));
  // The log was made anew: before anything is promised to be in it, its name has to be on the disk.
  syncDirectory(options.directory);
  syncDirectory(dirname(resolve(options.directory)));
  const queue = new EmbeddedQueue(database, group, clock, {
    visibilityMs: options.visibilityMs ?? 30_000,
    maxReceiveCount: options.maxReceiveCount ?? 3,
  });
  // The process that held these leases is gone, since the directory is ours: nobody need wait for them to run out.
  database.sql('UPDATE messages SET hidden_until = 0, lease = lease + 1 WHERE hidden_until > 0').run();
  const headroom = new Headroom(database, options.reserveBytes ?? 64 * 2 ** 20);
  const files = new ResultFiles(options.directory);
  const jobs = new EmbeddedJobStore(database, group);
  const results = new EmbeddedResultStore(database, group, files, clock, headroom, options.inlineBytes ?? 256 * 1024);
  const retentionOptions: RetentionOptions = {
    jobsMs: day,
    resultsMs: day,
    resultsBytes: 10 * 1024 ** 3,
    deadLettersMs: 14 * day,
    idempotencyKeysMs: day,
    intervalMs: 60_000,
    ...options.retention,
  };
  const onError = options.onBackgroundError ?? ((error) => process.emitWarning(String(error), 'PlotmillRetention'));
  const retention = new Retention({ db: database, group, jobs, results, clock }, retentionOptions, onError);
  retention.start();
  const isKnown = (key: string): boolean => database.sql('SELECT 1 FROM results WHERE key = ?').get(key) !== undefined;
  const strays = files.removeStrays(isKnown).catch(onError);
  return {
    database,
    group,
    queue,
    jobs,
    results,
    intake: new EmbeddedIntake(database, group, queue, clock, headroom, retentionOptions.idempotencyKeysMs),
    settlement: new EmbeddedSettlement(database, group, jobs, results),
    lostJobs: lostJobsOf(database),
    retention,
    checkWritable: () =>
      group.run(() => {
        headroom.check('job');
        database.sql('DELETE FROM idempotency WHERE owner = ? AND key = ?').run('', '');
      }),
    close: async () => {
      await retention.stop();
      await strays;
      await group.close();
      database.close();
    },
  };
}
