import type { DeadLetter } from '../../../ports/queue.ts';
import type { Database } from '../database.ts';

interface DeadRow {
  readonly job_id: string;
  readonly body: string;
  readonly priority: number;
  readonly traceparent: string | null;
  readonly receive_count: number;
  readonly died_at: number;
  readonly reason: string;
}

/** One page of dead letters, newest job first; the cursor is the last job id of the page before. */
export function listDeadLetters(
  db: Database,
  options: { limit: number; cursor?: string },
): { items: DeadLetter[]; cursor?: string } {
  const rows = db
    .sql('SELECT * FROM dead_letters WHERE job_id < ? ORDER BY job_id DESC LIMIT ?')
    // U+FFFF sorts after every id.
    .all(options.cursor ?? '\uffff', options.limit + 1) as unknown as DeadRow[];
  const items = rows.slice(0, options.limit).map((row) => ({
    jobId: row.job_id,
    body: row.body,
    priority: row.priority,
    ...(row.traceparent !== null && { traceparent: row.traceparent }),
    receiveCount: row.receive_count,
    diedAt: row.died_at,
    reason: row.reason,
  }));
  return rows.length > options.limit ? { items, cursor: items.at(-1)?.jobId } : { items };
}
