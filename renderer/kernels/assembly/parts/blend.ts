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

/** Whether four pixels are opaque. */
@inline
export function areOpaque(words: v128): bool {
  return i32x4.all_true(i32x4.ge_u(words, i32x4.splat(0xff000000)));
}

/** `multiply8` of four. */
@inline
export function multiplied8(a: v128, b: v128): v128 {
  const t = i32x4.add(i32x4.mul(a, b), i32x4.splat(128));
  return i32x4.shr_u(i32x4.add(i32x4.shr_u(t, 8), t), 8);
}

/**
 * `blend` of `colors` over four opaque pixels, which come out as they are where nothing is laid over them, and as the colour where it covers
 * them wholly. Channels of the colours and alpha are 32 bits each.
 */
@inline
export function overOpaque(words: v128, colors: v128, red: v128, green: v128, blue: v128, alpha: v128): v128 {
  const second = i32x4.splat(0x00ff0000);
  const keep = i32x4.sub(i32x4.splat(256), alpha);
  const shares = v128.or(alpha, i32x4.shl(keep, 16));
  const r = channel(red, v128.and(i32x4.shl(words, 16), second), shares, keep);
  const g = channel(green, v128.and(i32x4.shl(words, 8), second), shares, keep);
  const b = channel(blue, v128.and(words, second), shares, keep);
  const mixed = v128.or(v128.or(r, i32x4.shl(g, 8)), v128.or(i32x4.shl(b, 16), i32x4.splat(0xff000000)));
  return v128.bitselect(colors, mixed, i32x4.eq(alpha, i32x4.splat(255)));
}

/**
 * (256 α · above + 255 (256 - α) · under) / (65280 + α), without what is left over; `under` stands 16 bits further up. The sum is below
 * 2²⁴, so that dividing it by 2¹⁶ instead gives the quotient or one less: one less when what is left over and the difference of the
 * divisors, 256 - α for every one in the quotient, make up for a whole.
 */
@inline
function channel(above: v128, under: v128, shares: v128, keep: v128): v128 {
  const kept = i32x4.dot_i16x8_s(under, shares);
  const sum = i32x4.sub(i32x4.shl(i32x4.add(kept, i32x4.dot_i16x8_s(above, shares)), 8), kept);
  const next = i32x4.add(i32x4.shr_u(sum, 16), i32x4.splat(1));
  return i32x4.shr_u(i32x4.add(sum, i32x4.dot_i16x8_s(next, keep)), 16);
}
