import type { Database } from '../database.ts';

/** What a deletion freed, and the keys whose picture lies in a file that is to be removed now. */
export interface Freed {
  readonly count: number;
  readonly bytes: number;
  readonly files: readonly string[];
}

/** Deletes rows by key; unknown keys are ignored. */
export function deleteResults(db: Database, keys: readonly string[]): Freed {
  const remove = db.sql('DELETE FROM results WHERE key = ? RETURNING bytes, body IS NULL AS in_file');
  let count = 0;
  let bytes = 0;
  const files: string[] = [];
  for (const key of keys) {
    const row = remove.get(key) as { bytes: number; in_file: number } | undefined;
    if (row === undefined) continue;
    count += 1;
    bytes += row.bytes;
    if (row.in_file === 1) files.push(key);
  }
  return { count, bytes, files };
}
