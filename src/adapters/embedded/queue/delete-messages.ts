import type { Lease } from '../../../ports/queue.ts';
import type { Database } from '../database.ts';
import { parseReceipt } from './receipt.ts';

/** Removes leased messages for good; a stale receipt removes nothing. */
export function deleteMessages(db: Database, leases: readonly Lease[]): void {
  const remove = db.sql('DELETE FROM messages WHERE seq = ? AND lease = ?');
  for (const lease of leases) {
    const receipt = parseReceipt(lease);
    remove.run(receipt.seq, receipt.lease);
  }
}
