import { full16, full32, layFour, layOne, multiplied8, multiply8, prepare, whole16 } from './parts/blend';
import { outlineInside, outlineStroke, roomForPath } from './parts/outlines';
import {
  answer,
  coverages,
  coverSums,
  free,
  grid,
  gridHeight,
  gridStride,
  gridX,
  gridY,
  putInGrid,
  sweep,
} from './parts/scan';

/** Paths as runs of pixels of one coverage, or laid over a copy of the canvas, which lies before the path. */

export { pen } from './parts/outlines';
export { clip } from './parts/scan';

const canvas: usize = free;
let canvasEnd: usize = free;
let width: usize = 0;
/** Coverage per pixel of the canvas, or 0. */
let mask: usize = 0;

/** Makes room for a canvas and its mask, which comes behind it; returns where it stands. What was there is gone. */
export function open(w: i32, h: i32, masked: bool): usize {
  prepare();
  const words: usize = 4 * <usize>w * <usize>h;
  width = <usize>w;
  mask = masked ? canvas + words : 0;
  canvasEnd = canvas + words + (masked ? words >> 2 : 0);
  return canvas;
}

/** Makes room for a path of `vertices`; returns where its pairs of doubles stand, with a code each behind them. */
export function room(vertices: i32): usize {
  return roomForPath(canvasEnd, vertices);
}

/** Sweeps the path's inside; returns how many runs there are. @param mark see `sweep` */
export function sweepInside(vertices: i32, mark: bool): i32 {
  return sweep(outlineInside(vertices), mark);
}

/** Sweeps the path's stroke. */
export function sweepStroke(vertices: i32, mark: bool): i32 {
  return sweep(outlineStroke(vertices), mark);
}

/** Lays a colour over the path's inside. @param whole without antialiasing: every pixel it touches is covered */
export function fillInside(vertices: i32, color: i32, whole: bool): void {
  fill(outlineInside(vertices), color, whole);
}

/** Lays a colour over the path's stroke. */
export function fillStroke(vertices: i32, color: i32, whole: bool): void {
  fill(outlineStroke(vertices), color, whole);
}

/**
 * Lays `w` × `h` pixels, the first at `from` and `stride` in a row, over those of the canvas from (x, y) on.
 */
export function layPixels(from: usize, stride: i32, x: i32, y: i32, w: i32, h: i32): void {
  const full4 = full32();
  const full8 = full16();
  const whole8 = whole16();
  const opaque = i32x4.shl(full4, 24);
  for (let row = 0; row < h; row++) {
    const pixel = <usize>(y + row) * width + <usize>x;
    let at = canvas + 4 * pixel;
    let m = mask + pixel;
    let source = from + 4 * <usize>(row * stride);
    const end = source + 4 * <usize>w;
    for (; source + 16 <= end; source += 16, at += 16, m += 4) {
      const colors = v128.load(source);
      const own = i32x4.shr_u(colors, 24);
      const alpha =
        mask === 0 ? own : multiplied8(own, i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(m))));
      layFour(at, v128.or(colors, opaque), alpha, full4, full8, whole8);
    }
    for (; source < end; source += 4, at += 4, m++) {
      const color = load<i32>(source);
      layOne(at, color, mask === 0 ? color >>> 24 : multiply8(color >>> 24, load<u8>(m)));
    }
  }
}

/** See `fillSpans` of the raster backend. */
function fill(vertices: i32, color: i32, whole: bool): void {
  if (mask === 0 && !whole && putInGrid(vertices)) fillGrid(color);
  else fillRuns(sweep(vertices, false), color, whole);
}

/** Sweeps the grid, four pixels at a time. */
function fillGrid(color: i32): void {
  const colors = i32x4.splat(color | 0xff000000);
  const own = i32x4.splat(color >>> 24);
  const solid = color >>> 24 === 255;
  const full4 = full32();
  const full8 = full16();
  const whole8 = whole16();
  const zero = i32x4.splat(0);
  let cell = grid;
  let row = canvas + 4 * (<usize>gridY * width + <usize>gridX);
  for (let y = 0; y < gridHeight; y++) {
    let carry = zero;
    let at = row;
    for (const end = cell + <usize>gridStride; cell < end; cell += 32, at += 16) {
      const pair1 = v128.load(cell);
      const pair2 = v128.load(cell, 16);
      if (!v128.any_true(v128.or(v128.or(pair1, pair2), carry))) continue;
      v128.store(cell, zero);
      v128.store(cell, zero, 16);
      const sums = i32x4.add(coverSums(pair1, pair2), carry);
      carry = i32x4.shuffle(sums, sums, 3, 3, 3, 3);
      const covered = coverages(sums, pair1, pair2, full4);
      layFour(at, colors, solid ? covered : multiplied8(own, covered), full4, full8, whole8);
    }
    row += 4 * width;
  }
}

function fillRuns(runs: i32, color: i32, whole: bool): void {
  const a: i32 = color >>> 24;
  if (a === 0) return;
  let run = <usize>load<i32>(answer);
  for (const end = run + 16 * <usize>runs; run < end; run += 16) {
    const pixel = <usize>load<i32>(run, 4) * width + <usize>load<i32>(run);
    let at = canvas + 4 * pixel;
    const stop = at + 4 * <usize>load<i32>(run, 8);
    const coverage = whole ? 255 : load<i32>(run, 12);
    if (mask !== 0) {
      for (let m = mask + pixel; at < stop; at += 4, m++) {
        layOne(at, color, multiply8(a, (255 + coverage * <i32>load<u8>(m)) >> 8));
      }
    } else {
      const alpha = multiply8(a, coverage);
      for (; at < stop; at += 4) layOne(at, color, alpha);
    }
  }
}
