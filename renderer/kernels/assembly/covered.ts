/**
 * The first of `count` vertices that is not within what a run of the simplifier covers; `count`, or one more, when all are. Two at a time: both
 * columns have room for one more.
 * @param xs @param ys doubles @param given a, e, a2, e2, d, f, d2, f2 of the placement; where the run starts, its direction, and its limits
 */
export function covered(xs: usize, ys: usize, count: i32, given: usize): i32 {
  const a = v128.load64_splat(given);
  const e = v128.load64_splat(given, 8);
  const a2 = v128.load64_splat(given, 16);
  const e2 = v128.load64_splat(given, 24);
  const d = v128.load64_splat(given, 32);
  const f = v128.load64_splat(given, 40);
  const d2 = v128.load64_splat(given, 48);
  const f2 = v128.load64_splat(given, 56);
  const startX = v128.load64_splat(given, 64);
  const startY = v128.load64_splat(given, 72);
  const origDx = v128.load64_splat(given, 80);
  const origDy = v128.load64_splat(given, 88);
  const aside = v128.load64_splat(given, 96);
  const otherSide = f64x2.neg(aside);
  const ahead = v128.load64_splat(given, 104);
  const behind = v128.load64_splat(given, 112);
  for (let i = 0; i < count; i += 2) {
    const u = v128.load(xs + 8 * i);
    const v = v128.load(ys + 8 * i);
    const dx = f64x2.sub(f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(u, a), e), a2), e2), startX);
    const dy = f64x2.sub(f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(v, d), f), d2), f2), startY);
    const dot = f64x2.add(f64x2.mul(origDx, dx), f64x2.mul(origDy, dy));
    const cross = f64x2.sub(f64x2.mul(origDx, dy), f64x2.mul(origDy, dx));
    const within = v128.and(
      v128.and(f64x2.lt(cross, aside), f64x2.gt(cross, otherSide)),
      v128.and(f64x2.lt(dot, ahead), f64x2.gt(dot, behind)),
    );
    if (!i64x2.all_true(within)) return i + i32(i64x2.extract_lane(within, 0) != 0);
  }
  return count;
}
