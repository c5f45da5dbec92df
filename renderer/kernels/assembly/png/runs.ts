import {
  answer,
  colorOf,
  endList,
  ensure,
  height,
  list,
  palette,
  setRowStart,
  slotKeys,
  slots,
  slotValues,
  take,
  width,
  words,
} from './memory';

/** Whether a row equals the one above. */
function repeats(y: i32): bool {
  let at = words + 4 * <usize>y * <usize>width;
  const above: usize = 4 * <usize>width;
  const end = at + above;
  for (; at + 64 <= end; at += 64) {
    const a = v128.xor(v128.load(at), v128.load(at - above));
    const b = v128.xor(v128.load(at, 16), v128.load(at - above, 16));
    const c = v128.xor(v128.load(at, 32), v128.load(at - above, 32));
    const d = v128.xor(v128.load(at, 48), v128.load(at - above, 48));
    if (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) return false;
  }
  for (; at < end; at += 4) if (load<i32>(at) !== load<i32>(at - above)) return false;
  return true;
}

let colors: i32 = 0;

/** Index of a colour in the palette, added if need be; −1 when it would be the 257th. */
function indexOf(color: i32): i32 {
  let slot = ((color * <i32>0x9e3779b1) >>> 22) & (slots - 1);
  for (;;) {
    const value = load<i32>(slotValues + 4 * <usize>slot);
    if (value < 0) break;
    if (load<i32>(slotKeys + 4 * <usize>slot) === color) return value;
    slot = (slot + 1) & (slots - 1);
  }
  if (colors === 256) return -1;
  store<i32>(slotKeys + 4 * <usize>slot, color);
  store<i32>(slotValues + 4 * <usize>slot, colors);
  store<i32>(palette + 4 * <usize>colors, color);
  return colors++;
}

/** Whether sixteen pixels have the colour that `four` holds. */
@inline
function sixteenAre(at: usize, four: v128): bool {
  const a = v128.or(v128.xor(v128.load(at), four), v128.xor(v128.load(at, 16), four));
  const b = v128.or(v128.xor(v128.load(at, 32), four), v128.xor(v128.load(at, 48), four));
  return !v128.any_true(v128.or(a, b));
}

/** Puts colours in place of their indices, when they turn out to be too many for a palette. */
function nameColors(runs: i32): void {
  for (let r: i32 = 0; r < runs; r++) {
    store<i32>(list + 8 * <usize>r, load<i32>(palette + 4 * <usize>colorOf(r)), 4);
  }
}

/** Finds the runs of a picture, with the indices of their colours in the palette if it has all of them. */
export function runs(pictureWidth: i32, pictureHeight: i32): void {
  take(pictureWidth, pictureHeight);
  memory.fill(slotValues, 255, 4 * slots);
  colors = 0;
  let few = true;
  let alphas: i32 = 255;
  let count: i32 = 0;
  for (let y: i32 = 0; y < height; y++) {
    setRowStart(y, count);
    if (y > 0 && repeats(y)) continue;
    ensure(list + 8 * <usize>(count + width));
    const from = words + 4 * <usize>y * <usize>width;
    const end = from + 4 * <usize>width;
    let at = from;
    while (at < end) {
      const color = load<i32>(at);
      at += 4;
      if (at < end && load<i32>(at) === color) {
        const four = i32x4.splat(color);
        while (at + 64 <= end && sixteenAre(at, four)) at += 64;
        while (at + 16 <= end && i32x4.all_true(i32x4.eq(v128.load(at), four))) at += 16;
        while (at < end && load<i32>(at) === color) at += 4;
      }
      let value = color;
      if (few) {
        value = indexOf(color);
        if (value < 0) {
          few = false;
          value = color;
          nameColors(count);
        }
      }
      const run = list + 8 * <usize>count;
      store<i32>(run, <i32>((at - words) >> 2));
      store<i32>(run, value, 4);
      count++;
      alphas &= color >>> 24;
    }
  }
  setRowStart(height, count);
  endList(count);
  store<i32>(answer, count);
  store<i32>(answer, few ? colors : 257, 4);
  store<i32>(answer, alphas, 8);
}
