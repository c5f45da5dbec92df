import type { QueueDepth } from '../../../ports/queue.ts';
import type { Database } from '../database.ts';

/** Exact numbers of messages. A message handed back with a delay counts as in flight until it is visible, as in SQS. */
export function queueDepth(db: Database, now: number): QueueDepth {
  const row = db
    .sql(
      `SELECT
         (SELECT COUNT(*) FROM messages WHERE hidden_until = 0) AS shown,
         (SELECT COUNT(*) FROM messages WHERE hidden_until > 0 AND hidden_until <= ?) AS lapsed,
         (SELECT COUNT(*) FROM messages WHERE hidden_until > ?) AS hidden,
         (SELECT COUNT(*) FROM dead_letters) AS dead`,
    )
    .get(now, now) as { shown: number; lapsed: number; hidden: number; dead: number };
  const visible = row.shown + row.lapsed;
  return {
    visible,
    inFlight: row.hidden,
    delayed: 0,
    dead: row.dead,
    oldestAgeMs: visible === 0 ? 0 : Math.max(0, now - oldestSentAt(db, now)),
  };
}

function oldestSentAt(db: Database, now: number): number {
  // Rows are numbered in the order they were sent: the first visible one is the oldest.
  const row = db.sql('SELECT sent_at FROM messages WHERE hidden_until <= ? ORDER BY seq LIMIT 1').get(now) as {
    sent_at: number;
  };
  return row.sent_at;
}
