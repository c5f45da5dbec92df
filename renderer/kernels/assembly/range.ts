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
