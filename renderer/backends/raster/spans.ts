import type { Cells } from './cells.ts';

/** Rows with more cells than this are summed in a dense row instead of being sorted. */
const sortLimit = 48;

/** Set in the coverage of a stretch of one pixel where these are told apart. */
export const stretch = 256;

/** Runs apart from the tool that found them: x, y, length, coverage each. */
export type Runs = Int32Array;

/**
 * Coverage as runs: `data` holds x, y, length, coverage (1–255) per run, rows from top to bottom, runs from left to right.
 */
export class Spans {
  data = new Int32Array(4096);
  /** Number of runs. */
  count = 0;
  /** Whether a stretch between cells that is one pixel long is told apart from a cell, by `stretch` in its coverage. */
  markStretches = false;

  clear(): void {
    this.count = 0;
  }

  /** A copy of the runs, for keeping. */
  runs(): Runs {
    return this.data.slice(0, this.count * 4);
  }

  /** Appends a run. */
  add(x: number, y: number, length: number, coverage: number): void {
    const k = this.count * 4;
    if (k === this.data.length) {
      const next = new Int32Array(k * 2);
      next.set(this.data);
      this.data = next;
    }
    this.data[k] = x;
    this.data[k + 1] = y;
    this.data[k + 2] = length;
    this.data[k + 3] = coverage;
    this.count++;
  }
}

/** Cuts off what lies outside columns 0..width - 1 and rows 0..height - 1. */
export function trimSpans(spans: Spans, width: number, height: number): void {
  const runs = spans.data;
  let kept = 0;
  for (let i = 0, end = spans.count * 4; i < end; i += 4) {
    const from = Math.max(runs[i], 0);
    const to = Math.min(runs[i] + runs[i + 2], width);
    const y = runs[i + 1];
    if (to <= from || y < 0 || y >= height) continue;
    runs[kept] = from;
    runs[kept + 1] = y;
    runs[kept + 2] = to - from;
    runs[kept + 3] = runs[i + 3];
    kept += 4;
  }
  spans.count = kept >> 2;
}

/** Coverage 0..255 of `area` in units of 1/512 of 1/256 of a pixel, by the non-zero winding rule. */
function coverageOf(area: number): number {
  let c = area >> 9;
  if (c < 0) c = -c;
  return Math.min(c, 255);
}

let rowStart = new Int32Array(1024);
let order = new Int32Array(4096);
let denseCover = new Int32Array(1024);
let denseArea = new Int32Array(1024);

/** Sweeps what `cells` holds into `spans` (which is cleared first) and resets the cells. */
export function sweep(cells: Cells, spans: Spans): void {
  spans.clear();
  cells.finish();
  const n = cells.count;
  if (n === 0) {
    cells.reset();
    return;
  }
  const { x, y, cover, area, minY, maxY } = cells;
  const rows = maxY - minY + 1;
  if (rowStart.length < rows + 1) rowStart = new Int32Array(rows + 1024);
  if (order.length < n) order = new Int32Array(n + (n >> 1));
  rowStart.fill(0, 0, rows + 1);
  for (let i = 0; i < n; i++) rowStart[y[i] - minY + 1]++;
  for (let r = 1; r <= rows; r++) rowStart[r] += rowStart[r - 1];
  // Filling moves each start to its row's end, which is the next row's start: shift back by reading r - 1 below.
  for (let i = 0; i < n; i++) order[rowStart[y[i] - minY]++] = i;

  let begin = 0;
  for (let r = 0; r < rows; r++) {
    const end = rowStart[r];
    if (end > begin) {
      if (end - begin > sortLimit) sweepDense(cells, spans, r + minY, begin, end);
      else {
        for (let i = begin + 1; i < end; i++) {
          const k = order[i];
          const key = x[k];
          let j = i - 1;
          while (j >= begin && x[order[j]] > key) {
            order[j + 1] = order[j];
            j--;
          }
          order[j + 1] = k;
        }
        let sum = 0;
        let i = begin;
        while (i < end) {
          let k = order[i];
          let px = x[k];
          let a = area[k];
          sum += cover[k];
          while (++i < end) {
            k = order[i];
            if (x[k] !== px) break;
            a += area[k];
            sum += cover[k];
          }
          if (a !== 0) {
            const c = coverageOf((sum << 9) - a);
            if (c !== 0) spans.add(px, r + minY, 1, c);
            px++;
          }
          if (i < end && x[k] > px) {
            const c = coverageOf(sum << 9);
            const length = x[k] - px;
            if (c !== 0) spans.add(px, r + minY, length, spans.markStretches && length === 1 ? c | stretch : c);
          }
        }
      }
    }
    begin = end;
  }
  cells.reset();
}

function sweepDense(cells: Cells, spans: Spans, rowY: number, begin: number, end: number): void {
  const { x, cover, area, minX, maxX } = cells;
  const width = maxX - minX + 1;
  if (denseCover.length < width) {
    denseCover = new Int32Array(width + 1024);
    denseArea = new Int32Array(width + 1024);
  }
  let low = width;
  let high = -1;
  for (let i = begin; i < end; i++) {
    const k = order[i];
    const at = x[k] - minX;
    denseCover[at] += cover[k];
    denseArea[at] += area[k];
    if (at < low) low = at;
    if (at > high) high = at;
  }
  let sum = 0;
  let runAt = 0;
  let runLength = 0;
  let runCoverage = 0;
  for (let at = low; at <= high; at++) {
    const a = denseArea[at];
    sum += denseCover[at];
    denseCover[at] = 0;
    denseArea[at] = 0;
    const c = coverageOf((sum << 9) - a);
    if (c === runCoverage) {
      runLength++;
      continue;
    }
    if (runCoverage !== 0) spans.add(runAt + minX, rowY, runLength, runCoverage);
    runAt = at;
    runLength = 1;
    runCoverage = c;
  }
  if (runCoverage !== 0) spans.add(runAt + minX, rowY, runLength, runCoverage);
}
