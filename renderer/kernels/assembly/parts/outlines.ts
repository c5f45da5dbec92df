import { capacity, feed, free, keepBelow, moves } from './scan';

/**
 * Paths that are flat already (lines only) as outlines for the scan converter: those of their insides, and those of their strokes as Agg's
 * `vcgen_stroke` and `math_stroke` make them. An open line's is one closed outline (cap, left side, cap, right side), a closed line's are two,
 * one for each side. Round shapes go in steps that stay within 1/8 pixel of the circle, inner corners are cut at a mitre limited by the shorter
 * neighbour, mitres beyond the limit turn into bevels.
 */

// V8's own, so that angles are the same here as there.
@external('env', 'atan2')
declare function atan2(y: f64, x: f64): f64;
@external('env', 'sin')
declare function sin(a: f64): f64;
@external('env', 'cos')
declare function cos(a: f64): f64;

// Matplotlib's codes of a path.
const MOVETO: u8 = 1;
const CLOSEPOLY: u8 = 79;

/** The path: pairs of doubles, then a byte each. */
let pathXy: usize = free;
let pathCodes: usize = free;
/**
 * One subpath, coinciding neighbours left out: x, y, distance to the next one, unused, and half the width times what y and x change by to
 * the next one, over the distance.
 */
let points: usize = free;
const pointBytes: usize = 48;

/** Makes room for a path of `vertices` behind `from`; returns where its pairs stand, with its codes behind them. */
export function roomForPath(from: usize, vertices: i32): usize {
  pathXy = (from + 15) & ~15;
  pathCodes = pathXy + 16 * <usize>vertices;
  points = (pathCodes + <usize>vertices + 15) & ~15;
  // A subpath after a closed one begins with a vertex more than it has.
  keepBelow(points + pointBytes * (<usize>vertices + 1));
  return pathXy;
}

// What comes out: vertices for the scan converter.

let pending: i32 = 0;
let firstX: f64 = 0;
let firstY: f64 = 0;
let drawn = false;

@inline
function put(x: f64, y: f64, move: u8): void {
  if (pending === capacity) {
    feed(capacity);
    pending = 0;
  }
  const at = <usize>(pending++);
  store<f64>(16 * at, x);
  store<f64>(16 * at, y, 8);
  store<u8>(moves + at, move);
}

@inline
function moveTo(x: f64, y: f64): void {
  firstX = x;
  firstY = y;
  drawn = false;
  put(x, y, 1);
}

@inline
function lineTo(x: f64, y: f64): void {
  drawn = true;
  put(x, y, 0);
}

function close(): void {
  if (!drawn) return;
  put(firstX, firstY, 0);
  drawn = false;
}

/** Outlines the path's inside; returns how many vertices are left for `sweep`. */
export function outlineInside(vertices: i32): i32 {
  pending = 0;
  drawn = false;
  for (let i: usize = 0; i < <usize>vertices; i++) {
    const code = load<u8>(pathCodes + i);
    const x = load<f64>(pathXy + 16 * i);
    const y = load<f64>(pathXy + 16 * i, 8);
    if (code === MOVETO) moveTo(x, y);
    else if (code === CLOSEPOLY) close();
    else lineTo(x, y);
  }
  return pending;
}

// Subpaths.

/** Points nearer than this count as one (Agg's epsilon). */
const epsilon: f64 = 1e-14;
let count: i32 = 0;

@inline
function pointAt(i: i32): usize {
  return points + pointBytes * <usize>i;
}

/** Finds the distance from a point to (x, y); false when they coincide. */
@inline
function measure(i: i32, x: f64, y: f64): bool {
  const at = pointAt(i);
  const dx = x - load<f64>(at);
  const dy = y - load<f64>(at, 8);
  const d = sqrt(dx * dx + dy * dy);
  const apart = d > epsilon;
  store<f64>(at, apart ? d : 1 / epsilon, 16);
  return apart;
}

@inline
function add(x: f64, y: f64): void {
  if (count > 1) {
    const last = pointAt(count - 1);
    if (!measure(count - 2, load<f64>(last), load<f64>(last, 8))) count--;
  }
  const at = pointAt(count++);
  store<f64>(at, x);
  store<f64>(at, y, 8);
  store<f64>(at, 0, 16);
}

/** Measures the distances that are still open. */
function finish(closed: bool): void {
  while (count > 1) {
    const last = pointAt(count - 1);
    const x = load<f64>(last);
    const y = load<f64>(last, 8);
    if (measure(count - 2, x, y)) break;
    count -= 2;
    add(x, y);
  }
  if (!closed) return;
  while (count > 1) {
    if (measure(count - 1, load<f64>(points), load<f64>(points, 8))) break;
    count--;
  }
}

// Strokes.

/** Of caps. */
const roundCap: i32 = 1;
const projecting: i32 = 2;
/** Of joins. */
const miterJoin: i32 = 0;
const roundJoin: i32 = 1;

const innerMiterLimit: f64 = 1.01;
const parallel: f64 = 1e-30;
/** Corners that turn by less than this (as a cross product) have no inner side. */
const straight: f64 = 1e-14;

let w: f64 = 0.5;
let cap: i32 = 0;
let join: i32 = roundJoin;
let miterLimit: f64 = 4;
/** Between the vertices of a round corner, and its cosine. */
let step: f64 = 0;
let stepCos: f64 = 0;
/** The next vertex starts an outline. */
let first = true;

/**
 * How strokes are drawn from now on.
 * @param half of the width in pixels @param limit in half widths: longer mitres become bevels @param angle between the vertices of a round corner
 */
export function pen(half: f64, caps: i32, joins: i32, limit: f64, angle: f64, cosine: f64): void {
  w = half;
  cap = caps;
  join = joins;
  miterLimit = limit;
  step = angle;
  stepCos = cosine;
}

/**
 * Outlines the path's stroke, the same way. After a closed part the pen is back at its start, so that lines that follow without a move begin there.
 */
export function outlineStroke(vertices: i32): i32 {
  if (vertices === 0) return 0;
  pending = 0;
  drawn = false;
  let startX = load<f64>(pathXy);
  let startY = load<f64>(pathXy, 8);
  let i: usize = 1;
  let more = true;
  while (more) {
    count = 0;
    add(startX, startY);
    let closed = false;
    more = false;
    while (i < <usize>vertices) {
      const code = load<u8>(pathCodes + i);
      const x = load<f64>(pathXy + 16 * i);
      const y = load<f64>(pathXy + 16 * i, 8);
      i++;
      if (code === MOVETO) {
        startX = x;
        startY = y;
        more = true;
        break;
      }
      if (code === CLOSEPOLY) {
        closed = true;
        more = true;
        break;
      }
      add(x, y);
    }
    finish(closed);
    if (count > 1) strokeSubpath(closed && count > 2);
  }
  return pending;
}

function strokeSubpath(closed: bool): void {
  const last = count - 1;
  for (let i = 0; i < last; i++) findNormal(pointAt(i), pointAt(i + 1));
  first = true;
  if (closed) {
    findNormal(pointAt(last), points);
    corner(last, 0, 1);
    for (let i = 1; i < last; i++) corner(i - 1, i, i + 1);
    corner(last - 1, last, 0);
    close();
    first = true;
    cornerBack(0, last, last - 1);
    for (let i = last - 1; i > 0; i--) cornerBack(i + 1, i, i - 1);
    cornerBack(1, 0, last);
  } else {
    end(0, 1, 0);
    for (let i = 1; i < last; i++) corner(i - 1, i, i + 1);
    end(last, last - 1, last - 1);
    for (let i = last - 1; i > 0; i--) cornerBack(i + 1, i, i - 1);
  }
  close();
}

@inline
function findNormal(at: usize, next: usize): void {
  const change = f64x2.sub(v128.load(next), v128.load(at));
  const normal = f64x2.div(f64x2.mul(f64x2.splat(w), change), v128.load64_splat(at, 16));
  v128.store(at, i64x2.shuffle(normal, normal, 1, 0), 32);
}

@inline
function emit(x: f64, y: f64): void {
  if (first) {
    first = false;
    moveTo(x, y);
  } else lineTo(x, y);
}

/** The end of a line at point `i` that goes on to `j`; `l` has the distance. */
function end(i: i32, j: i32, l: i32): void {
  const x0 = load<f64>(pointAt(i));
  const y0 = load<f64>(pointAt(i), 8);
  const length = load<f64>(pointAt(l), 16);
  const dx1 = ((load<f64>(pointAt(j), 8) - y0) / length) * w;
  const dy1 = ((load<f64>(pointAt(j)) - x0) / length) * w;
  if (cap !== roundCap) {
    const dx2 = cap === projecting ? dy1 : 0;
    const dy2 = cap === projecting ? dx1 : 0;
    emit(x0 - dx1 - dx2, y0 + dy1 - dy2);
    emit(x0 + dx1 - dx2, y0 - dy1 - dy2);
    return;
  }
  const steps = <i32>(Math.PI / step);
  const da = Math.PI / <f64>(steps + 1);
  emit(x0 - dx1, y0 + dy1);
  let a = atan2(dy1, -dx1) + da;
  for (let k = 0; k < steps; k++) {
    emit(x0 + cos(a) * w, y0 + sin(a) * w);
    a += da;
  }
  emit(x0 + dx1, y0 - dy1);
}

/** The corner at point `j` between `i` and `k`, on the side the outline runs. */
@inline
function corner(i: i32, j: i32, k: i32): void {
  turn(pointAt(i), pointAt(j), pointAt(k), v128.load(pointAt(i), 32), v128.load(pointAt(j), 32), pointAt(i), pointAt(j));
}

/** The same on the way back: everything changes its sign. */
@inline
function cornerBack(i: i32, j: i32, k: i32): void {
  const before = f64x2.neg(v128.load(pointAt(j), 32));
  const after = f64x2.neg(v128.load(pointAt(k), 32));
  turn(pointAt(i), pointAt(j), pointAt(k), before, after, pointAt(j), pointAt(k));
}

/** @param l @param m have the lengths of the lines before and after the corner */
function turn(before: usize, at: usize, after: usize, normal1: v128, normal2: v128, l: usize, m: usize): void {
  const x0 = load<f64>(before);
  const y0 = load<f64>(before, 8);
  const x1 = load<f64>(at);
  const y1 = load<f64>(at, 8);
  const x2 = load<f64>(after);
  const y2 = load<f64>(after, 8);
  const dx1 = f64x2.extract_lane(normal1, 0);
  const dy1 = f64x2.extract_lane(normal1, 1);
  const dx2 = f64x2.extract_lane(normal2, 0);
  const dy2 = f64x2.extract_lane(normal2, 1);
  const cross = (x2 - x1) * (y1 - y0) - (y2 - y1) * (x1 - x0);
  if (abs(cross) > straight && cross > 0 === w > 0) {
    const limit = max<f64>(min<f64>(load<f64>(l, 16), load<f64>(m, 16)) / w, innerMiterLimit);
    miter(x0, y0, x1, y1, x2, y2, dx1, dy1, dx2, dy2, limit);
    return;
  }
  if (join === miterJoin) {
    miter(x0, y0, x1, y1, x2, y2, dx1, dy1, dx2, dy2, miterLimit);
    return;
  }
  // Nearly straight on: a single point where the two offset lines meet looks the same as the full corner.
  const mx = (dx1 + dx2) / 2;
  const my = (dy1 + dy2) / 2;
  if (w - sqrt(mx * mx + my * my) < w / 1024) {
    if (intersect(x0 + dx1, y0 - dy1, x1 + dx1, y1 - dy1, x1 + dx2, y1 - dy2, x2 + dx2, y2 - dy2)) emit(ix, iy);
    else emit(x1 + dx1, y1 - dy1);
  } else if (join === roundJoin) {
    arc(x1, y1, dx1, -dy1, dx2, -dy2);
  } else {
    emit(x1 + dx1, y1 - dy1);
    emit(x1 + dx2, y1 - dy2);
  }
}

function arc(x: f64, y: f64, dx1: f64, dy1: f64, dx2: f64, dy2: f64): void {
  emit(x + dx1, y + dy1);
  // Less than a step, in the direction in which the corner is rounded, by a margin that no rounding eats up: no vertices between.
  const square = w * w;
  if (!(dx1 * dx2 + dy1 * dy2 > square * (stepCos + 1e-9) && dx1 * dy2 - dy1 * dx2 > 1e-9 * square)) {
    let a1 = atan2(dy1, dx1);
    let a2 = atan2(dy2, dx2);
    if (a1 > a2) a2 += 2 * Math.PI;
    const steps = <i32>((a2 - a1) / step);
    const da = (a2 - a1) / <f64>(steps + 1);
    a1 += da;
    for (let i = 0; i < steps; i++) {
      emit(x + cos(a1) * w, y + sin(a1) * w);
      a1 += da;
    }
  }
  emit(x + dx2, y + dy2);
}

@inline
function miter(
  x0: f64,
  y0: f64,
  x1: f64,
  y1: f64,
  x2: f64,
  y2: f64,
  dx1: f64,
  dy1: f64,
  dx2: f64,
  dy2: f64,
  limit: f64,
): void {
  if (intersect(x0 + dx1, y0 - dy1, x1 + dx1, y1 - dy1, x1 + dx2, y1 - dy2, x2 + dx2, y2 - dy2)) {
    const ex = ix - x1;
    const ey = iy - y1;
    if (sqrt(ex * ex + ey * ey) <= w * limit) {
      emit(ix, iy);
      return;
    }
  } else {
    // The three points lie on one line: straight on needs one point, a turn back needs both.
    const px = x1 + dx1;
    const py = y1 - dy1;
    const back1 = (px - x1) * (y1 - y0) - (py - y1) * (x1 - x0) < 0;
    const back2 = (px - x2) * (y2 - y1) - (py - y2) * (x2 - x1) < 0;
    if (back1 === back2) {
      emit(px, py);
      return;
    }
  }
  emit(x1 + dx1, y1 - dy1);
  emit(x1 + dx2, y1 - dy2);
}

// Where lines met last.
let ix: f64 = 0;
let iy: f64 = 0;

@inline
function intersect(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64, dx: f64, dy: f64): bool {
  const num = (ay - cy) * (dx - cx) - (ax - cx) * (dy - cy);
  const den = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (abs(den) < parallel) return false;
  const r = num / den;
  ix = ax + r * (bx - ax);
  iy = ay + r * (by - ay);
  return true;
}
