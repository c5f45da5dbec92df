/** Where things stand in the memory of the PNG kernel, and the picture that is in it. */

// What JavaScript reads stands first; see `png-kernel.ts`.
/** Words: runs, colours (257 when more than 256), all alphas combined with &, the end of the stream. */
export const answer: usize = 0;
export const palette: usize = 64;

/** How often each symbol occurs. */
export const literalCounts: usize = palette + 4 * 256;
export const distanceCounts: usize = literalCounts + 4 * 288;
/** Lengths and codes of both codes of a block, and of the code that their lengths are sent in. */
export const literalLengths: usize = distanceCounts + 4 * 32;
export const distanceLengths: usize = literalLengths + 288;
export const literalCodes: usize = distanceLengths + 32;
export const distanceCodes: usize = literalCodes + 2 * 288;
export const headerCounts: usize = distanceCodes + 2 * 32;
export const headerLengths: usize = headerCounts + 4 * 32;
export const headerCodes: usize = headerLengths + 32;
export const headerSteps: usize = headerCodes + 2 * 32;
export const lengthList: usize = headerSteps + 4 * 320;
/** What a tree of codes is made of: 288 leaves and as many inner nodes. */
export const weights: usize = lengthList + 320;
export const parents: usize = weights + 8 * 576;
export const depths: usize = parents + 4 * 576;
export const sorted: usize = depths + 4 * 576;

/** Which colours have an index. */
export const slots: i32 = 1024;
export const slotKeys: usize = sorted + 8 * 288;
export const slotValues: usize = slotKeys + 4 * slots;

/** Index of the length symbol for match lengths 3..258. */
export const lengthSymbol: usize = slotValues + 4 * slots;
/** Code and extra bits of every match length, and how many bits they are. */
export const matchCodes: usize = lengthSymbol + 320;
export const matchBits: usize = matchCodes + 4 * 260;
/** Code and length of every literal in one. */
export const literals: usize = matchBits + 320;

/** Where a pair of pixels was last met: pixel and run. */
export const pairBits: i32 = 13;
export const pairs: usize = (literals + 4 * 256 + 7) & ~7;

/** Where the picture's words stand. */
export const words: usize = 131072;

export let width: i32 = 0;
export let height: i32 = 0;
/** The first run of every row, and one more; a row without runs equals the row above. */
let rowStarts: usize = 0;
/** The runs: pixel index after each, and its colour or the index of its colour in the palette. They never cross rows. */
export let list: usize = 0;
/** What comes after the list. */
export let rest: usize = 0;

/** Takes in a picture of a size. */
export function take(pictureWidth: i32, pictureHeight: i32): void {
  width = pictureWidth;
  height = pictureHeight;
  rowStarts = words + 4 * <usize>width * <usize>height;
  list = (rowStarts + 4 * (<usize>height + 1) + 7) & ~7;
  ensure(list);
}

/** Ends the list after so many runs. */
export function endList(runs: i32): void {
  rest = (list + 8 * <usize>runs + 15) & ~15;
  ensure(rest + 16);
}

export function ensure(end: usize): void {
  const pages = <i32>((end + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(max(pages, memory.size() >> 2)) < 0) {
    if (memory.grow(pages) < 0) unreachable();
  }
}

@inline
export function word(i: i32): i32 {
  return load<i32>(words + 4 * <usize>i);
}

@inline
export function endOf(r: i32): i32 {
  return load<i32>(list + 8 * <usize>r);
}

@inline
export function colorOf(r: i32): i32 {
  return load<i32>(list + 8 * <usize>r, 4);
}

@inline
export function rowStart(y: i32): i32 {
  return load<i32>(rowStarts + 4 * <usize>y);
}

@inline
export function setRowStart(y: i32, run: i32): void {
  store<i32>(rowStarts + 4 * <usize>y, run);
}
