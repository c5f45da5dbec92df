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
  return format(lastMs, sequence, random);
}

/** The id of a job that somebody else named: the same for the same time and seed (10 bytes of a hash at least). */
export function jobIdOf(time: number, seed: Uint8Array): string {
  return format(time, ((seed[8] << 8) | seed[9]) & 0xfff, seed.slice(0, 8));
}

/** A version 7 UUID; `tail` is changed to carry the variant. */
function format(ms: number, counter: number, tail: Uint8Array): string {
  tail[0] = (tail[0] & 0x3f) | 0x80;
  const time = ms.toString(16).padStart(12, '0');
  let text = '';
  for (const byte of tail) text += byte.toString(16).padStart(2, '0');
  const count = counter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${text.slice(0, 4)}-${text.slice(4)}`;
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text could be a job id at all; anything else need not be looked up. */
export function isJobId(text: string): boolean {
  return pattern.test(text);
}
