import type { Lease } from '../../../ports/queue.ts';

/** A message's row and the number of the receive that handed it out: a later receive makes it stale. */
export interface Receipt {
  readonly seq: number;
  readonly lease: number;
}

export function receiptHandle(receipt: Receipt): string {
  return `${receipt.seq}.${receipt.lease}`;
}

/** Reads a handle back; what is none of ours fits no row, and is ignored as stale. */
export function parseReceipt(lease: Lease): Receipt {
  const [seq, number] = lease.receiptHandle.split('.').map(Number);
  return Number.isSafeInteger(seq) && Number.isSafeInteger(number) ? { seq, lease: number } : { seq: -1, lease: -1 };
}
