/**
 * Rows of a resampled picture: every output pixel is a sum over source pixels in Agg's order, rows outside and columns inside, which
 * floating point remembers. Four output pixels at a time; nothing is reordered or fused, so the sums equal JavaScript's to the bit.
 *
 * `rows` are pairs (address of a source row, its weight) of 32 bits. The taps of the columns lie tap after tap, `stride` bytes each, four
 * bytes a pixel: `index` is a byte offset into a source row, `weight` a pair of 16 bits (weight, 1). `even` has a byte for four pixels,
 * which is 1 when the four take in the same source pixels. `total` is what sums are divided by, or 0: by the sum of their weights.
 */

/** 1/16384 as Agg rounds them: the weights of four pixels in a row of this weight. */
@inline
function products(weight: usize, row: v128): v128 {
  return i32x4.shr_s(i32x4.dot_i16x8_s(v128.load(weight), row), 14);
}

/** The other half of `products`: (weight, 1) · (row, 8192) is the product with what rounds it. */
@inline
function rowFactor(weight: i32): v128 {
  return i32x4.splat((weight & 0xffff) | (8192 << 16));
}

@inline
function high(v: v128): v128 {
  return i64x2.shuffle(v, v, 1, 0);
}

@inline
function twoDoubles(a: usize, b: usize): v128 {
  return v128.load_lane<f64>(b, v128.load_zero<f64>(a), 1);
}

@inline
function fourSingles(a: usize, b: usize, c: usize, d: usize): v128 {
  return v128.load_lane<f32>(d, v128.load_lane<f32>(c, v128.load_lane<f32>(b, v128.load_zero<f32>(a), 1), 2), 3);
}

/** One number a pixel. Of single precision, products are rounded to it, and sums are not. */
@inline
function numbers<T>(
  rows: usize,
  rowsEnd: usize,
  taps: usize,
  stride: usize,
  even: usize,
  index: usize,
  weight: usize,
  total: i32,
  out: usize,
): void {
  const tapsEnd: usize = taps * stride;
  for (let k: usize = 0; k < stride; k += 16, even++) {
    let ab = f64x2.splat(0);
    let cd = f64x2.splat(0);
    let sum = i32x4.splat(0);
    const same = load<u8>(even);
    for (let r = rows; r < rowsEnd; r += 8) {
      const base: usize = load<u32>(r);
      const row = rowFactor(load<i32>(r, 4));
      if (same) {
        for (let t = k; t < k + tapsEnd; t += stride) {
          const w = products(weight + t, row);
          sum = i32x4.add(sum, w);
          const at: usize = base + load<u32>(index + t);
          if (sizeof<T>() == 8) {
            const d = v128.load_splat<f64>(at);
            ab = f64x2.add(ab, f64x2.mul(d, f64x2.convert_low_i32x4_s(w)));
            cd = f64x2.add(cd, f64x2.mul(d, f64x2.convert_low_i32x4_s(high(w))));
          } else {
            const p = f32x4.mul(v128.load_splat<f32>(at), f32x4.convert_i32x4_s(w));
            ab = f64x2.add(ab, f64x2.promote_low_f32x4(p));
            cd = f64x2.add(cd, f64x2.promote_low_f32x4(high(p)));
          }
        }
      } else {
        for (let t = k; t < k + tapsEnd; t += stride) {
          const w = products(weight + t, row);
          sum = i32x4.add(sum, w);
          const i = index + t;
          const a: usize = base + load<u32>(i);
          const b: usize = base + load<u32>(i, 4);
          const c: usize = base + load<u32>(i, 8);
          const d: usize = base + load<u32>(i, 12);
          if (sizeof<T>() == 8) {
            ab = f64x2.add(ab, f64x2.mul(twoDoubles(a, b), f64x2.convert_low_i32x4_s(w)));
            cd = f64x2.add(cd, f64x2.mul(twoDoubles(c, d), f64x2.convert_low_i32x4_s(high(w))));
          } else {
            const p = f32x4.mul(fourSingles(a, b, c, d), f32x4.convert_i32x4_s(w));
            ab = f64x2.add(ab, f64x2.promote_low_f32x4(p));
            cd = f64x2.add(cd, f64x2.promote_low_f32x4(high(p)));
          }
        }
      }
    }
    if (total != 0) sum = i32x4.splat(total);
    ab = f64x2.div(ab, f64x2.convert_low_i32x4_s(sum));
    cd = f64x2.div(cd, f64x2.convert_low_i32x4_s(high(sum)));
    if (sizeof<T>() == 8) {
      v128.store(out, ab);
      v128.store(out, cd, 16);
      out += 32;
    } else {
      v128.store(out, i64x2.shuffle(f32x4.demote_f64x2_zero(ab), f32x4.demote_f64x2_zero(cd), 0, 2));
      out += 16;
    }
  }
}

/** Both lanes the first. */
@inline
function first(w: v128): v128 {
  return i64x2.shuffle(w, w, 0, 0);
}

/** Both lanes the second. */
@inline
function second(w: v128): v128 {
  return i64x2.shuffle(w, w, 1, 1);
}

/** Divides a premultiplied colour, holds every channel to the opacity and stores it. */
@inline
function layColor<T>(rg: v128, ba: v128, total: v128, out: usize): void {
  rg = f64x2.div(rg, total);
  ba = f64x2.div(ba, total);
  if (sizeof<T>() == 4) {
    rg = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(rg));
    ba = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(ba));
  }
  const zero = f64x2.splat(0);
  // NaN stays what it is.
  const alpha = f64x2.pmin(f64x2.pmax(second(ba), zero), f64x2.splat(1));
  rg = f64x2.pmin(f64x2.pmax(rg, zero), alpha);
  ba = f64x2.pmin(f64x2.pmax(ba, zero), alpha);
  if (sizeof<T>() == 8) {
    v128.store(out, rg);
    v128.store(out, ba, 16);
  } else {
    v128.store(out, i64x2.shuffle(f32x4.demote_f64x2_zero(rg), f32x4.demote_f64x2_zero(ba), 0, 2));
  }
}

/** Four numbers a pixel. */
@inline
function colors<T>(
  rows: usize,
  rowsEnd: usize,
  taps: usize,
  stride: usize,
  even: usize,
  index: usize,
  weight: usize,
  total: i32,
  out: usize,
): void {
  const tapsEnd: usize = taps * stride;
  for (let k: usize = 0; k < stride; k += 16, even++) {
    let rg0 = f64x2.splat(0);
    let ba0 = f64x2.splat(0);
    let rg1 = f64x2.splat(0);
    let ba1 = f64x2.splat(0);
    let rg2 = f64x2.splat(0);
    let ba2 = f64x2.splat(0);
    let rg3 = f64x2.splat(0);
    let ba3 = f64x2.splat(0);
    let sum = i32x4.splat(0);
    for (let r = rows; r < rowsEnd; r += 8) {
      const base: usize = load<u32>(r);
      const row = rowFactor(load<i32>(r, 4));
      for (let t = k; t < k + tapsEnd; t += stride) {
        const w = products(weight + t, row);
        sum = i32x4.add(sum, w);
        const i = index + t;
        const a: usize = base + load<u32>(i);
        const b: usize = base + load<u32>(i, 4);
        const c: usize = base + load<u32>(i, 8);
        const d: usize = base + load<u32>(i, 12);
        if (sizeof<T>() == 8) {
          const ab = f64x2.convert_low_i32x4_s(w);
          const cd = f64x2.convert_low_i32x4_s(high(w));
          const w0 = first(ab);
          rg0 = f64x2.add(rg0, f64x2.mul(v128.load(a), w0));
          ba0 = f64x2.add(ba0, f64x2.mul(v128.load(a, 16), w0));
          const w1 = second(ab);
          rg1 = f64x2.add(rg1, f64x2.mul(v128.load(b), w1));
          ba1 = f64x2.add(ba1, f64x2.mul(v128.load(b, 16), w1));
          const w2 = first(cd);
          rg2 = f64x2.add(rg2, f64x2.mul(v128.load(c), w2));
          ba2 = f64x2.add(ba2, f64x2.mul(v128.load(c, 16), w2));
          const w3 = second(cd);
          rg3 = f64x2.add(rg3, f64x2.mul(v128.load(d), w3));
          ba3 = f64x2.add(ba3, f64x2.mul(v128.load(d, 16), w3));
        } else {
          const f = f32x4.convert_i32x4_s(w);
          const p0 = f32x4.mul(v128.load(a), i32x4.shuffle(f, f, 0, 0, 0, 0));
          rg0 = f64x2.add(rg0, f64x2.promote_low_f32x4(p0));
          ba0 = f64x2.add(ba0, f64x2.promote_low_f32x4(high(p0)));
          const p1 = f32x4.mul(v128.load(b), i32x4.shuffle(f, f, 1, 1, 1, 1));
          rg1 = f64x2.add(rg1, f64x2.promote_low_f32x4(p1));
          ba1 = f64x2.add(ba1, f64x2.promote_low_f32x4(high(p1)));
          const p2 = f32x4.mul(v128.load(c), i32x4.shuffle(f, f, 2, 2, 2, 2));
          rg2 = f64x2.add(rg2, f64x2.promote_low_f32x4(p2));
          ba2 = f64x2.add(ba2, f64x2.promote_low_f32x4(high(p2)));
          const p3 = f32x4.mul(v128.load(d), i32x4.shuffle(f, f, 3, 3, 3, 3));
          rg3 = f64x2.add(rg3, f64x2.promote_low_f32x4(p3));
          ba3 = f64x2.add(ba3, f64x2.promote_low_f32x4(high(p3)));
        }
      }
    }
    if (total != 0) sum = i32x4.splat(total);
    const ab = f64x2.convert_low_i32x4_s(sum);
    const cd = f64x2.convert_low_i32x4_s(high(sum));
    layColor<T>(rg0, ba0, first(ab), out);
    layColor<T>(rg1, ba1, second(ab), out + 4 * sizeof<T>());
    layColor<T>(rg2, ba2, first(cd), out + 8 * sizeof<T>());
    layColor<T>(rg3, ba3, second(cd), out + 12 * sizeof<T>());
    out += 16 * sizeof<T>();
  }
}

/** A row of pixels of `channels` numbers, 1 or 4, of single or of double precision. */
export function row(
  single: bool,
  channels: i32,
  rows: usize,
  rowsEnd: usize,
  taps: usize,
  stride: usize,
  even: usize,
  index: usize,
  weight: usize,
  total: i32,
  out: usize,
): void {
  if (channels == 4) {
    if (single) colors<f32>(rows, rowsEnd, taps, stride, even, index, weight, total, out);
    else colors<f64>(rows, rowsEnd, taps, stride, even, index, weight, total, out);
  } else if (single) numbers<f32>(rows, rowsEnd, taps, stride, even, index, weight, total, out);
  else numbers<f64>(rows, rowsEnd, taps, stride, even, index, weight, total, out);
}
