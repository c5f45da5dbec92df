/**
 * The range of the doubles from `at` to `end` (a whole number of pairs, at least one), two at a time and without branches: low, high, least
 * positive, and the sum of v − v, which is not 0 when one is not finite; two lanes each.
 */
export function range(at: usize, end: usize, out: usize): void {
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  let positive = f64x2.splat(Infinity);
  let odd = f64x2.splat(0);
  do {
    const v = v128.load(at);
    // Both keep their first operand when the second is NaN.
    low = f64x2.pmin(low, v);
    high = f64x2.pmax(high, v);
    positive = f64x2.pmin(positive, v128.bitselect(v, positive, f64x2.gt(v, f64x2.splat(0))));
    odd = f64x2.add(odd, f64x2.sub(v, v));
    at += 16;
  } while (at < end);
  v128.store(out, low);
  v128.store(out, high, 16);
  v128.store(out, positive, 32);
  v128.store(out, odd, 48);
}

/**
 * Least, greatest and last of every `size` bytes of the floats from `at` to `end` (a whole number of times, and `size` of 16 bytes), as
 * three doubles each at `out`. Returns the least positive of all, Infinity when there is none, NaN when one is not finite.
 */
export function floatBlocks(at: usize, end: usize, size: usize, out: usize): f64 {
  let positive = f32x4.splat(Infinity);
  let odd = f32x4.splat(0);
  do {
    const stop = at + size;
    let low = v128.load(at);
    let high = low;
    do {
      const v = v128.load(at);
      low = f32x4.pmin(low, v);
      high = f32x4.pmax(high, v);
      positive = f32x4.pmin(positive, v128.bitselect(v, positive, f32x4.gt(v, f32x4.splat(0))));
      odd = f32x4.add(odd, f32x4.sub(v, v));
      at += 16;
    } while (at < stop);
    store<f64>(out, leastLane(low));
    store<f64>(out, -leastLane(f32x4.neg(high)), 8);
    store<f64>(out, load<f32>(at - 4), 16);
    out += 24;
  } while (at < end);
  return (
    leastLane(positive) +
    (f32x4.extract_lane(odd, 0) +
      f32x4.extract_lane(odd, 1) +
      f32x4.extract_lane(odd, 2) +
      f32x4.extract_lane(odd, 3))
  );
}

@inline
function leastLane(v: v128): f64 {
  return min(
    min(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    min(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/** The same of doubles. */
export function doubleBlocks(at: usize, end: usize, size: usize, out: usize): f64 {
  let positive = f64x2.splat(Infinity);
  let odd = f64x2.splat(0);
  do {
    const stop = at + size;
    let low = v128.load(at);
    let high = low;
    do {
      const v = v128.load(at);
      low = f64x2.pmin(low, v);
      high = f64x2.pmax(high, v);
      positive = f64x2.pmin(positive, v128.bitselect(v, positive, f64x2.gt(v, f64x2.splat(0))));
      odd = f64x2.add(odd, f64x2.sub(v, v));
      at += 16;
    } while (at < stop);
    store<f64>(out, min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1)));
    store<f64>(out, max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1)), 8);
    store<f64>(out, load<f64>(at - 8), 16);
    out += 24;
  } while (at < end);
  return (
    min(f64x2.extract_lane(positive, 0), f64x2.extract_lane(positive, 1)) +
    (f64x2.extract_lane(odd, 0) + f64x2.extract_lane(odd, 1))
  );
}
