import type { Database } from './database.ts';
import type { DiskSync } from './disk-sync.ts';
import { asStorageError } from './storage-errors.ts';

/**
 * When an operation's promise resolves. `durable`: once no power cut can undo it. `written`: at the commit, which outlives
 * the process but not the machine; for what is merely done again when it was lost (a lease, the note that a job runs).
 */
export type Promptness = 'durable' | 'written';

interface Operation {
  readonly work: () => unknown;
  readonly promptness: Promptness;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Group commit: all writes asked for in one turn of the event loop share one transaction, and so do all that come while the disk is
 * busy: they would have to wait for its next sync anyway, and a commit of their own would cost its pages again. The sync runs off
 * the main thread: SQLite itself only writes (`synchronous=NORMAL`), and the promise of a durable operation waits until its log is
 * on the disk, so whoever awaits it may tell the world.
 *
 * An operation may ask for another one while it runs (a message arrives, a waiting receiver takes it): that one joins the
 * same transaction. Operations must be repeatable: when one of them fails, the transaction is rolled back and each is run
 * alone, so that only the one at fault is refused.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #disk: DiskSync;
  #pending: Operation[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(db: Database, disk: DiskSync) {
    this.#db = db;
    this.#disk = disk;
  }

  /** Runs `work` in the next transaction; rejects with a `TransientError` when the disk does not take it. */
  run<T>(work: () => T, promptness: Promptness = 'durable'): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The data directory is closed.'));
    if (this.#disk.failure !== undefined) return Promise.reject(this.#disk.failure);
    return new Promise<T>((resolve, reject) => {
      this.#pending.push({ work, promptness, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#pending.length > 0 && !this.#disk.busy) this.#scheduled ??= setImmediate(() => this.flush());
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
    if (failed) for (const operation of batch) this.#runAlone(operation);
    else this.#answer(batch, values);
  }

  #runAlone(operation: Operation): void {
    let value: unknown;
    try {
      this.#db.begin();
      value = operation.work();
      this.#db.commit();
    } catch (error) {
      this.#db.rollback();
      operation.reject(asStorageError(error));
      return;
    }
    this.#answer([operation], [value]);
  }

  /** Resolves what was committed: at once, or with the disk. */
  #answer(committed: readonly Operation[], values: readonly unknown[]): void {
    let waits = false;
    for (const [i, operation] of committed.entries()) {
      if (operation.promptness === 'durable') waits = true;
      else operation.resolve(values[i]);
    }
    if (!waits) return;
    const settle = (how: (operation: Operation, value: unknown) => void): void => {
      for (const [i, operation] of committed.entries()) {
        if (operation.promptness === 'durable') how(operation, values[i]);
      }
    };
    this.#disk.sync().then(
      () => {
        settle((operation, value) => operation.resolve(value));
        this.#schedule();
      },
      (error: unknown) => {
        settle((operation) => operation.reject(error));
        for (const operation of this.#pending.splice(0)) operation.reject(error);
      },
    );
  }

  /** Commits what is pending, refuses what comes after, and resolves when all of it is durable. */
  async close(): Promise<void> {
    if (this.#pending.length > 0) this.flush();
    this.#closed = true;
    await this.#disk.close();
  }
}
