import type { ResultRef } from '../../../job/job.ts';
import type { Database } from '../database.ts';

/** Adds a picture's row (`body` null when it lies in a file), or marks the one that is there as used now. Returns the bytes added. */
export function putResult(db: Database, ref: ResultRef, body: Uint8Array | null, now: number): number {
  const added = db
    .sql('INSERT OR IGNORE INTO results (key, content_type, bytes, used_at, body) VALUES (?, ?, ?, ?, ?)')
    .run(ref.key, ref.contentType, ref.bytes, now, body);
  if (added.changes > 0) return ref.bytes;
  db.sql('UPDATE results SET used_at = ? WHERE key = ?').run(now, ref.key);
  return 0;
}
