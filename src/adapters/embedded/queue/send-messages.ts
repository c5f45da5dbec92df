import type { QueueMessage } from '../../../ports/queue.ts';
import type { Database } from '../database.ts';

/** Puts messages on the queue, visible at once; a job that has a message already keeps the one it has. */
export function sendMessages(db: Database, messages: readonly QueueMessage[], now: number): void {
  const insert = db.sql(
    'INSERT OR IGNORE INTO messages (job_id, body, priority, traceparent, sent_at) VALUES (?, ?, ?, ?, ?)',
  );
  for (const message of messages) {
    insert.run(message.jobId, message.body, message.priority, message.traceparent ?? null, now);
  }
}
