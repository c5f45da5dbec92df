import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrate } from './migrations.ts';
import { isBusy } from './storage-errors.ts';

export interface DatabaseOptions {
  /** The data directory; made when it is missing. */
  readonly directory: string;
  /** The database file may not grow beyond this many bytes: then writes answer `storage-full`. */
  readonly maxBytes?: number;
}

/** The SQLite file of a data directory, with every statement prepared once. */
export class Database {
  readonly directory: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens and migrates. Throws a plain sentence when another process owns the directory. */
  constructor(options: DatabaseOptions) {
    this.directory = options.directory;
    mkdirSync(options.directory, { recursive: true });
    this.#db = new DatabaseSync(join(options.directory, 'plotmill.db'), { timeout: 2_000 });
    try {
      this.#configure(options.maxBytes);
      migrate(this.#db);
    } catch (error) {
      this.#db.close();
      if (!isBusy(error)) throw error;
      throw new Error(`The data directory ${options.directory} is in use by another plotmill process.`, {
        cause: error,
      });
    }
  }

  #configure(maxBytes: number | undefined): void {
    // Exclusive: the kernel frees the lock when the process dies, however it dies, so no stale lock file can remain.
    this.#db.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA page_size = 8192;
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 2000;
      PRAGMA journal_size_limit = 33554432;
      PRAGMA cache_size = -32768;
      PRAGMA temp_store = MEMORY;
    `);
    // The lock is taken by the first write, and held from then on.
    this.#db.exec('BEGIN IMMEDIATE; COMMIT');
    if (maxBytes !== undefined) {
      const { page_size: pageSize } = this.#db.prepare('PRAGMA page_size').get() as { page_size: number };
      this.#db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / pageSize))}`);
    }
  }

  /** The prepared statement of this SQL text. */
  sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.#db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  begin(): void {
    this.sql('BEGIN IMMEDIATE').run();
  }

  commit(): void {
    this.sql('COMMIT').run();
  }

  rollback(): void {
    // SQLite has rolled back by itself after some errors (disk full).
    if (this.#db.isTransaction) this.sql('ROLLBACK').run();
  }

  /** Gives up to `pages` free pages back to the file system; returns how many are still free. Not inside a transaction. */
  releasePages(pages: number): number {
    this.#db.exec(`PRAGMA incremental_vacuum(${pages})`);
    return (this.#db.prepare('PRAGMA freelist_count').get() as { freelist_count: number }).freelist_count;
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}
