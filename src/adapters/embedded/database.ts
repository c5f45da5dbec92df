import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { RecentJobs } from './jobs/recent-jobs.ts';
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
  /** The write-ahead log: what was committed is durable when this file is. It stays the same file while the database is open. */
  readonly logPath: string;
  /** Bytes of a page. */
  readonly pageSize: number;
  /** Records of this file, as they stand in it or in the transaction under way. */
  readonly recentJobs = new RecentJobs();
  /** Pages that the file may have. */
  readonly maxPages: number;
  readonly #db: DatabaseSync;
  #commits = 0;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens and migrates. Throws a plain sentence when another process owns the directory. */
  constructor(options: DatabaseOptions) {
    this.directory = options.directory;
    mkdirSync(options.directory, { recursive: true });
    const path = join(options.directory, 'plotmill.db');
    this.logPath = `${path}-wal`;
    this.#db = new DatabaseSync(path, { timeout: 2_000 });
    try {
      this.#configure();
      this.pageSize = (this.#db.prepare('PRAGMA page_size').get() as { page_size: number }).page_size;
      const maxPages = Math.max(1, Math.floor((options.maxBytes ?? Number.MAX_SAFE_INTEGER) / this.pageSize));
      const granted = this.#db.prepare(`PRAGMA max_page_count = ${Math.min(maxPages, 2 ** 32 - 2)}`).get();
      this.maxPages = (granted as { max_page_count: number }).max_page_count;
      migrate(this.#db);
    } catch (error) {
      this.#db.close();
      if (!isBusy(error)) throw error;
      throw new Error(`The data directory ${options.directory} is in use by another plotmill process.`, {
        cause: error,
      });
    }
  }

  #configure(): void {
    // NORMAL: a commit writes, and `GroupCommit` syncs the log before anybody is told; only checkpoints sync by themselves.
    // Exclusive: the kernel frees the lock when the process dies, however it dies, so no stale lock file can remain.
    this.#db.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA page_size = 8192;
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 2000;
      PRAGMA journal_size_limit = 33554432;
      PRAGMA cache_size = -32768;
      PRAGMA temp_store = MEMORY;
    `);
    // The lock is taken by the first write, and held from then on.
    this.#db.exec('BEGIN IMMEDIATE; COMMIT');
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

  /** Pages with something on them. */
  usedPages(): number {
    const { page_count: count } = this.sql('PRAGMA page_count').get() as { page_count: number };
    const { freelist_count: free } = this.sql('PRAGMA freelist_count').get() as { freelist_count: number };
    return count - free;
  }

  begin(): void {
    this.sql('BEGIN IMMEDIATE').run();
  }

  /** Transactions that were committed through `commit`. */
  get commits(): number {
    return this.#commits;
  }

  commit(): void {
    this.sql('COMMIT').run();
    this.#commits += 1;
  }

  rollback(): void {
    this.recentJobs.clear();
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
