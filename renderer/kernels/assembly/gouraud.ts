import { blend, bytes, full16, full32, layFour, multiplied8, multiply8, prepare, whole16 } from './parts/blend';
import {
  answer,
  clip,
  coverages,
  coverSums,
  free,
  grid,
  gridHeight,
  gridStride,
  gridX,
  gridY,
  keepBelow,
  moves,
  putInGrid,
  sweep,
} from './parts/scan';

/**
 * Triangles whose colour runs linearly between their corners, on a canvas in the kernel's memory. Agg's colour interpolation: along two sides
 * for every row, then in 1/16 pixels and 14 fractional bits along the row.
 */

/** Triangles (three points of two doubles, y up) that come at once. */
const batch: i32 = 1024;
const corners: usize = free;
/** Of the triangles: three times r, g, b, a as doubles. */
const colors: usize = corners + 48 * batch;
/** Corners of the triangle grown by half a pixel, over which colours run: three times x, then three times y. */
const grown: usize = colors + 96 * batch;
/** r, g, b, a per corner, 32 bits each. */
const shade: usize = grown + 48;
const canvas: usize = shade + 48;

let width: i32 = 0;
let height: i32 = 0;
/** Coverage per pixel of the canvas, or 0. */
let mask: usize = 0;
let left: f64 = 0;
let top: f64 = 0;
let right: f64 = 0;
let bottom: f64 = 0;

/** Makes room for a canvas; returns where it stands, with its mask behind it. */
export function open(w: i32, h: i32, masked: bool, x1: f64, y1: f64, x2: f64, y2: f64): usize {
  prepare();
  width = w;
  height = h;
  const words: usize = 4 * <usize>w * <usize>h;
  mask = masked ? canvas + words : 0;
  left = x1;
  top = y1;
  right = x2;
  bottom = y2;
  keepBelow((canvas + words + (masked ? words >> 2 : 0) + 64) & ~15);
  clip(true, x1, y1, x2, y2);
  return canvas;
}

/** Where `draw` finds the corners of its triangles; their colours follow after room for a whole batch. */
export function triangles(): usize {
  return corners;
}

/** Draws the first `count` triangles. */
export function draw(count: i32): void {
  for (let t: usize = 0; t < <usize>count; t++) {
    const at = corners + 48 * t;
    const x0 = load<f64>(at);
    const y0 = <f64>height - load<f64>(at, 8);
    const x1 = load<f64>(at, 16);
    const y1 = <f64>height - load<f64>(at, 24);
    const x2 = load<f64>(at, 32);
    const y2 = <f64>height - load<f64>(at, 40);
    // Gaps.
    if (!(x0 - x0 + (y0 - y0) + (x1 - x1) + (y1 - y1) + (x2 - x2) + (y2 - y2) === 0)) continue;
    if (
      max(max(x0, x1), x2) < left - 2 ||
      min(min(x0, x1), x2) > right + 2 ||
      max(max(y0, y1), y2) < top - 2 ||
      min(min(y0, y1), y2) > bottom + 2
    ) {
      continue;
    }
    const from = colors + 96 * t;
    for (let k: usize = 0; k < 12; k++) {
      store<i32>(shade + 4 * k, <i32>(load<f64>(from + 8 * k) * 255 + 0.5) & 255);
    }
    triangle(x0, y0, x1, y1, x2, y2);
  }
}

/** One side of the grown outline: both ends, moved outwards by `d`. */
@inline
function moveSide(i: usize, x1: f64, y1: f64, x2: f64, y2: f64, d: f64): void {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = Math.sqrt(dx * dx + dy * dy);
  const ox = d === 0 ? 0 : (d * dy) / length;
  const oy = d === 0 ? 0 : (-d * dx) / length;
  store<f64>(32 * i, x1 + ox);
  store<f64>(32 * i, y1 + oy, 8);
  store<f64>(32 * i, x2 + ox, 16);
  store<f64>(32 * i, y2 + oy, 24);
}

/** Puts the grown corner where the sides at `i` and `j` of the outline meet; parallel ones leave the corner where it is. */
@inline
function meet(corner: usize, x: f64, y: f64, i: usize, j: usize): void {
  const ix = load<f64>(i);
  const iy = load<f64>(i, 8);
  const ix2 = load<f64>(i, 16);
  const iy2 = load<f64>(i, 24);
  const jx = load<f64>(j);
  const jy = load<f64>(j, 8);
  const jx2 = load<f64>(j, 16);
  const jy2 = load<f64>(j, 24);
  const num = (iy - jy) * (jx2 - jx) - (ix - jx) * (jy2 - jy);
  const den = (ix2 - ix) * (jy2 - jy) - (iy2 - iy) * (jx2 - jx);
  if (Math.abs(den) < 1e-30) {
    store<f64>(grown + 8 * corner, x);
    store<f64>(grown + 8 * corner, y, 24);
    return;
  }
  const r = num / den;
  store<f64>(grown + 8 * corner, ix + r * (ix2 - ix));
  store<f64>(grown + 8 * corner, iy + r * (iy2 - iy), 24);
}

@inline
function grownX(corner: usize): f64 {
  return load<f64>(grown + 8 * corner);
}

@inline
function grownY(corner: usize): f64 {
  return load<f64>(grown + 8 * corner, 24);
}

@inline
function rounded(v: f64): i32 {
  return <i32>(v < 0 ? v - 0.5 : v + 0.5);
}

// The longest side, and the two others from top to bottom. `at` and `perY` of one: where it is, and in which colour.

/** Where a side is at a row, from 0 to 1. */
@inline
function along(y: f64, from: usize, perY: f64): f64 {
  const k = (y - (grownY(from) - 0.5)) * perY;
  return k < 0 ? 0 : k > 1 ? 1 : k;
}

@inline
function perY(from: usize, to: usize): f64 {
  const dy = grownY(to) - grownY(from);
  return dy < 1e-5 ? 1e5 : 1 / dy;
}

@inline
function xAt(from: usize, to: usize, k: f64): i32 {
  return rounded((grownX(from) - 0.5 + (grownX(to) - grownX(from)) * k) * 16);
}

/** r, g, b, a. */
@inline
function shadeAt(from: usize, to: usize, k: f64): v128 {
  const start = v128.load(shade + 16 * from);
  const change = i32x4.sub(v128.load(shade + 16 * to), start);
  const by = f64x2.splat(k);
  return i32x4.add(
    start,
    i64x2.shuffle(
      roundedPair(f64x2.mul(f64x2.convert_low_i32x4_s(change), by)),
      roundedPair(f64x2.mul(f64x2.convert_low_i32x4_s(i64x2.shuffle(change, change, 1, 0)), by)),
      0,
      2,
    ),
  );
}

/** `rounded` of two. */
@inline
function roundedPair(v: v128): v128 {
  const half = v128.or(v128.and(v, f64x2.splat(-0.0)), f64x2.splat(0.5));
  return i32x4.trunc_sat_f64x2_s_zero(f64x2.add(v, half));
}

function triangle(x0: f64, y0: f64, x1: f64, y1: f64, x2: f64, y2: f64): void {
  const turned = (x2 - x1) * (y1 - y0) - (y2 - y1) * (x1 - x0);
  const d: f64 = Math.abs(turned) > 1e-30 ? (turned > 0 ? -0.5 : 0.5) : 0;
  moveSide(0, x0, y0, x1, y1, d);
  moveSide(1, x1, y1, x2, y2, d);
  moveSide(2, x2, y2, x0, y0, d);
  store<i64>(moves, 1);
  // The colours run over the grown triangle, whose corners are where its sides meet.
  meet(0, x0, y0, 64, 0);
  meet(1, x1, y1, 0, 32);
  meet(2, x2, y2, 32, 64);
  const inGrid = mask === 0 && putInGrid(6);
  const runs = inGrid ? 0 : sweep(6, false);
  if (!inGrid && runs === 0) return;

  upper = 0;
  middle = 1;
  lower = 2;
  if (grownY(upper) > grownY(lower)) {
    const t = upper;
    upper = lower;
    lower = t;
  }
  if (grownY(upper) > grownY(middle)) {
    const t = upper;
    upper = middle;
    middle = t;
  }
  if (grownY(middle) > grownY(lower)) {
    const t = middle;
    middle = lower;
    lower = t;
  }
  middleY = Math.trunc(grownY(middle));
  const turn =
    (grownX(middle) - grownX(lower)) * (grownY(lower) - grownY(upper)) -
    (grownY(middle) - grownY(lower)) * (grownX(lower) - grownX(upper));
  longIsRight = turn < 0;
  perLong = perY(upper, lower);
  perUpper = perY(upper, middle);
  perLower = perY(middle, lower);
  if (inGrid) layGridRows();
  else layRuns(runs);
}

// Corners from top to bottom; what the sides are per row.
let upper: usize = 0;
let middle: usize = 1;
let lower: usize = 2;
let middleY: f64 = 0;
let longIsRight = false;
let perLong: f64 = 0;
let perUpper: f64 = 0;
let perLower: f64 = 0;
// Of the row under way: where its colours begin (1/16 pixels), the first of them, and by how much they change (14 fractional bits).
let leftX: i32 = 0;
let start = i32x4.splat(0);
let step = i32x4.splat(0);

function shadeRow(y: i32): void {
  const at = <f64>y;
  const k = along(at, upper, perLong);
  const longX = xAt(upper, lower, k);
  const longShade = shadeAt(upper, lower, k);
  const above = at <= middleY;
  const from = above ? upper : middle;
  const to = above ? middle : lower;
  const per = above ? perUpper : perLower;
  const ko = along(above ? at + per : at - per, from, per);
  const otherX = xAt(from, to, ko);
  const otherShade = shadeAt(from, to, ko);
  leftX = longIsRight ? otherX : longX;
  start = longIsRight ? otherShade : longShade;
  const change = i32x4.shl(i32x4.sub(longIsRight ? longShade : otherShade, start), 14);
  const length = max(abs(longX - otherX), 1);
  // Below 2²⁴, rounding does not reach the next whole number.
  step = i32x4.trunc_sat_f32x4_s(f32x4.div(f32x4.convert_i32x4_s(change), f32x4.splat(<f32>length)));
}

function layRuns(count: i32): void {
  let rowY: i32 = -1;
  let run = <usize>load<i32>(answer);
  for (const end = run + 16 * <usize>count; run < end; run += 16) {
    const y = load<i32>(run, 4);
    if (y !== rowY) {
      rowY = y;
      shadeRow(y);
    }
    const x = load<i32>(run);
    lay(x, y, load<i32>(run, 8), load<i32>(run, 12), start, step, (x << 4) - leftX);
  }
}

/** Sweeps the grid, four pixels at a time. */
function layGridRows(): void {
  const zero = i32x4.splat(0);
  const full4 = full32();
  const full8 = full16();
  const whole8 = whole16();
  const opaque = i32x4.shl(full4, 24);
  let cell = grid;
  let row = canvas + 4 * (<usize>gridY * <usize>width + <usize>gridX);
  for (let y = gridY; y < gridY + gridHeight; y++) {
    const rowEnd = cell + <usize>gridStride;
    let at = row;
    row += 4 * <usize>width;
    while (cell < rowEnd && !v128.any_true(v128.or(v128.load(cell), v128.load(cell, 16)))) {
      cell += 32;
      at += 16;
    }
    if (cell === rowEnd) continue;
    shadeRow(y);
    const x = gridX + <i32>((cell + <usize>gridStride - rowEnd) >> 3);
    const offsets = i32x4.add(i32x4.splat((x << 4) - leftX), i32x4(0, 16, 32, 48));
    const redStep = i32x4.shuffle(step, step, 0, 0, 0, 0);
    const greenStep = i32x4.shuffle(step, step, 1, 1, 1, 1);
    const blueStep = i32x4.shuffle(step, step, 2, 2, 2, 2);
    const alphaStep = i32x4.shuffle(step, step, 3, 3, 3, 3);
    let reds = i32x4.mul(redStep, offsets);
    let greens = i32x4.mul(greenStep, offsets);
    let blues = i32x4.mul(blueStep, offsets);
    let alphas = i32x4.mul(alphaStep, offsets);
    const solid = i32x4.extract_lane(step, 3) === 0 && i32x4.extract_lane(start, 3) === 255;
    let carry = zero;
    for (; cell < rowEnd; cell += 32, at += 16) {
      const colors = fourColors(
        channelAt(reds, i32x4.shuffle(start, start, 0, 0, 0, 0)),
        channelAt(greens, i32x4.shuffle(start, start, 1, 1, 1, 1)),
        channelAt(blues, i32x4.shuffle(start, start, 2, 2, 2, 2)),
        channelAt(alphas, i32x4.shuffle(start, start, 3, 3, 3, 3)),
      );
      reds = i32x4.add(reds, i32x4.shl(redStep, 6));
      greens = i32x4.add(greens, i32x4.shl(greenStep, 6));
      blues = i32x4.add(blues, i32x4.shl(blueStep, 6));
      alphas = i32x4.add(alphas, i32x4.shl(alphaStep, 6));
      const pair1 = v128.load(cell);
      const pair2 = v128.load(cell, 16);
      if (!v128.any_true(v128.or(v128.or(pair1, pair2), carry))) continue;
      v128.store(cell, zero);
      v128.store(cell, zero, 16);
      const sums = i32x4.add(coverSums(pair1, pair2), carry);
      carry = i32x4.shuffle(sums, sums, 3, 3, 3, 3);
      const covered = coverages(sums, pair1, pair2, full4);
      const alpha = solid ? covered : multiplied8(i32x4.shr_u(colors, 24), covered);
      layFour(at, solid ? colors : v128.or(colors, opaque), alpha, full4, full8, whole8);
    }
  }
}

@inline
function channelAt(sum: v128, first: v128): v128 {
  return i32x4.add(first, i32x4.shr_s(sum, 14));
}

/** Channels of four pixels as bytes, at most 255 and at least 0. */
@inline
function fourColors(red: v128, green: v128, blue: v128, alpha: v128): v128 {
  const redBlue = i16x8.narrow_i32x4_s(red, blue);
  const greenAlpha = i16x8.narrow_i32x4_s(green, alpha);
  const redGreen = i16x8.shuffle(redBlue, greenAlpha, 0, 8, 1, 9, 2, 10, 3, 11);
  const blueAlpha = i16x8.shuffle(redBlue, greenAlpha, 4, 12, 5, 13, 6, 14, 7, 15);
  return i8x16.narrow_i16x8_u(
    i32x4.shuffle(redGreen, blueAlpha, 0, 4, 1, 5),
    i32x4.shuffle(redGreen, blueAlpha, 2, 6, 3, 7),
  );
}

/** Lays pixels of a row, from column `x` on, over what is there. */
@inline
function lay(x: i32, y: i32, count: i32, coverage: i32, start: v128, step: v128, offset: i32): void {
  let sum = i32x4.mul(step, i32x4.splat(offset));
  const steps = i32x4.shl(step, 4);
  const pixel = y * width + x;
  let at = canvas + 4 * <usize>pixel;
  const end = at + 4 * <usize>count;
  // Nothing shows through.
  if (
    mask === 0 &&
    coverage === 255 &&
    i32x4.extract_lane(step, 3) === 0 &&
    i32x4.extract_lane(start, 3) === 255
  ) {
    for (; at < end; at += 4) {
      store<i32>(at, i32x4.extract_lane(bytes(i32x4.add(start, i32x4.shr_s(sum, 14))), 0));
      sum = i32x4.add(sum, steps);
    }
    return;
  }
  let cover = coverage;
  let masked = mask + <usize>pixel;
  for (; at < end; at += 4, masked++) {
    const color = bytes(i32x4.add(start, i32x4.shr_s(sum, 14)));
    sum = i32x4.add(sum, steps);
    const alpha = <i32>i8x16.extract_lane_u(color, 3);
    if (alpha === 0) continue;
    if (mask !== 0) cover = (255 + coverage * <i32>load<u8>(masked)) >> 8;
    if (alpha === 255 && cover === 255) store<i32>(at, i32x4.extract_lane(color, 0));
    else blend(at, color, multiply8(alpha, cover));
  }
}
