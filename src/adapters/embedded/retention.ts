import type { Clock } from '../../ports/clock.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { EmbeddedJobStore } from './job-store.ts';
import type { EmbeddedResultStore } from './result-store.ts';

export interface RetentionOptions {
  /** Ended jobs are kept this long. */
  readonly jobsMs: number;
  /** Pictures are kept this long after their last use, but never shorter than the jobs that point to them. */
  readonly resultsMs: number;
  /** Above this total, the least recently used pictures go first. */
  readonly resultsBytes: number;
  readonly deadLettersMs: number;
  readonly idempotencyKeysMs: number;
  /** Pause between two sweeps. */
  readonly intervalMs: number;
}

/** Rows per transaction: a few milliseconds each, so that a sweep never holds up a request. */
const chunk = 250;
const pagesPerStep = 256;
/** Free pages kept in the file for the next pictures (8 MiB at 8 KiB a page); giving them back only to ask again costs twice. */
const sparePages = 1024;

/** Forgets what is old or too much, in small steps, and gives the space back to the file system. */
export class Retention {
  readonly #db: Database;
  readonly #group: GroupCommit;
  readonly #jobs: EmbeddedJobStore;
  readonly #results: EmbeddedResultStore;
  readonly #clock: Clock;
  readonly #options: RetentionOptions;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #stopped = false;

  constructor(
    parts: { db: Database; group: GroupCommit; jobs: EmbeddedJobStore; results: EmbeddedResultStore; clock: Clock },
    options: RetentionOptions,
    onError: (error: unknown) => void,
  ) {
    this.#db = parts.db;
    this.#group = parts.group;
    this.#jobs = parts.jobs;
    this.#results = parts.results;
    this.#clock = parts.clock;
    this.#options = options;
    this.#onError = onError;
  }

  /** Sweeps now and then, until `stop`. */
  start(): void {
    this.#timer = setTimeout(() => {
      this.sweep()
        .catch(this.#onError)
        .finally(() => {
          if (!this.#stopped) this.start();
        });
    }, this.#options.intervalMs).unref();
  }

  /** Stops sweeping; resolves when a sweep under way has stopped at its next step. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#sweeping?.catch(() => undefined);
  }

  /** One full sweep; joins the one under way. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const now = this.#clock.now();
    const { jobsMs, resultsMs, resultsBytes, deadLettersMs, idempotencyKeysMs } = this.#options;
    await this.#repeat(async () => (await this.#jobs.purge(now - jobsMs, chunk)).length);
    await this.#repeat(async () => {
      const { bytes } = await this.#results.usage();
      const keys = this.#results.leastUsed(now - Math.max(resultsMs, jobsMs), bytes - resultsBytes, chunk);
      await this.#results.delete(keys);
      return keys.length;
    });
    await this.#repeat(() => this.#deleteOld('dead_letters', 'died_at', now - deadLettersMs));
    await this.#repeat(() => this.#deleteOld('idempotency', 'created_at', now - idempotencyKeysMs));
    await this.#giveSpaceBack();
  }

  async #deleteOld(table: 'dead_letters' | 'idempotency', column: string, before: number): Promise<number> {
    const key = table === 'dead_letters' ? 'job_id' : 'owner, key';
    const text = `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${column} < ? LIMIT ?)`;
    return this.#group.run(() => Number(this.#db.sql(text).run(before, chunk).changes));
  }

  /** Repeats a step that removes at most `chunk` rows until it removes less, letting requests in between. */
  async #repeat(step: () => Promise<number>): Promise<void> {
    while (!this.#stopped && (await step()) >= chunk) await nextTurn();
  }

  async #giveSpaceBack(): Promise<void> {
    let free = this.#db.releasePages(0);
    while (!this.#stopped && free > sparePages) {
      const left = this.#db.releasePages(Math.min(pagesPerStep, free - sparePages));
      // A step that freed nothing will not free anything the next time either.
      if (left >= free) return;
      free = left;
      await nextTurn();
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
