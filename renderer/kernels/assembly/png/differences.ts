import { ensure, height, width, words } from './memory';

/** How large the differences of a pixel's four bytes are, each as a signed byte, added up. */
@inline
function change(at: usize, before: usize): i32 {
  const d = i8x16.abs(i8x16.sub(v128.load_zero<f32>(at), v128.load_zero<f32>(before)));
  return i32x4.extract_lane(i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(d)), 0);
}

/** Whether a row differs less from the row above than its pixels differ from each other; every fourth tells as much as all of them. */
function risesLess(row: usize, above: usize): bool {
  let left: i32 = 0;
  let up: i32 = 0;
  for (let at = row + 12; at < row + above; at += 16) {
    left += change(at, at - 4);
    up += change(at, at - above);
  }
  return up < left;
}

/**
 * Lays out every row as differences to its left neighbours or to the row above, whichever promises the smaller sum, after a byte that says
 * which; returns where.
 * @param depth bytes per pixel: 3 or 4
 */
export function differences(depth: i32): usize {
  const pixels = <usize>width * <usize>height;
  // The lists are not needed any more.
  const start = words + 4 * pixels + 16;
  ensure(start + (<usize>(width * depth) + 1) * <usize>height + 32);
  const above: usize = 4 * <usize>width;
  let to = start;
  for (let y: i32 = 0; y < height; y++) {
    const row = words + above * <usize>y;
    const up = y > 0 && risesLess(row, above);
    store<u8>(to++, up ? 2 : 1);
    let at = row;
    if (!up) {
      store<i32>(to, load<i32>(at));
      to += depth;
      at += 4;
    }
    const distance: usize = up ? above : 4;
    const end = row + above;
    for (; at < end; at += 16) {
      // What lies beyond the row is overwritten.
      const d = i8x16.sub(v128.load(at), v128.load(at - distance));
      if (depth === 4) v128.store(to, d);
      else v128.store(to, i8x16.swizzle(d, i8x16(0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 16, 16, 16)));
      to += min<usize>(4, (end - at) >> 2) * depth;
    }
  }
  return start;
}
