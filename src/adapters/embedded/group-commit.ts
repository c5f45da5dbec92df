import type { Database } from './database.ts';
import { asStorageError } from './storage-errors.ts';

interface Operation {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Group commit: all writes asked for in one turn of the event loop share one transaction and one fsync. A promise
 * resolves only after the commit, so whoever awaits it may tell the world.
 *
 * An operation may ask for another one while it runs (a message arrives, a waiting receiver takes it): that one joins the
 * same transaction. Operations must be repeatable: when one of them fails, the transaction is rolled back and each is run
 * alone, so that only the one at fault is refused.
 */
export class GroupCommit {
  readonly #db: Database;
  #pending: Operation[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Runs `work` in the next transaction; rejects with a `TransientError` when the disk does not take it. */
  run<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The data directory is closed.'));
    return new Promise<T>((resolve, reject) => {
      this.#pending.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#scheduled ??= setImmediate(() => this.flush());
    });
  }

  /** Commits what is pending now. */
  flush(): void {
    if (this.#scheduled !== undefined) clearImmediate(this.#scheduled);
    // Stays set while the batch runs, so that operations added meanwhile do not schedule a turn of their own.
    const batch = this.#pending;
    const values: unknown[] = [];
    let failed = false;
    try {
      this.#db.begin();
      for (let i = 0; i < batch.length; i++) values.push(batch[i].work());
      this.#db.commit();
    } catch {
      failed = true;
      this.#db.rollback();
    }
    this.#pending = [];
    this.#scheduled = undefined;
    for (const [i, operation] of batch.entries()) {
      if (failed) this.#runAlone(operation);
      else operation.resolve(values[i]);
    }
  }

  #runAlone(operation: Operation): void {
    try {
      this.#db.begin();
      const value = operation.work();
      this.#db.commit();
      operation.resolve(value);
    } catch (error) {
      this.#db.rollback();
      operation.reject(asStorageError(error));
    }
  }

  /** Commits what is pending and refuses what comes after. */
  close(): void {
    if (this.#pending.length > 0) this.flush();
    this.#closed = true;
  }
}
