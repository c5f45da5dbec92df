import type { LeasedMessage } from '../../../ports/queue.ts';
import type { Database } from '../database.ts';
import { moveToDeadLetters } from './dead-letter-message.ts';
import { receiptHandle } from './receipt.ts';

interface VisibleRow {
  readonly seq: number;
  readonly job_id: string;
  readonly body: string;
  readonly priority: number;
  readonly traceparent: string | null;
  readonly sent_at: number;
  readonly receive_count: number;
  readonly lease: number;
}

/** Whether a receive would find something: a read, so that an idle queue writes nothing. */
export function hasVisible(db: Database, now: number): boolean {
  const row = db
    .sql(
      `SELECT EXISTS (SELECT 1 FROM messages WHERE hidden_until = 0)
           OR EXISTS (SELECT 1 FROM messages WHERE hidden_until > 0 AND hidden_until <= ?) AS found`,
    )
    .get(now) as { found: number };
  return row.found === 1;
}

/** When the next hidden message becomes visible, in epoch milliseconds. */
export function nextVisibleAt(db: Database): number | undefined {
  const row = db.sql('SELECT MIN(hidden_until) AS at FROM messages WHERE hidden_until > 0').get() as {
    at: number | null;
  };
  return row.at ?? undefined;
}

/** Leases up to `max` visible messages: highest priority first, then oldest. One received too often goes to the dead letters instead. */
export function receiveMessages(
  db: Database,
  options: { max: number; now: number; visibilityMs: number; maxReceiveCount: number },
): LeasedMessage[] {
  const { max, now, visibilityMs, maxReceiveCount } = options;
  db.sql('UPDATE messages SET hidden_until = 0 WHERE hidden_until > 0 AND hidden_until <= ?').run(now);
  const leased: LeasedMessage[] = [];
  const rows = db
    .sql(
      `SELECT seq, job_id, body, priority, traceparent, sent_at, receive_count, lease FROM messages
         WHERE hidden_until = 0 ORDER BY priority DESC, seq LIMIT ?`,
    )
    .all(max) as unknown as VisibleRow[];
  for (const row of rows) {
    if (row.receive_count >= maxReceiveCount) {
      moveToDeadLetters(db, row.seq, now, 'attempts-exhausted');
      continue;
    }
    db.sql(
      'UPDATE messages SET hidden_until = ?, receive_count = receive_count + 1, lease = lease + 1 WHERE seq = ?',
    ).run(now + visibilityMs, row.seq);
    leased.push({
      jobId: row.job_id,
      body: row.body,
      priority: row.priority,
      ...(row.traceparent !== null && { traceparent: row.traceparent }),
      receiptHandle: receiptHandle({ seq: row.seq, lease: row.lease + 1 }),
      receiveCount: row.receive_count + 1,
      sentAt: row.sent_at,
    });
  }
  return leased;
}
