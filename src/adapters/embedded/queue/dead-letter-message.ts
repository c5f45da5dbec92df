import type { Database } from '../database.ts';

/** Moves one message to the dead letters, with the time and the reason. */
export function moveToDeadLetters(db: Database, seq: number, now: number, reason: string): void {
  db.sql(
    `INSERT OR REPLACE INTO dead_letters (job_id, body, priority, traceparent, receive_count, died_at, reason)
       SELECT job_id, body, priority, traceparent, receive_count, ?, ? FROM messages WHERE seq = ?`,
  ).run(now, reason, seq);
  db.sql('DELETE FROM messages WHERE seq = ?').run(seq);
}
