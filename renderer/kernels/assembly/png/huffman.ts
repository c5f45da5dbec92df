import { depths, parents, sorted, weights } from './memory';

/**
 * Lengths of an optimal prefix code, at most `limit` bits (RFC 1951 codes); symbols that never occur get length 0.
 * @param counts how often each of `symbols` symbols occurs, a word each
 * @param lengths where they go, a byte each
 */
export function codeLengths(counts: usize, symbols: i32, limit: i32, lengths: usize): void {
  memory.fill(lengths, 0, symbols);
  const n = sortByCount(counts, symbols);
  if (n === 1) store<u8>(lengths + symbolAt(0), 1);
  if (n < 2) return;

  // Two queues, both in order of weight: the leaves, and the inner nodes as they are made.
  for (let i: i32 = 0; i < n; i++) store<u64>(weights + 8 * <usize>i, load<u64>(sorted + 8 * <usize>i) >> 9);
  let leaf: i32 = 0;
  let inner = n;
  for (let next = n; next < 2 * n - 1; next++) {
    let sum: u64 = 0;
    for (let side: i32 = 0; side < 2; side++) {
      const takeLeaf = leaf < n && (inner >= next || weight(leaf) <= weight(inner));
      const node = takeLeaf ? leaf++ : inner++;
      sum += weight(node);
      store<i32>(parents + 4 * <usize>node, next);
    }
    store<u64>(weights + 8 * <usize>next, sum);
  }
  let overflow = false;
  setDepth(2 * n - 2, 0);
  for (let node = 2 * n - 3; node >= 0; node--) {
    let depth = depthOf(load<i32>(parents + 4 * <usize>node)) + 1;
    if (depth > limit) {
      depth = limit;
      overflow = true;
    }
    setDepth(node, depth);
  }
  if (overflow) rebalance(n, limit);
  for (let i: i32 = 0; i < n; i++) store<u8>(lengths + symbolAt(i), <u8>depthOf(i));
}

@inline
function weight(node: i32): u64 {
  return load<u64>(weights + 8 * <usize>node);
}

@inline
function depthOf(node: i32): i32 {
  return load<i32>(depths + 4 * <usize>node);
}

@inline
function setDepth(node: i32, depth: i32): void {
  store<i32>(depths + 4 * <usize>node, depth);
}

/** The symbol that is `i`th from the rarest. */
@inline
function symbolAt(i: i32): usize {
  return <usize>(load<u64>(sorted + 8 * <usize>i) & 511);
}

/** Lists the symbols that occur, rarest first, as count · 512 + symbol; returns how many. */
function sortByCount(counts: usize, symbols: i32): i32 {
  let n: i32 = 0;
  for (let s: i32 = 0; s < symbols; s++) {
    const count = <u64>load<u32>(counts + 4 * <usize>s);
    if (count > 0) store<u64>(sorted + 8 * <usize>(n++), (count << 9) | <u64>s);
  }
  // By Shell's way: few enough for it, and no room needed.
  for (let gap: i32 = 121; gap > 0; gap /= 3) {
    for (let i = gap; i < n; i++) {
      const key = load<u64>(sorted + 8 * <usize>i);
      let j = i;
      for (; j >= gap; j -= gap) {
        const other = load<u64>(sorted + 8 * <usize>(j - gap));
        if (other <= key) break;
        store<u64>(sorted + 8 * <usize>j, other);
      }
      store<u64>(sorted + 8 * <usize>j, key);
    }
  }
  return n;
}

/** Makes cut-off depths a complete code again: lengthens the rarest codes that are short enough until the sum fits. */
function rebalance(n: i32, limit: i32): void {
  let room: i32 = 1 << limit;
  for (let i: i32 = 0; i < n; i++) room -= 1 << (limit - depthOf(i));
  for (let i: i32 = 0; room < 0; i = i + 1 === n ? 0 : i + 1) {
    const depth = depthOf(i);
    if (depth >= limit) continue;
    room += 1 << (limit - depth - 1);
    setDepth(i, depth + 1);
  }
  for (let i = n - 1; i >= 0 && room > 0; i--) {
    while (depthOf(i) > 1 && room >= 1 << (limit - depthOf(i))) {
      room -= 1 << (limit - depthOf(i));
      setDepth(i, depthOf(i) - 1);
    }
  }
}

/** The canonical codes for lengths of up to 15 bits, two bytes each, bits reversed as deflate sends them. */
export function canonicalCodes(lengths: usize, symbols: i32, codes: usize): void {
  // The next code of each length, in room that the tree does not need any more.
  const next = depths;
  memory.fill(next, 0, 4 * 17);
  for (let s: i32 = 0; s < symbols; s++) {
    const at = next + 4 + 4 * <usize>load<u8>(lengths + <usize>s);
    store<i32>(at, load<i32>(at) + 1);
  }
  store<i32>(next, 0, 4);
  for (let l: usize = 1; l < 16; l++) {
    const at = next + 4 * l;
    store<i32>(at, (load<i32>(at) + load<i32>(at - 4)) << 1);
  }
  for (let s: i32 = 0; s < symbols; s++) {
    const length = <i32>load<u8>(lengths + <usize>s);
    let code: i32 = 0;
    if (length > 0) {
      const at = next + 4 * <usize>length;
      code = load<i32>(at);
      store<i32>(at, code + 1);
      code = reversed(code) >> (16 - length);
    }
    store<u16>(codes + 2 * <usize>s, <u16>code);
  }
}

/** Sixteen bits the other way round. */
@inline
function reversed(bits: i32): i32 {
  let v = bits;
  v = ((v >> 1) & 0x5555) | ((v & 0x5555) << 1);
  v = ((v >> 2) & 0x3333) | ((v & 0x3333) << 2);
  v = ((v >> 4) & 0x0f0f) | ((v & 0x0f0f) << 4);
  return ((v >> 8) & 255) | ((v & 255) << 8);
}
