/**
 * Least, greatest and last of every `size` bytes of the numbers from `at` to `end` (a whole number of times, and `size` of 16 bytes), as
 * three doubles each at `out`. Several at a time and without branches. Returns the least positive of all, Infinity when there is none, NaN
 * when one is not finite: then least and greatest say nothing.
 */
@inline
function blocks<T>(at: usize, end: usize, size: usize, out: usize): f64 {
  let positive = v128.splat<T>(<T>Infinity);
  let odd = v128.splat<T>(0);
  do {
    const stop = at + size;
    let low = v128.load(at);
    let high = low;
    do {
      const v = v128.load(at);
      // Both keep their first operand when the second is NaN.
      low = v128.pmin<T>(low, v);
      high = v128.pmax<T>(high, v);
      positive = v128.pmin<T>(positive, v128.bitselect(v, positive, v128.gt<T>(v, v128.splat<T>(0))));
      // v - v is not 0 when v is not finite.
      odd = v128.add<T>(odd, v128.sub<T>(v, v));
      at += 16;
    } while (at < stop);
    store<f64>(out, leastLane<T>(low));
    store<f64>(out, -leastLane<T>(v128.neg<T>(high)), 8);
    store<f64>(out, <f64>load<T>(at - sizeof<T>()), 16);
    out += 24;
  } while (at < end);
  return leastLane<T>(positive) + sumOfLanes<T>(odd);
}

@inline
function leastLane<T>(v: v128): f64 {
  const two = min(v128.extract_lane<T>(v, 0), v128.extract_lane<T>(v, 1));
  if (sizeof<T>() == 8) return <f64>two;
  return <f64>min(two, min(v128.extract_lane<T>(v, 2), v128.extract_lane<T>(v, 3)));
}

@inline
function sumOfLanes<T>(v: v128): f64 {
  const two = v128.extract_lane<T>(v, 0) + v128.extract_lane<T>(v, 1);
  if (sizeof<T>() == 8) return <f64>two;
  return <f64>(two + v128.extract_lane<T>(v, 2) + v128.extract_lane<T>(v, 3));
}

export function floatBlocks(at: usize, end: usize, size: usize, out: usize): f64 {
  return blocks<f32>(at, end, size, out);
}

export function doubleBlocks(at: usize, end: usize, size: usize, out: usize): f64 {
  return blocks<f64>(at, end, size, out);
}
