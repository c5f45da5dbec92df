import type { Job } from '../../job/job.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Acceptance, Accepted, Intake } from '../../ports/intake.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Headroom } from './headroom.ts';
import { createJob } from './jobs/create-job.ts';
import { getJob } from './jobs/get-job.ts';
import type { EmbeddedQueue } from './queue.ts';

/** Record, message and idempotency key of each job in one transaction. */
export class EmbeddedIntake implements Intake {
  readonly #db: Database;
  readonly #group: GroupCommit;
  readonly #queue: EmbeddedQueue;
  readonly #clock: Clock;
  readonly #headroom: Headroom;
  readonly #keyRetentionMs: number;

  /** `keyRetentionMs`: how long an idempotency key is remembered. */
  constructor(
    db: Database,
    group: GroupCommit,
    queue: EmbeddedQueue,
    clock: Clock,
    headroom: Headroom,
    keyRetentionMs: number,
  ) {
    this.#db = db;
    this.#group = group;
    this.#queue = queue;
    this.#clock = clock;
    this.#headroom = headroom;
    this.#keyRetentionMs = keyRetentionMs;
  }

  accept(entries: readonly Acceptance[]): Promise<Accepted[]> {
    return this.#group.run(() => {
      this.#headroom.check('job');
      const accepted = entries.map((entry): Accepted => {
        const earlier = this.#earlierJob(entry.job);
        if (earlier !== undefined) return { outcome: 'replayed', job: earlier };
        createJob(this.#db, entry.job);
        this.#rememberKey(entry.job);
        return { outcome: 'created', job: entry.job };
      });
      this.#queue.sendWithin(entries.filter((_, i) => accepted[i].outcome === 'created').map((entry) => entry.message));
      return accepted;
    });
  }

  #earlierJob(job: Job): Job | undefined {
    if (job.idempotencyKey === undefined) return undefined;
    const row = this.#db
      .sql('SELECT job_id FROM idempotency WHERE owner = ? AND key = ? AND created_at > ?')
      .get(job.owner ?? '', job.idempotencyKey, this.#clock.now() - this.#keyRetentionMs) as
      | { job_id: string }
      | undefined;
    return row && getJob(this.#db, row.job_id);
  }

  #rememberKey(job: Job): void {
    if (job.idempotencyKey === undefined) return;
    this.#db
      .sql('INSERT OR REPLACE INTO idempotency (owner, key, job_id, created_at) VALUES (?, ?, ?, ?)')
      .run(job.owner ?? '', job.idempotencyKey, job.id, this.#clock.now());
  }
}
