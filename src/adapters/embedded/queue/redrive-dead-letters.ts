import type { Database } from '../database.ts';

/** Moves dead letters (all, or those of the jobs named) back to the queue with a fresh receive count; returns the moved job ids. */
export function redriveDeadLetters(db: Database, jobIds: readonly string[] | undefined, now: number): string[] {
  const ids = jobIds ?? db.sql('SELECT job_id FROM dead_letters ORDER BY died_at, job_id').all().map(idOf);
  const moved: string[] = [];
  for (const id of ids) {
    db.sql(
      `INSERT OR IGNORE INTO messages (job_id, body, priority, traceparent, sent_at)
         SELECT job_id, body, priority, traceparent, ? FROM dead_letters WHERE job_id = ?`,
    ).run(now, id);
    if (db.sql('DELETE FROM dead_letters WHERE job_id = ?').run(id).changes > 0) moved.push(id);
  }
  return moved;
}

function idOf(row: Record<string, unknown>): string {
  return row.job_id as string;
}
