/**
 * The scan converter of Agg (and FreeType): edges on a grid of 1/256 pixels become cells, each holding how much of its height an edge
 * spans (cover) and the area to the left of it, and cells become runs of pixels of one coverage.
 *
 * Vertices stand at 0 (pairs of doubles), and for each a byte that is 1 where an outline begins. A shape whose vertices come all at once
 * and that is small for its outline has its cells added up in a grid of its pixels. Other cells are listed, then sorted row by row.
 */

/** How many vertices there may be at once. */
export const capacity: i32 = 4096;
export const moves: usize = 65536;
/** A word: where the runs stand. */
export const answer: usize = 69632;
const gridSize: i32 = 32768;
/** Of cover and area per pixel; 0 but while a shape is in it. */
export const grid: usize = 69696;
/** Runs that are few: x, y, length, coverage of 32 bits each. */
const fewRuns: usize = grid + 8 * gridSize;
const fewRunsCount: i32 = gridSize;
/** Where kernels that have this one in them may have memory of their own. */
export const free: usize = fewRuns + 16 * fewRunsCount;
/** The list of cells, and what it needs for sorting. */
let heap: usize = free;

/** Keeps what lies below to another kernel. */
export function keepBelow(end: usize): void {
  heap = end;
  room = 0;
  ensure(end);
}


/** Lines longer than this in x (in 1/256 pixels) are halved, so that products stay within 32 bits. */
const dxLimit: i32 = 16384 << 8;
/** What lies beyond is moved here, so that differences stay within 32 bits. */
const farthest: f64 = 536870912;
/** Rows with more cells than this are summed in a dense row instead of being sorted. */
const sortLimit: i32 = 48;
/** Above this many cells, equal ones are merged before more room is taken. */
const compactAt: i32 = 1 << 20;
/** Set in the coverage of a stretch of one pixel where these are told apart. */
const stretch: i32 = 256;
const none: i32 = 0x7fffffff;

let clipping = false;
let cx1: f64 = 0;
let cy1: f64 = 0;
let cx2: f64 = 0;
let cy2: f64 = 0;

let lastX: f64 = 0;
let lastY: f64 = 0;
let lastRegion: i32 = 0;
let startX: f64 = 0;
let startY: f64 = 0;
let open = false;

// The list: x, y, cover, area of 32 bits each.
let count: i32 = 0;
let room: i32 = 0;
let minX: i32 = none;
let minY: i32 = none;
let maxX: i32 = -none;
let maxY: i32 = -none;
let curX: i32 = none;
let curY: i32 = none;
let curCover: i32 = 0;
let curArea: i32 = 0;

/** Of the grid: the address its pixel (0, 0) would have, and bytes per row. */
let gridOrigin: usize = 0;
export let gridStride: i32 = 0;

// Types say whether cells go to the grid or to the list.
type InGrid = u8;
type InList = u32;

function forget(): void {
  count = 0;
  curX = curY = none;
  curCover = curArea = 0;
  minX = minY = none;
  maxX = maxY = -none;
  open = false;
}

/** Limits what follows to a box, or not; forgets what was not swept. */
export function clip(on: bool, x1: f64, y1: f64, x2: f64, y2: f64): void {
  clipping = on;
  cx1 = x1;
  cy1 = y1;
  cx2 = x2;
  cy2 = y2;
  forget();
}

function ensure(end: usize): void {
  const pages = <i32>((end + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(max(pages, memory.size() >> 2)) < 0) {
    if (memory.grow(pages) < 0) unreachable();
  }
}

function fileCell(): void {
  if ((curArea | curCover) === 0) return;
  if (count === room) makeRoom();
  const at = heap + 16 * <usize>count;
  store<i32>(at, curX);
  store<i32>(at, curY, 4);
  store<i32>(at, curCover, 8);
  store<i32>(at, curArea, 12);
  count++;
}

/** Merges cells of the same pixel when there are very many, and doubles the room when that does not help. */
function makeRoom(): void {
  if (count >= compactAt) merge();
  if (count <= room / 2 && room > 0) return;
  room = max(room * 2, 4096);
  ensure(heap + 16 * <usize>room);
}

function merge(): void {
  const width = maxX - minX + 1;
  const height = maxY - minY + 1;
  const pixels: usize = <usize>width * <usize>height;
  const at = heap + 16 * <usize>room;
  ensure(at + 8 * pixels);
  memory.fill(at, 0, 8 * pixels);
  const end = heap + 16 * <usize>count;
  for (let cell = heap; cell < end; cell += 16) {
    const k = at + 8 * (<usize>(load<i32>(cell, 4) - minY) * <usize>width + <usize>(load<i32>(cell) - minX));
    store<i32>(k, load<i32>(k) + load<i32>(cell, 8));
    store<i32>(k, load<i32>(k, 4) + load<i32>(cell, 12), 4);
  }
  let cell = heap;
  let k = at;
  for (let y = minY; y <= maxY; y++) {
    for (let x = minX; x <= maxX; x++, k += 8) {
      if (load<i64>(k) === 0) continue;
      store<i32>(cell, x);
      store<i32>(cell, y, 4);
      store<i64>(cell, load<i64>(k), 8);
      cell += 16;
    }
  }
  count = <i32>((cell - heap) >> 4);
}

/** Adds to a pixel's cell. */
@inline
function put<To>(x: i32, y: i32, cover: i32, area: i32): void {
  if (sizeof<To>() == 1) {
    const at: usize = gridOrigin + y * gridStride + 8 * x;
    store<i32>(at, load<i32>(at) + cover);
    store<i32>(at, load<i32>(at, 4) + area, 4);
  } else {
    if (curX !== x || curY !== y) {
      fileCell();
      curX = x;
      curY = y;
      curCover = cover;
      curArea = area;
    } else {
      curCover += cover;
      curArea += area;
    }
  }
}

@inline
function fixed(v: f64): i32 {
  const scaled = v * 256;
  // NaN is 0.
  return <i32>min<f64>(max<f64>(scaled < 0 ? scaled - 0.5 : scaled + 0.5, -farthest), farthest);
}

function edge<To>(x1: f64, y1: f64, x2: f64, y2: f64): void {
  line<To>(fixed(x1), fixed(y1), fixed(x2), fixed(y2));
}

function line<To>(x1: i32, y1: i32, x2: i32, y2: i32): void {
  const dx = x2 - x1;
  if (dx >= dxLimit || dx <= -dxLimit) {
    const cx = (x1 + x2) >> 1;
    const cy = (y1 + y2) >> 1;
    line<To>(x1, y1, cx, cy);
    line<To>(cx, cy, x2, y2);
    return;
  }
  const ex1 = x1 >> 8;
  const ex2 = x2 >> 8;
  let ey1 = y1 >> 8;
  const ey2 = y2 >> 8;
  const fy1 = y1 & 255;
  const fy2 = y2 & 255;
  if (sizeof<To>() != 1) {
    minX = min(minX, min(ex1, ex2));
    maxX = max(maxX, max(ex1, ex2));
    minY = min(minY, min(ey1, ey2));
    maxY = max(maxY, max(ey1, ey2));
  }
  if (ey1 === ey2) {
    if (fy1 !== fy2) rowLine<To>(ey1, x1, fy1, x2, fy2);
    return;
  }
  let dy = y2 - y1;
  const down = dy > 0;
  const incr: i32 = down ? 1 : -1;
  const first: i32 = down ? 256 : 0;

  if (dx === 0) {
    const twoFx = (x1 & 255) << 1;
    let delta = first - fy1;
    put<To>(ex1, ey1, delta, twoFx * delta);
    ey1 += incr;
    delta = first + first - 256;
    const area = twoFx * delta;
    for (; ey1 !== ey2; ey1 += incr) put<To>(ex1, ey1, delta, area);
    delta = fy2 - 256 + first;
    put<To>(ex1, ey1, delta, twoFx * delta);
    return;
  }

  const p = (down ? 256 - fy1 : fy1) * dx;
  if (!down) dy = -dy;
  let delta = p / dy;
  let mod = p - delta * dy;
  if (mod < 0) {
    delta--;
    mod += dy;
  }
  let xFrom = x1 + delta;
  rowLine<To>(ey1, x1, fy1, xFrom, first);
  ey1 += incr;
  if (ey1 !== ey2) {
    const q = 256 * dx;
    let lift = q / dy;
    let rem = q - lift * dy;
    if (rem < 0) {
      lift--;
      rem += dy;
    }
    mod -= dy;
    while (ey1 !== ey2) {
      let step = lift;
      mod += rem;
      if (mod >= 0) {
        mod -= dy;
        step++;
      }
      const xTo = xFrom + step;
      rowLine<To>(ey1, xFrom, 256 - first, xTo, first);
      xFrom = xTo;
      ey1 += incr;
    }
  }
  rowLine<To>(ey1, xFrom, 256 - first, x2, fy2);
}

/** The part of an edge within one pixel row. */
@inline
function rowLine<To>(ey: i32, x1: i32, y1: i32, x2: i32, y2: i32): void {
  if (x1 >> 8 === x2 >> 8) put<To>(x1 >> 8, ey, y2 - y1, ((x1 & 255) + (x2 & 255)) * (y2 - y1));
  else if (y1 !== y2) slantedLine<To>(ey, x1, y1, x2, y2);
}

function slantedLine<To>(ey: i32, x1: i32, yFrom: i32, x2: i32, y2: i32): void {
  const ex2 = x2 >> 8;
  let ex1 = x1 >> 8;
  const fx1 = x1 & 255;
  const fx2 = x2 & 255;
  let y1 = yFrom;
  let dx = x2 - x1;
  const right = dx > 0;
  const incr: i32 = right ? 1 : -1;
  const first: i32 = right ? 256 : 0;
  const p = (right ? 256 - fx1 : fx1) * (y2 - y1);
  if (!right) dx = -dx;
  let delta = p / dx;
  let mod = p - delta * dx;
  if (mod < 0) {
    delta--;
    mod += dx;
  }
  put<To>(ex1, ey, delta, (fx1 + first) * delta);
  ex1 += incr;
  y1 += delta;
  if (ex1 !== ex2) {
    const q = 256 * (y2 - y1 + delta);
    let lift = q / dx;
    let rem = q - lift * dx;
    if (rem < 0) {
      lift--;
      rem += dx;
    }
    mod -= dx;
    while (ex1 !== ex2) {
      delta = lift;
      mod += rem;
      if (mod >= 0) {
        mod -= dx;
        delta++;
      }
      put<To>(ex1, ey, delta, 256 * delta);
      y1 += delta;
      ex1 += incr;
    }
  }
  delta = y2 - y1;
  put<To>(ex1, ey, delta, (fx2 + 256 - first) * delta);
}

// Clipping bends what lies outside along the border of the box.

/** Bits: 1 right of the box, 2 below, 4 left, 8 above. */
@inline
function region(x: f64, y: f64): i32 {
  return i32(x > cx2) | (i32(y > cy2) << 1) | (i32(x < cx1) << 2) | (i32(y < cy1) << 3);
}

@inline
function regionY(y: f64): i32 {
  return (i32(y > cy2) << 1) | (i32(y < cy1) << 3);
}

@inline
function edgeTo<To>(x2: f64, y2: f64): void {
  const x1 = lastX;
  const y1 = lastY;
  lastX = x2;
  lastY = y2;
  if (!clipping) {
    edge<To>(x1, y1, x2, y2);
    return;
  }
  const f1 = lastRegion;
  const f2 = region(x2, y2);
  lastRegion = f2;
  if ((f1 | f2) === 0) edge<To>(x1, y1, x2, y2);
  else bend<To>(x1, y1, x2, y2, f1, f2);
}

function bend<To>(x1: f64, y1: f64, x2: f64, y2: f64, f1: i32, f2: i32): void {
  if ((f1 & 10) === (f2 & 10) && (f1 & 10) !== 0) return;
  const h1 = f1 & 5;
  const h2 = f2 & 5;
  if (h1 === 0 && h2 === 0) {
    clipY<To>(x1, y1, x2, y2, f1, f2);
  } else if (h1 === h2) {
    const bx = h1 === 1 ? cx2 : cx1;
    clipY<To>(bx, y1, bx, y2, f1, f2);
  } else {
    // Leave or enter over one side, or cross both: pieces along the border keep the winding right.
    let px = x1;
    let py = y1;
    let pf = f1;
    if (h1 !== 0) {
      const bx = h1 === 1 ? cx2 : cx1;
      const by = y1 + ((bx - x1) * (y2 - y1)) / (x2 - x1);
      const bf = regionY(by);
      clipY<To>(bx, y1, bx, by, f1, bf);
      px = bx;
      py = by;
      pf = bf;
    }
    if (h2 === 0) {
      clipY<To>(px, py, x2, y2, pf, f2);
    } else {
      const bx = h2 === 1 ? cx2 : cx1;
      const by = y1 + ((bx - x1) * (y2 - y1)) / (x2 - x1);
      const bf = regionY(by);
      clipY<To>(px, py, bx, by, pf, bf);
      clipY<To>(bx, by, bx, y2, bf, f2);
    }
  }
}

function clipY<To>(x1: f64, y1: f64, x2: f64, y2: f64, region1: i32, region2: i32): void {
  const f1 = region1 & 10;
  const f2 = region2 & 10;
  if ((f1 | f2) === 0) {
    edge<To>(x1, y1, x2, y2);
    return;
  }
  if (f1 === f2) return;
  let ax = x1;
  let ay = y1;
  let bx = x2;
  let by = y2;
  if (f1 !== 0) {
    ay = f1 === 8 ? cy1 : cy2;
    ax = x1 + ((ay - y1) * (x2 - x1)) / (y2 - y1);
  }
  if (f2 !== 0) {
    by = f2 === 8 ? cy1 : cy2;
    bx = x1 + ((by - y1) * (x2 - x1)) / (y2 - y1);
  }
  edge<To>(ax, ay, bx, by);
}

function closeOutline<To>(): void {
  if (open) edgeTo<To>(startX, startY);
  open = false;
}

function take<To>(vertices: i32): void {
  for (let i: usize = 0; i < <usize>vertices; i++) {
    const x = load<f64>(16 * i);
    const y = load<f64>(16 * i, 8);
    if (load<u8>(moves + i)) {
      closeOutline<To>();
      startX = lastX = x;
      startY = lastY = y;
      if (clipping) lastRegion = region(x, y);
    } else {
      edgeTo<To>(x, y);
      open = true;
    }
  }
}

/** Takes vertices of a shape that has more. */
export function feed(vertices: i32): void {
  take<InList>(vertices);
}

/**
 * Sweeps the shape whose last vertices these are; returns how many runs there are.
 * @param mark tell stretches of one pixel between cells from cells
 */
export function sweep(vertices: i32, mark: bool): i32 {
  const found = !mark && putInGrid(vertices) ? sweepGrid() : sweepList(vertices, mark);
  forget();
  return found;
}

/** Adds up the shape in the grid when it is one for it; whoever sweeps the grid leaves zeros. False when it has to be listed. */
export function putInGrid(vertices: i32): bool {
  const fresh = count === 0 && curX === none && !open;
  if (!fresh || !layGrid(vertices)) return false;
  if (insideBox) takeInside(vertices);
  else {
    take<InGrid>(vertices);
    closeOutline<InGrid>();
  }
  return true;
}

/** `take` into the grid where nothing has to be bent. */
function takeInside(vertices: i32): void {
  const scale = f64x2.splat(256);
  const half = f64x2.splat(0.5);
  const sign = f64x2.splat(-0.0);
  let x1: i32 = 0;
  let y1: i32 = 0;
  let firstX: i32 = 0;
  let firstY: i32 = 0;
  for (let i: usize = 0; i < <usize>vertices; i++) {
    // `fixed`, for numbers that are not too large.
    const scaled = f64x2.mul(v128.load(16 * i), scale);
    const point = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(scaled, v128.or(v128.and(scaled, sign), half)));
    const x2 = i32x4.extract_lane(point, 0);
    const y2 = i32x4.extract_lane(point, 1);
    if (load<u8>(moves + i)) {
      line<InGrid>(x1, y1, firstX, firstY);
      firstX = x2;
      firstY = y2;
    } else line<InGrid>(x1, y1, x2, y2);
    x1 = x2;
    y1 = y2;
  }
  line<InGrid>(x1, y1, firstX, firstY);
}

// Where the grid lies, in pixels.
export let gridX: i32 = 0;
export let gridY: i32 = 0;
let gridWidth: i32 = 0;
/** Whether the shape in the grid lies within the box. */
let insideBox = false;
export let gridHeight: i32 = 0;

/** Finds the grid for a shape; false when it is not for one. */
function layGrid(vertices: i32): bool {
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  let length = f64x2.splat(0);
  let odd = f64x2.splat(0);
  let last = v128.load(0);
  const end: usize = 16 * <usize>vertices;
  for (let at: usize = 0; at < end; at += 16) {
    const v = v128.load(at);
    low = f64x2.pmin(low, v);
    high = f64x2.pmax(high, v);
    length = f64x2.add(length, f64x2.abs(f64x2.sub(v, last)));
    odd = f64x2.add(odd, f64x2.sub(v, v));
    last = v;
  }
  if (!(f64x2.extract_lane(odd, 0) + f64x2.extract_lane(odd, 1) === 0)) return false;
  let left = f64x2.extract_lane(low, 0);
  let top = f64x2.extract_lane(low, 1);
  let right = f64x2.extract_lane(high, 0);
  let bottom = f64x2.extract_lane(high, 1);
  // Out of the list's reach, and of what would not fit into 32 bits.
  if (left < -1e6 || top < -1e6 || right > 1e6 || bottom > 1e6) return false;
  // What is bent along the border may be rounded beyond its ends.
  let margin: i32 = 0;
  insideBox = true;
  if (clipping && (left < cx1 || top < cy1 || right > cx2 || bottom > cy2)) {
    margin = 1;
    insideBox = false;
    left = min<f64>(max<f64>(left, cx1), cx2);
    right = min<f64>(max<f64>(right, cx1), cx2);
    top = min<f64>(max<f64>(top, cy1), cy2);
    bottom = min<f64>(max<f64>(bottom, cy1), cy2);
  }
  gridX = (fixed(left) >> 8) - margin;
  gridY = (fixed(top) >> 8) - margin;
  gridWidth = (fixed(right) >> 8) + margin - gridX + 1;
  gridHeight = (fixed(bottom) >> 8) + margin - gridY + 1;
  // Rows are looked at four pixels at a time.
  const stride = (gridWidth + 3) & ~3;
  const pixels = <f64>stride * <f64>gridHeight;
  const outline = f64x2.extract_lane(length, 0) + f64x2.extract_lane(length, 1);
  if (!(pixels <= gridSize && (pixels <= 1024 || pixels <= 12 * outline))) return false;
  gridStride = 8 * stride;
  gridOrigin = grid - gridY * gridStride - 8 * gridX;
  return true;
}

/** Sums of a row's covers up to each of four pixels, but for what is left of them. */
@inline
export function coverSums(pair1: v128, pair2: v128): v128 {
  const zero = i32x4.splat(0);
  const covers = i32x4.shuffle(pair1, pair2, 0, 2, 4, 6);
  const two = i32x4.add(covers, i32x4.shuffle(zero, covers, 3, 4, 5, 6));
  return i32x4.add(two, i32x4.shuffle(zero, two, 2, 3, 4, 5));
}

/** `coverageOf` of four pixels, by their sums and the areas in their cells. */
@inline
export function coverages(sums: v128, pair1: v128, pair2: v128, most: v128): v128 {
  const areas = i32x4.shuffle(pair1, pair2, 1, 3, 5, 7);
  return i32x4.min_s(i32x4.abs(i32x4.shr_s(i32x4.sub(i32x4.shl(sums, 9), areas), 9)), most);
}

/** Coverage 0..255 of `area` in units of 1/512 of 1/256 of a pixel, by the non-zero winding rule. */
@inline
function coverageOf(area: i32): i32 {
  return min(abs(area >> 9), 255);
}

@inline
function addRun(to: usize, x: i32, y: i32, length: i32, coverage: i32): void {
  store<i32>(to, x);
  store<i32>(to, y, 4);
  store<i32>(to, length, 8);
  store<i32>(to, coverage, 12);
}

function sweepGrid(): i32 {
  let to = fewRuns;
  let at = grid;
  for (let y = gridY; y < gridY + gridHeight; y++) {
    const rowAt = at;
    const end = at + 8 * gridWidth;
    let sum = 0;
    let runCoverage = 0;
    let runAt = at;
    let between = 0;
    while (at < end) {
      const from = at;
      while (at < end && load<i64>(at) === 0) at += 8;
      if (at !== from && between !== runCoverage) {
        if (runCoverage !== 0) {
          addRun(to, gridX + <i32>((runAt - rowAt) >> 3), y, <i32>((from - runAt) >> 3), runCoverage);
          to += 16;
        }
        runAt = from;
        runCoverage = between;
      }
      if (at === end) break;
      sum += load<i32>(at);
      const coverage = coverageOf((sum << 9) - load<i32>(at, 4));
      store<i64>(at, 0);
      if (coverage !== runCoverage) {
        if (runCoverage !== 0) {
          addRun(to, gridX + <i32>((runAt - rowAt) >> 3), y, <i32>((at - runAt) >> 3), runCoverage);
          to += 16;
        }
        runAt = at;
        runCoverage = coverage;
      }
      between = coverageOf(sum << 9);
      at += 8;
    }
    if (runCoverage !== 0) {
      addRun(to, gridX + <i32>((runAt - rowAt) >> 3), y, <i32>((end - runAt) >> 3), runCoverage);
      to += 16;
    }
    at = rowAt + gridStride;
  }
  store<i32>(answer, <i32>fewRuns);
  return <i32>((to - fewRuns) >> 4);
}

function sweepList(vertices: i32, mark: bool): i32 {
  take<InList>(vertices);
  closeOutline<InList>();
  fileCell();
  if (count === 0) return 0;
  const n = <usize>count;
  const rows = maxY - minY + 1;
  const width = maxX - minX + 1;
  const rowStart = heap + 16 * n;
  const order = rowStart + 4 * (<usize>rows + 1);
  const dense = (order + 4 * n + 7) & ~7;
  const runs = (dense + 8 * <usize>width + 15) & ~15;
  ensure(runs + 16 * (2 * n + <usize>rows));
  memory.fill(rowStart, 0, 4 * (<usize>rows + 1));
  memory.fill(dense, 0, 8 * <usize>width);
  const cellsEnd = heap + 16 * n;
  for (let cell = heap; cell < cellsEnd; cell += 16) {
    const at = rowStart + 4 * <usize>(load<i32>(cell, 4) - minY + 1);
    store<i32>(at, load<i32>(at) + 1);
  }
  let before: i32 = 0;
  for (let r: usize = 1; r <= <usize>rows; r++) {
    before += load<i32>(rowStart + 4 * r);
    store<i32>(rowStart + 4 * r, before);
  }
  // Filling moves each start to its row's end, which is the next row's start.
  for (let cell = heap; cell < cellsEnd; cell += 16) {
    const at = rowStart + 4 * <usize>(load<i32>(cell, 4) - minY);
    const place = load<i32>(at);
    store<i32>(at, place + 1);
    store<u32>(order + 4 * <usize>place, <u32>cell);
  }
  let to = runs;
  let begin = order;
  for (let r: i32 = 0; r < rows; r++) {
    const end = order + 4 * <usize>load<i32>(rowStart + 4 * <usize>r);
    if (end > begin) {
      to =
        <i32>((end - begin) >> 2) > sortLimit
          ? sweepDenseRow(to, r + minY, begin, end, dense)
          : sweepSortedRow(to, r + minY, begin, end, mark);
    }
    begin = end;
  }
  const found = <i32>((to - runs) >> 4);
  if (found <= fewRunsCount) {
    memory.copy(fewRuns, runs, to - runs);
    store<i32>(answer, <i32>fewRuns);
  } else store<i32>(answer, <i32>runs);
  return found;
}

function sweepSortedRow(to: usize, y: i32, begin: usize, end: usize, mark: bool): usize {
  for (let i = begin + 4; i < end; i += 4) {
    const cell = load<u32>(i);
    const key = load<i32>(cell);
    let j = i;
    while (j > begin) {
      const other = load<u32>(j - 4);
      if (load<i32>(other) <= key) break;
      store<u32>(j, other);
      j -= 4;
    }
    store<u32>(j, cell);
  }
  let sum: i32 = 0;
  let i = begin;
  let x = load<i32>(load<u32>(i));
  while (i < end) {
    let px = x;
    let area: i32 = 0;
    do {
      const cell = load<u32>(i);
      x = load<i32>(cell);
      if (x !== px) break;
      sum += load<i32>(cell, 8);
      area += load<i32>(cell, 12);
      i += 4;
    } while (i < end);
    if (area !== 0) {
      const c = coverageOf((sum << 9) - area);
      if (c !== 0) {
        addRun(to, px, y, 1, c);
        to += 16;
      }
      px++;
    }
    if (i < end && x > px) {
      const c = coverageOf(sum << 9);
      const length = x - px;
      if (c !== 0) {
        addRun(to, px, y, length, mark && length === 1 ? c | stretch : c);
        to += 16;
      }
    }
  }
  return to;
}

function sweepDenseRow(to: usize, y: i32, begin: usize, end: usize, dense: usize): usize {
  let low = none;
  let high = -none;
  for (let i = begin; i < end; i += 4) {
    const cell = load<u32>(i);
    const x = load<i32>(cell);
    const at = dense + 8 * <usize>(x - minX);
    store<i32>(at, load<i32>(at) + load<i32>(cell, 8));
    store<i32>(at, load<i32>(at, 4) + load<i32>(cell, 12), 4);
    low = min(low, x);
    high = max(high, x);
  }
  let sum: i32 = 0;
  let runAt: i32 = 0;
  let runCoverage: i32 = 0;
  let at = dense + 8 * <usize>(low - minX);
  for (let x = low; x <= high; x++, at += 8) {
    sum += load<i32>(at);
    const c = coverageOf((sum << 9) - load<i32>(at, 4));
    store<i64>(at, 0);
    if (c === runCoverage) continue;
    if (runCoverage !== 0) {
      addRun(to, runAt, y, x - runAt, runCoverage);
      to += 16;
    }
    runAt = x;
    runCoverage = c;
  }
  if (runCoverage !== 0) {
    addRun(to, runAt, y, high + 1 - runAt, runCoverage);
    to += 16;
  }
  return to;
}
