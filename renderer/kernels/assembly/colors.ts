/**
 * Premultiplied colours of four numbers, 0..1, of single or double precision, through the coverage of their pixels: as they are laid over
 * nothing, and as the words of a picture. Every step rounds as JavaScript does, and as Matplotlib does with the same type of number.
 */

/** Colours that may come at once, of either precision. */
const most: usize = 2048;
const coverages: usize = 32 * most;
const words: usize = coverages + most;

/** Lays `count` colours at 0 over nothing, in their place. */
export function lay(single: bool, count: i32): void {
  if (single) layAll<f32>(<usize>count);
  else layAll<f64>(<usize>count);
}

/** Takes `count` colours at 0 to words, straight, their opacity times `after`. */
export function paint(single: bool, count: i32, after: f64): void {
  if (single) paintAll<f32>(<usize>count, after);
  else paintAll<f64>(<usize>count, after);
}

@inline
function layAll<T>(count: usize): void {
  for (let i: usize = 0; i < count; i++) {
    const at = 4 * sizeof<T>() * i;
    const a = opacity<T>(at);
    const coverage = load<u8>(coverages + i);
    if (a >= 1 && coverage == 255) continue;
    if (a > 0) {
      store2<T>(at, through<T>(load2<T>(at), coverage));
      store2<T>(at + 2 * sizeof<T>(), through<T>(load2<T>(at + 2 * sizeof<T>()), coverage));
    } else {
      store2<T>(at, f64x2.splat(0));
      store2<T>(at + 2 * sizeof<T>(), f64x2.splat(0));
    }
  }
}

@inline
function paintAll<T>(count: usize, after: f64): void {
  const afters = f64x2(1, after);
  for (let i: usize = 0; i < count; i++) {
    const at = 4 * sizeof<T>() * i;
    const a = opacity<T>(at);
    if (!(a > 0)) {
      store<i32>(words + 4 * i, 0);
      continue;
    }
    let rg = load2<T>(at);
    let ba = load2<T>(at + 2 * sizeof<T>());
    const coverage = load<u8>(coverages + i);
    if (a < 1 || coverage != 255) {
      rg = through<T>(rg, coverage);
      ba = through<T>(ba, coverage);
    }
    const laid = f64x2.extract_lane(ba, 1);
    const divisor = laid == 0 ? 1 : laid;
    rg = f64x2.div(rg, f64x2.splat(divisor));
    ba = f64x2.mul(f64x2.div(ba, f64x2(divisor, 1)), afters);
    const low = bytes(rg);
    const high = bytes(ba);
    store<i32>(
      words + 4 * i,
      i32x4.extract_lane(low, 0) |
        (i32x4.extract_lane(low, 1) << 8) |
        (i32x4.extract_lane(high, 0) << 16) |
        (i32x4.extract_lane(high, 1) << 24),
    );
  }
}

@inline
function opacity<T>(at: usize): f64 {
  return <f64>load<T>(at + 3 * sizeof<T>());
}

/** Times the coverage, rounded twice. */
@inline
function through<T>(pair: v128, coverage: u8): v128 {
  return rounded<T>(f64x2.div(rounded<T>(f64x2.mul(pair, f64x2.splat(<f64>coverage))), f64x2.splat(255)));
}

/** To the precision of the colours. */
@inline
function rounded<T>(pair: v128): v128 {
  return sizeof<T>() == 8 ? pair : f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(pair));
}

@inline
function load2<T>(at: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(at) : f64x2.promote_low_f32x4(v128.load64_zero(at));
}

@inline
function store2<T>(at: usize, pair: v128): void {
  if (sizeof<T>() == 8) v128.store(at, pair);
  else v128.store64_lane(at, f32x4.demote_f64x2_zero(pair), 0);
}

/** 0..1 as bytes, cut off; what is no number is 0. */
@inline
function bytes(pair: v128): v128 {
  const held = f64x2.pmin(f64x2.pmax(pair, f64x2.splat(0)), f64x2.splat(1));
  return i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(held, f64x2.splat(255)));
}
