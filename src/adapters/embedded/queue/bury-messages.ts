import type { Lease } from '../../../ports/queue.ts';
import type { Database } from '../database.ts';
import { moveToDeadLetters } from './dead-letter-message.ts';
import { parseReceipt } from './receipt.ts';

/** Moves leased messages to the dead letters; a stale receipt moves nothing. */
export function buryMessages(db: Database, leases: readonly Lease[], now: number, reason: string): void {
  const held = db.sql('SELECT 1 FROM messages WHERE seq = ? AND lease = ?');
  for (const lease of leases) {
    const receipt = parseReceipt(lease);
    if (held.get(receipt.seq, receipt.lease) !== undefined) moveToDeadLetters(db, receipt.seq, now, reason);
  }
}
