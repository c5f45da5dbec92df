import { Cells } from '../backends/raster/cells.ts';
import { Spans } from '../backends/raster/spans.ts';
import { PathCode } from '../display-list/display-list.ts';
import { VertexBuffer } from '../paths/vertex-buffer.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;
const outline = new VertexBuffer(8);
const cells = new Cells();
const spans = new Spans();

/** How much of the pixels of a row is covered. */
export interface Coverage {
  /** 0..255 of every pixel. */
  readonly shares: Uint8Array;
  /** The pixels that are not covered wholly: few, but in a first or last row. */
  readonly partly: readonly number[];
}

/** A row of output pixels that a picture reaches, from `from` on; `coverage` is valid during the call only. */
export type CoveredRow = (y: number, from: number, coverage: Coverage) => void;

/**
 * Calls `each` for every row of `width` × `height` pixels that the upright rectangle reaches. Matplotlib scans the picture's outline
 * like any other path.
 */
export function coveredRows(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  width: number,
  height: number,
  each: CoveredRow,
): void {
  if (width <= 0 || height <= 0) return;
  cells.clipTo([0, 0, width, height]);
  outline.clear();
  outline.push(MOVETO, x0, y0);
  outline.push(LINETO, x1, y0);
  outline.push(LINETO, x1, y1);
  outline.push(LINETO, x0, y1);
  outline.push(CLOSEPOLY, x0, y0);
  cells.sweepInside(outline, spans);
  // `each` may scan something itself.
  const runs = spans.runs();
  let shares = new Uint8Array(0);
  const partly: number[] = [];
  for (let i = 0; i < runs.length; ) {
    const from = runs[i];
    const y = runs[i + 1];
    let next = i;
    let end = from;
    // Coverage varies along a row, which is one piece all the same.
    while (next < runs.length && runs[next + 1] === y && runs[next] === end) {
      end += runs[next + 2];
      next += 4;
    }
    if (shares.length !== end - from) shares = new Uint8Array(end - from);
    partly.length = 0;
    for (; i < next; i += 4) {
      const first = runs[i] - from;
      const after = first + runs[i + 2];
      const share = runs[i + 3];
      shares.fill(share, first, after);
      if (share !== 255) for (let k = first; k < after; k++) partly.push(k);
    }
    each(y, from, { shares, partly });
  }
}
