// Pixels: straight alpha, one little-endian ABGR word each.

/** Four numbers as bytes, at most 255 and at least 0, in the first four lanes. */
@inline
export function bytes(v: v128): v128 {
  const words = i16x8.narrow_i32x4_s(v, v);
  return i8x16.narrow_i16x8_u(words, words);
}

/** a·b/255, rounded, over 8 bits. */
@inline
export function multiply8(a: i32, b: i32): i32 {
  const t = a * b + 128;
  return ((t >> 8) + t) >> 8;
}

/** The first four bytes of a vector as numbers of 32 bits. */
@inline
function widened(v: v128): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v));
}

/** Agg's blending over straight alpha; see `blend.ts` of the raster backend. */
@inline
export function blend(at: usize, color: v128, alpha: i32): void {
  if (alpha === 0) return;
  const below = v128.load_zero<f32>(at);
  const under = <i32>i8x16.extract_lane_u(below, 3);
  const a = ((alpha + under) << 8) - alpha * under;
  const sums = i32x4.add(
    i32x4.mul(widened(color), i32x4.splat(alpha << 8)),
    i32x4.mul(widened(below), i32x4.splat(under * (256 - alpha))),
  );
  // A little more than the reciprocal makes up for rounding.
  const per = f64x2.splat((1 + 1 / 1099511627776) / <f64>a);
  const low = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.convert_low_i32x4_s(sums), per));
  const high = i32x4.trunc_sat_f64x2_s_zero(
    f64x2.mul(f64x2.convert_low_i32x4_s(i64x2.shuffle(sums, sums, 1, 0)), per),
  );
  store<i32>(at, i32x4.extract_lane(bytes(i32x4.replace_lane(i64x2.shuffle(low, high, 0, 2), 3, a >> 8)), 0));
}

// Numbers that the loops below need, as variables: V8 makes a constant vector anew, of whole numbers, every time it comes by.

let full: i32 = 0;

/** Called before any of `full32`, `full16` and `whole16` is asked for. */
export function prepare(): void {
  full = 255;
}

/** Four times 255. */
@inline
export function full32(): v128 {
  return i32x4.splat(full);
}

/** Eight times 255. */
@inline
export function full16(): v128 {
  return i16x8.splat(<i16>full);
}

/** Eight times 256. */
@inline
export function whole16(): v128 {
  return i16x8.splat(<i16>(full + 1));
}

/** `multiply8` of four. */
@inline
export function multiplied8(a: v128, b: v128): v128 {
  const t = i32x4.add(i32x4.mul(a, b), i32x4.splat(128));
  return i32x4.shr_u(i32x4.add(i32x4.shr_u(t, 8), t), 8);
}

/**
 * `blend` of four colours, which are opaque apart from `alpha` (32 bits each; 255 only where they cover wholly), over four pixels.
 * @param full4 @param full8 @param whole8 `full32`, `full16`, `whole16`
 */
@inline
export function layFour(at: usize, colors: v128, alpha: v128, full4: v128, full8: v128, whole8: v128): void {
  const words = v128.load(at);
  if (i32x4.all_true(i32x4.eq(i32x4.shr_u(words, 24), full4))) {
    // 256 covers wholly. Twice in every pixel, then four times.
    const share = i32x4.sub(alpha, i32x4.eq(alpha, full4));
    const shares = v128.or(share, i32x4.shl(share, 16));
    const low = mix(
      i16x8.extend_low_i8x16_u(words),
      i16x8.extend_low_i8x16_u(colors),
      i32x4.shuffle(shares, shares, 0, 0, 1, 1),
      full8,
      whole8,
    );
    const high = mix(
      i16x8.extend_high_i8x16_u(words),
      i16x8.extend_high_i8x16_u(colors),
      i32x4.shuffle(shares, shares, 2, 2, 3, 3),
      full8,
      whole8,
    );
    v128.store(at, i8x16.narrow_i16x8_u(low, high));
    return;
  }
  layOne(at, i32x4.extract_lane(colors, 0), i32x4.extract_lane(alpha, 0));
  layOne(at + 4, i32x4.extract_lane(colors, 1), i32x4.extract_lane(alpha, 1));
  layOne(at + 8, i32x4.extract_lane(colors, 2), i32x4.extract_lane(alpha, 2));
  layOne(at + 12, i32x4.extract_lane(colors, 3), i32x4.extract_lane(alpha, 3));
}

export function layOne(at: usize, color: i32, alpha: i32): void {
  if (alpha === 255) store<i32>(at, color);
  else blend(at, i32x4.splat(color), alpha);
}

/**
 * (256 α · above + 255 (256 - α) · under) / (65280 + α) without what is left over, in 16 bits; `above` for an α of 256. The dividend is below
 * 2²⁴, so that dividing it by 2¹⁶ instead gives the quotient or one less: one less when what is left over and the difference of the
 * divisors, 256 - α for every one in the next quotient, make up for a whole.
 */
@inline
function mix(under: v128, above: v128, alpha: v128, full8: v128, whole8: v128): v128 {
  const keep = i16x8.sub(whole8, alpha);
  const kept = i16x8.mul(under, keep);
  // The dividend is 256 (α · above + kept) - kept: its upper 16 bits and its last 8.
  const upper = i16x8.sub(i16x8.add(i16x8.mul(above, alpha), kept), i16x8.shr_u(i16x8.add(kept, full8), 8));
  const last = v128.and(i16x8.neg(kept), full8);
  const next = i16x8.sub(i16x8.shr_u(upper, 8), i16x8.splat(-1));
  const rest = i16x8.shr_u(i16x8.add(i16x8.mul(next, keep), last), 8);
  return i16x8.shr_u(i16x8.add(upper, rest), 8);
}
