import type { ResultRef } from '../../job/job.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ResultStore } from '../../ports/result-store.ts';
import type { Picture } from '../../ports/settlement.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Headroom } from './headroom.ts';
import { deleteResults } from './results/delete-results.ts';
import { putResult } from './results/put-result.ts';
import type { ResultFiles } from './results/result-files.ts';

/** A picture that is used keeps its place; noting that more often than this would only cost writes. */
const touchIntervalMs = 3_600_000;

/** Pictures in SQLite when small (they share the settling transaction's fsync), in files when large. */
export class EmbeddedResultStore implements ResultStore {
  readonly #db: Database;
  readonly #group: GroupCommit;
  readonly #files: ResultFiles;
  readonly #clock: Clock;
  readonly #headroom: Headroom;
  readonly #inlineBytes: number;
  #usage: { count: number; bytes: number };

  constructor(
    db: Database,
    group: GroupCommit,
    files: ResultFiles,
    clock: Clock,
    headroom: Headroom,
    inlineBytes: number,
  ) {
    this.#db = db;
    this.#group = group;
    this.#files = files;
    this.#clock = clock;
    this.#headroom = headroom;
    this.#inlineBytes = inlineBytes;
    this.#usage = db.sql('SELECT COUNT(*) AS count, COALESCE(SUM(bytes), 0) AS bytes FROM results').get() as {
      count: number;
      bytes: number;
    };
  }

  async put(key: string, contentType: string, body: Uint8Array): Promise<ResultRef> {
    const store = await this.prepare({ key, contentType, body });
    const added = await this.#group.run(store);
    this.noteAdded(added);
    return { key, contentType, bytes: body.byteLength };
  }

  /**
   * Makes a picture ready to be stored by the function returned, which belongs into a transaction and returns the bytes it
   * added (report them to `noteAdded` after the commit). A large picture's file is durable before this resolves.
   */
  async prepare(picture: Picture): Promise<() => number> {
    const ref = { key: picture.key, contentType: picture.contentType, bytes: picture.body.byteLength };
    this.#headroom.check('picture');
    const inline = ref.bytes <= this.#inlineBytes;
    if (!inline && (await this.stat(ref.key)) === undefined) await this.#files.write(ref.key, picture.body);
    return () => putResult(this.#db, ref, inline ? picture.body : null, this.#clock.now());
  }

  noteAdded(bytes: number): void {
    if (bytes > 0) this.#usage = { count: this.#usage.count + 1, bytes: this.#usage.bytes + bytes };
  }

  async stat(key: string): Promise<ResultRef | undefined> {
    const row = this.#db.sql('SELECT content_type, bytes, used_at FROM results WHERE key = ?').get(key) as
      | { content_type: string; bytes: number; used_at: number }
      | undefined;
    if (row === undefined) return undefined;
    const now = this.#clock.now();
    if (now - row.used_at > touchIntervalMs) {
      const touch = this.#db.sql('UPDATE results SET used_at = ? WHERE key = ?');
      await this.#group.run(() => touch.run(now, key), 'written');
    }
    return { key, contentType: row.content_type, bytes: row.bytes };
  }

  async open(key: string): Promise<{ ref: ResultRef; body: Uint8Array } | undefined> {
    const row = this.#db.sql('SELECT content_type, bytes, body FROM results WHERE key = ?').get(key) as
      | { content_type: string; bytes: number; body: Uint8Array | null }
      | undefined;
    if (row === undefined) return undefined;
    const body = row.body ?? (await this.#files.read(key));
    return body && { ref: { key, contentType: row.content_type, bytes: row.bytes }, body };
  }

  async delete(keys: readonly string[]): Promise<void> {
    const freed = await this.#group.run(() => deleteResults(this.#db, keys));
    this.#usage = { count: this.#usage.count - freed.count, bytes: this.#usage.bytes - freed.bytes };
    for (const key of freed.files) await this.#files.remove(key);
  }

  async usage(): Promise<{ count: number; bytes: number }> {
    return this.#usage;
  }

  /** The least recently used pictures: those not used since `unusedSince`, and as many as make up `excessBytes`. */
  leastUsed(unusedSince: number, excessBytes: number, limit: number): string[] {
    const rows = this.#db.sql('SELECT key, bytes, used_at FROM results ORDER BY used_at LIMIT ?').all(limit) as {
      key: string;
      bytes: number;
      used_at: number;
    }[];
    const keys: string[] = [];
    let excess = excessBytes;
    for (const row of rows) {
      if (row.used_at >= unusedSince && excess <= 0) break;
      keys.push(row.key);
      excess -= row.bytes;
    }
    return keys;
  }
}
