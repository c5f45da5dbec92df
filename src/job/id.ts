let lastMs = 0;
let sequence = 0;

// Random bytes are drawn for 512 ids at once: a call for eight costs as much as one for thousands.
const pool = new Uint8Array(8 * 512);
let used = pool.length;

/**
 * A new job id: UUID version 7 (RFC 9562) with a 12-bit counter in `rand_a`, so that ids made by one process sort by
 * creation even within a millisecond.
 */
export function newJobId(now: number): string {
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    // The counter is used up: borrow from the next millisecond rather than break the order.
    lastMs += 1;
    sequence = 0;
  }
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 8);
  used += 8;
  random[0] = (random[0] & 0x3f) | 0x80;
  const time = lastMs.toString(16).padStart(12, '0');
  const counter = sequence.toString(16).padStart(3, '0');
  let tail = '';
  for (const byte of random) tail += byte.toString(16).padStart(2, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text could be a job id at all; anything else need not be looked up. */
export function isJobId(text: string): boolean {
  return pattern.test(text);
}
