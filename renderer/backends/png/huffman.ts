/**
 * Code lengths of an optimal prefix code, at most `limit` bits (RFC 1951 codes).
 * @param counts how often each symbol occurs; symbols that never occur get length 0
 */
export function codeLengths(counts: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const used = byCount(counts);
  if (used.length === 1) lengths[used[0]] = 1;
  if (used.length < 2) return lengths;

  // Two queues, both in order of weight: the leaves, and the inner nodes as they are made.
  const n = used.length;
  const weight = new Float64Array(2 * n);
  const parent = new Int32Array(2 * n);
  for (let i = 0; i < n; i++) weight[i] = counts[used[i]];
  let leaf = 0;
  let inner = n;
  for (let next = n; next < 2 * n - 1; next++) {
    for (let side = 0; side < 2; side++) {
      const takeLeaf = leaf < n && (inner >= next || weight[leaf] <= weight[inner]);
      const node = takeLeaf ? leaf++ : inner++;
      weight[next] += weight[node];
      parent[node] = next;
    }
  }
  const depth = new Int32Array(2 * n);
  let overflow = false;
  for (let node = 2 * n - 3; node >= 0; node--) {
    depth[node] = depth[parent[node]] + 1;
    if (depth[node] > limit) {
      depth[node] = limit;
      overflow = true;
    }
  }
  if (overflow) rebalance(depth, n, limit);
  for (let i = 0; i < n; i++) lengths[used[i]] = depth[i];
  return lengths;
}

/** The symbols that occur, rarest first. Sorted as numbers that hold count and symbol: without calls back, which took longer than the tree. */
function byCount(counts: Uint32Array): Uint16Array {
  const room = 512;
  const keys = new Float64Array(counts.length);
  let n = 0;
  for (let s = 0; s < counts.length; s++) if (counts[s] > 0) keys[n++] = counts[s] * room + s;
  const sorted = keys.subarray(0, n).sort();
  const symbols = new Uint16Array(n);
  for (let i = 0; i < n; i++) symbols[i] = sorted[i] % room;
  return symbols;
}

/** Makes cut-off depths a complete code again: lengthens the rarest codes that are short enough until the sum fits. */
function rebalance(depth: Int32Array, n: number, limit: number): void {
  let room = 2 ** limit;
  for (let i = 0; i < n; i++) room -= 2 ** (limit - depth[i]);
  for (let i = 0; room < 0; i = (i + 1) % n) {
    if (depth[i] >= limit) continue;
    room += 2 ** (limit - depth[i] - 1);
    depth[i]++;
  }
  for (let i = n - 1; i >= 0 && room > 0; i--) {
    while (depth[i] > 1 && room >= 2 ** (limit - depth[i])) {
      room -= 2 ** (limit - depth[i]);
      depth[i]--;
    }
  }
}

/** The canonical codes for `lengths`, bits reversed as deflate sends them. */
export function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const perLength = new Uint16Array(16);
  for (const l of lengths) perLength[l]++;
  perLength[0] = 0;
  const next = new Uint16Array(16);
  for (let l = 1; l < 16; l++) next[l] = (next[l - 1] + perLength[l - 1]) << 1;
  const codes = new Uint16Array(lengths.length);
  for (let s = 0; s < lengths.length; s++) {
    const l = lengths[s];
    if (l === 0) continue;
    let code = next[l]++;
    let reversed = 0;
    for (let k = 0; k < l; k++) {
      reversed = (reversed << 1) | (code & 1);
      code >>= 1;
    }
    codes[s] = reversed;
  }
  return codes;
}
