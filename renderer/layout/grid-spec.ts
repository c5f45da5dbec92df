import type { Bbox } from '../geometry/bbox.ts';

/** Fractions of the figure, and gaps as fractions of the mean cell. */
export interface SubplotParams {
  left: number;
  right: number;
  bottom: number;
  top: number;
  wspace: number;
  hspace: number;
}

/** A grid of cells (`GridSpec`). */
export interface GridSpec {
  readonly nrows: number;
  readonly ncols: number;
  readonly widthRatios: readonly number[];
  readonly heightRatios: readonly number[];
  params: SubplotParams;
  /** The figure gave margins or gaps of its own, which no layout may change. */
  readonly fixed?: boolean;
  /** Gaps that the figure gave itself. */
  readonly ownGaps?: { readonly wspace?: number; readonly hspace?: number };
  /** The cell of another grid that this one divides; null for the figure's own grid. */
  readonly parent: SubplotSpec | null;
}

/** A block of cells; row and column ranges are half-open. */
export interface SubplotSpec {
  readonly grid: GridSpec;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** Where a block of cells lies, in figure fractions. */
export function subplotPosition(spec: SubplotSpec): Bbox {
  const { grid, rows, columns } = spec;
  const { left, right, bottom, top, wspace, hspace } = gridParams(grid);
  const ys = edges(top - bottom, grid.nrows, hspace, grid.heightRatios);
  const xs = edges(right - left, grid.ncols, wspace, grid.widthRatios);
  return {
    x0: left + xs[2 * columns[0]],
    x1: left + xs[2 * columns[1] - 1],
    y0: top - ys[2 * rows[1] - 1],
    y1: top - ys[2 * rows[0]],
  };
}

function gridParams(grid: GridSpec): SubplotParams {
  if (!grid.parent) return grid.params;
  const outer = subplotPosition(grid.parent);
  return { ...grid.params, left: outer.x0, right: outer.x1, bottom: outer.y0, top: outer.y1 };
}

/** Begin and end of every cell, summed up one after the other as Matplotlib does it, so that the roundings agree. */
function edges(total: number, count: number, gap: number, ratios: readonly number[]): number[] {
  const cell = total / (count + gap * (count - 1));
  const norm = (cell * count) / ratios.reduce((sum, r) => sum + r, 0);
  const out: number[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    at += i === 0 ? 0 : gap * cell;
    out.push(at);
    at += ratios[i] * norm;
    out.push(at);
  }
  return out;
}
