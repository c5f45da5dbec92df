import type { Lease } from '../../../ports/queue.ts';
import type { Database } from '../database.ts';
import { parseReceipt } from './receipt.ts';

/** Sets what remains of each lease's visibility timeout; only the latest receipt of a message still in flight counts. */
export function extendLeases(
  db: Database,
  leases: readonly Lease[],
  options: { now: number; visibilityMs: number; uncounted: boolean },
): void {
  const hiddenUntil = options.visibilityMs <= 0 ? 0 : options.now + options.visibilityMs;
  const update = db.sql(
    `UPDATE messages SET hidden_until = ?, receive_count = MAX(0, receive_count - ?)
       WHERE seq = ? AND lease = ? AND hidden_until > ?`,
  );
  for (const lease of leases) {
    const receipt = parseReceipt(lease);
    update.run(hiddenUntil, options.uncounted ? 1 : 0, receipt.seq, receipt.lease, options.now);
  }
}
