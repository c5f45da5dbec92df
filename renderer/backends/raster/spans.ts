/** Set in the coverage of a stretch of one pixel where these are told apart. */
export const stretch = 256;

/** Runs apart from the tool that found them: x, y, length, coverage each. */
export type Runs = Int32Array;

/**
 * Coverage as runs: `data` holds x, y, length, coverage (1–255) per run, rows from top to bottom, runs from left to right.
 */
export class Spans {
  data = new Int32Array(0);
  /** Number of runs. */
  count = 0;
  /** Whether a stretch between cells that is one pixel long is told apart from a cell, by `stretch` in its coverage. */
  markStretches = false;

  /** A copy of the runs, for keeping. */
  runs(): Runs {
    return this.data.slice(0, this.count * 4);
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
