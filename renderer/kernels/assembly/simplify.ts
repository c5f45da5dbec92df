// The rule of renderer/paths/simplify.ts for lines to the points of two columns: what it says there holds here. Its state comes from
// there and goes back there, in the order of its slots, then its flags.

let lastX: f64;
let lastY: f64;
let origDx: f64;
let origDy: f64;
let orig2: f64;
let forward2: f64;
let backward2: f64;
let nextX: f64;
let nextY: f64;
let backX: f64;
let backY: f64;
let startX: f64;
let startY: f64;
let aside: f64;
let ahead: f64;
let behind: f64;
let clipped: bool;
let lastForward: bool;
let lastBackward: bool;
let sideShare: f64;
let threshold2: f64;
/** Where the next vertex is written. */
let out: usize;

const MOVETO: f64 = 1;
const LINETO: f64 = 2;
const sureAlong: f64 = 1 - 1e-9;
const shortest2: f64 = 1e-12;

/**
 * Lines to `count` points; both columns have room for one more. Writes what is kept as three doubles each (code, x, y) to `kept`, and
 * returns where that ends.
 * @param given a, e, a2, e2, d, f, d2, f2 of the placement
 */
export function simplify(xs: usize, ys: usize, count: i32, given: usize, state: usize, kept: usize): usize {
  const a = load<f64>(given);
  const e = load<f64>(given, 8);
  const a2 = load<f64>(given, 16);
  const e2 = load<f64>(given, 24);
  const d = load<f64>(given, 32);
  const f = load<f64>(given, 40);
  const d2 = load<f64>(given, 48);
  const f2 = load<f64>(given, 56);
  const aa = f64x2.splat(a);
  const ee = f64x2.splat(e);
  const aa2 = f64x2.splat(a2);
  const ee2 = f64x2.splat(e2);
  const dd = f64x2.splat(d);
  const ff = f64x2.splat(f);
  const dd2 = f64x2.splat(d2);
  const ff2 = f64x2.splat(f2);
  restore(state);
  out = kept;
  for (let i = 0; i < count; i++) {
    const from = i;
    if (aside > 0) {
      const inward = f64x2.splat(aside);
      const outward = f64x2.splat(-aside);
      const most = f64x2.splat(ahead);
      const least = f64x2.splat(behind);
      const sx = f64x2.splat(startX);
      const sy = f64x2.splat(startY);
      const ox = f64x2.splat(origDx);
      const oy = f64x2.splat(origDy);
      while (i < count) {
        const u = v128.load(xs + 8 * i);
        const v = v128.load(ys + 8 * i);
        const dx = f64x2.sub(f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(u, aa), ee), aa2), ee2), sx);
        const dy = f64x2.sub(f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(v, dd), ff), dd2), ff2), sy);
        const dot = f64x2.add(f64x2.mul(ox, dx), f64x2.mul(oy, dy));
        const cross = f64x2.sub(f64x2.mul(ox, dy), f64x2.mul(oy, dx));
        const within = v128.and(
          v128.and(f64x2.lt(cross, inward), f64x2.gt(cross, outward)),
          v128.and(f64x2.lt(dot, most), f64x2.gt(dot, least)),
        );
        if (!i64x2.all_true(within)) {
          i += i32(i64x2.extract_lane(within, 0) != 0);
          break;
        }
        i += 2;
      }
      // The last lane of an odd number is none of them.
      if (i > count) i = count;
    }
    if (i > from) {
      lastX = (load<f64>(xs + 8 * (i - 1)) * a + e) * a2 + e2;
      lastY = (load<f64>(ys + 8 * (i - 1)) * d + f) * d2 + f2;
      lastForward = false;
      lastBackward = false;
    }
    if (i == count) break;
    step((load<f64>(xs + 8 * i) * a + e) * a2 + e2, (load<f64>(ys + 8 * i) * d + f) * d2 + f2);
  }
  save(state);
  return out;
}

function step(x: f64, y: f64): void {
  if (orig2 == 0) {
    if (clipped) {
      push(MOVETO, lastX, lastY);
      clipped = false;
    }
    begin(lastX, lastY, x, y);
    return;
  }
  const dx = x - startX;
  const dy = y - startY;
  const dot = origDx * dx + origDy * dy;
  const alongX = (dot * origDx) / orig2;
  const alongY = (dot * origDy) / orig2;
  const offX = dx - alongX;
  const offY = dy - alongY;
  if (offX * offX + offY * offY < threshold2) {
    const along2 = alongX * alongX + alongY * alongY;
    lastForward = false;
    lastBackward = false;
    if (dot > 0) {
      if (along2 > forward2) {
        lastForward = true;
        forward2 = along2;
        nextX = x;
        nextY = y;
        ahead = dot * sureAlong;
      }
    } else if (along2 > backward2) {
      lastBackward = true;
      backward2 = along2;
      backX = x;
      backY = y;
      behind = dot * sureAlong;
    }
    lastX = x;
    lastY = y;
    return;
  }
  endRun(x, y);
}

function endRun(x: f64, y: f64): void {
  let penX = nextX;
  let penY = nextY;
  if (backward2 > 0) {
    if (lastForward) {
      push(LINETO, backX, backY);
      push(LINETO, nextX, nextY);
    } else {
      push(LINETO, nextX, nextY);
      push(LINETO, backX, backY);
      penX = backX;
      penY = backY;
    }
  } else {
    push(LINETO, nextX, nextY);
  }
  if (clipped) {
    push(MOVETO, lastX, lastY);
    penX = lastX;
    penY = lastY;
  } else if (!lastForward && !lastBackward) {
    push(LINETO, lastX, lastY);
    penX = lastX;
    penY = lastY;
  }
  begin(penX, penY, x, y);
  clipped = false;
}

function begin(penX: f64, penY: f64, x: f64, y: f64): void {
  const dx = x - lastX;
  const dy = y - lastY;
  orig2 = dx * dx + dy * dy;
  origDx = dx;
  origDy = dy;
  forward2 = orig2;
  backward2 = 0;
  startX = penX;
  startY = penY;
  nextX = lastX = x;
  nextY = lastY = y;
  aside = orig2 > shortest2 ? sqrt(orig2) * sideShare : -1;
  ahead = orig2 * sureAlong;
  behind = 0;
  lastForward = true;
  lastBackward = false;
}

function push(code: f64, x: f64, y: f64): void {
  store<f64>(out, code);
  store<f64>(out, x, 8);
  store<f64>(out, y, 16);
  out += 24;
}

function restore(at: usize): void {
  lastX = load<f64>(at, 16);
  lastY = load<f64>(at, 24);
  origDx = load<f64>(at, 32);
  origDy = load<f64>(at, 40);
  orig2 = load<f64>(at, 48);
  forward2 = load<f64>(at, 56);
  backward2 = load<f64>(at, 64);
  nextX = load<f64>(at, 72);
  nextY = load<f64>(at, 80);
  backX = load<f64>(at, 88);
  backY = load<f64>(at, 96);
  startX = load<f64>(at, 104);
  startY = load<f64>(at, 112);
  aside = load<f64>(at, 120);
  ahead = load<f64>(at, 128);
  behind = load<f64>(at, 136);
  clipped = load<f64>(at, 160) != 0;
  lastForward = load<f64>(at, 168) != 0;
  lastBackward = load<f64>(at, 176) != 0;
  sideShare = load<f64>(at, 184);
  threshold2 = load<f64>(at, 192);
}

function save(at: usize): void {
  store<f64>(at, lastX, 16);
  store<f64>(at, lastY, 24);
  store<f64>(at, origDx, 32);
  store<f64>(at, origDy, 40);
  store<f64>(at, orig2, 48);
  store<f64>(at, forward2, 56);
  store<f64>(at, backward2, 64);
  store<f64>(at, nextX, 72);
  store<f64>(at, nextY, 80);
  store<f64>(at, backX, 88);
  store<f64>(at, backY, 96);
  store<f64>(at, startX, 104);
  store<f64>(at, startY, 112);
  store<f64>(at, aside, 120);
  store<f64>(at, ahead, 128);
  store<f64>(at, behind, 136);
  store<f64>(at, clipped ? 1 : 0, 160);
  store<f64>(at, lastForward ? 1 : 0, 168);
  store<f64>(at, lastBackward ? 1 : 0, 176);
}
