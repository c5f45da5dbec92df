import { statfsSync } from 'node:fs';
import { TransientError } from '../../job/errors.ts';
import type { Database } from './database.ts';

/** Reading the file system's free space costs a system call: once in a while is enough. */
const freeSpaceMaxAgeMs = 250;

/**
 * Refuses new work before the disk is really full. Leasing, settling and deleting need a little room themselves: were it
 * given to new jobs, the queue could never be worked off. New jobs stop first, pictures later, the rest goes on.
 */
export class Headroom {
  readonly #db: Database;
  readonly #reserveBytes: number;
  #freeBytes = Number.POSITIVE_INFINITY;
  #readAt = Number.NEGATIVE_INFINITY;
  #lastFreePages = 0;
  #countedAt = -1;

  /** `reserveBytes`: free space of the file system that new jobs may not touch; pictures may use half of it. */
  constructor(db: Database, reserveBytes: number) {
    this.#db = db;
    this.#reserveBytes = reserveBytes;
  }

  /** Throws `TransientError` `storage-full` when there is no room for more of this kind. */
  check(kind: 'job' | 'picture'): void {
    const share = kind === 'job' ? 1 : 0.5;
    const reserve = Math.min(this.#db.maxPages * 0.2, this.#reserveBytes / this.#db.pageSize);
    if (this.#freePages() <= reserve * share || this.#freeSpace() <= this.#reserveBytes * share) {
      throw new TransientError('storage-full', 'There is no space left to store the job.', {
        retryAfterMs: 10_000,
        countsAsAttempt: false,
      });
    }
  }

  /** Counted once between two commits: what one transaction adds is little next to the reserve. */
  #freePages(): number {
    if (this.#countedAt !== this.#db.commits) {
      this.#lastFreePages = this.#db.maxPages - this.#db.usedPages();
      this.#countedAt = this.#db.commits;
    }
    return this.#lastFreePages;
  }

  #freeSpace(): number {
    const now = performance.now();
    if (now - this.#readAt > freeSpaceMaxAgeMs) {
      const { bavail, bsize } = statfsSync(this.#db.directory);
      this.#freeBytes = bavail * bsize;
      this.#readAt = now;
    }
    return this.#freeBytes;
  }
}
