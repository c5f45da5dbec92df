/**
 * Numbers as the words of a colour map: 0 up to their share of the map's `n` entries, then what is below it, above it, and no number.
 */

/** Numbers that may come at once, of either precision. */
const most: usize = 4096;
const words: usize = 8 * most + 64;
const table: usize = words + 4 * most + 64;

/** Takes `count` numbers at 0 to words; their place in the map is their distance from `low` as a share of `width`. */
export function paint(single: bool, count: i32, low: f64, width: f64, n: i32): void {
  const lows = f64x2.splat(low);
  const widths = f64x2.splat(width);
  const counts = f64x2.splat(<f64>n);
  const zero = f64x2.splat(0);
  for (let i: usize = 0; i < <usize>count; i += 4) {
    let ab: v128;
    let cd: v128;
    if (single) {
      const v = v128.load(4 * i);
      ab = f64x2.promote_low_f32x4(v);
      cd = f64x2.promote_low_f32x4(i64x2.shuffle(v, v, 1, 0));
    } else {
      ab = v128.load(8 * i);
      cd = v128.load(8 * i, 16);
    }
    ab = f64x2.mul(f64x2.div(f64x2.sub(ab, lows), widths), counts);
    cd = f64x2.mul(f64x2.div(f64x2.sub(cd, lows), widths), counts);
    const inside = v128.and(
      v128.and(f64x2.ge(ab, zero), f64x2.lt(ab, counts)),
      v128.and(f64x2.ge(cd, zero), f64x2.lt(cd, counts)),
    );
    const to = words + 4 * i;
    if (i64x2.all_true(inside)) {
      const first = i32x4.trunc_sat_f64x2_s_zero(ab);
      const second = i32x4.trunc_sat_f64x2_s_zero(cd);
      put(to, i32x4.extract_lane(first, 0));
      put(to + 4, i32x4.extract_lane(first, 1));
      put(to + 8, i32x4.extract_lane(second, 0));
      put(to + 12, i32x4.extract_lane(second, 1));
    } else {
      put(to, entry(f64x2.extract_lane(ab, 0), n));
      put(to + 4, entry(f64x2.extract_lane(ab, 1), n));
      put(to + 8, entry(f64x2.extract_lane(cd, 0), n));
      put(to + 12, entry(f64x2.extract_lane(cd, 1), n));
    }
  }
}

@inline
function put(to: usize, at: i32): void {
  store<i32>(to, load<i32>(table + 4 * <usize>at));
}

/** See `index` of the colour map. */
function entry(scaled: f64, n: i32): i32 {
  if (scaled !== scaled) return n + 2;
  if (scaled < 0) return n;
  if (scaled >= <f64>n) return scaled === <f64>n ? n - 1 : n + 1;
  return <i32>scaled;
}
