import type { Bbox } from '../geometry/bbox.ts';
import type { GridSpec } from './grid-spec.ts';

/** Half-open range of columns or rows. */
export type Span = readonly [number, number];

/** Margins of a column (left, right) or a row (top, bottom): of labels, and of colorbars and pads outside of them. */
export type MarginName = 'left' | 'right' | 'top' | 'bottom' | 'leftcb' | 'rightcb' | 'topcb' | 'bottomcb';

export type Margins = Record<MarginName, number>;

const sides = ['left', 'right', 'leftcb', 'rightcb', 'top', 'bottom', 'topcb', 'bottomcb'] as const;
const ofColumns: ReadonlySet<MarginName> = new Set(['left', 'right', 'leftcb', 'rightcb']);

/** Where tracks begin and end, and the margins they were found with. Rows count from the top, in figure fractions upwards. */
interface Solution {
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
  readonly margins: Readonly<Record<MarginName, readonly number[]>>;
}

/**
 * One grid of constrained layout. Matplotlib hands it to a solver of constraints; for a grid inside the figure these come down to:
 * every track is as wide as its margins and its share of what remains.
 */
export class LayoutGrid {
  readonly grid: GridSpec;
  /** Margins asked for so far; they only grow until `reset`. */
  readonly margins: Record<MarginName, number[]>;
  #solved: Solution;

  constructor(grid: GridSpec) {
    this.grid = grid;
    this.margins = this.#none();
    const zeros = (n: number): number[] => new Array<number>(n).fill(0);
    this.#solved = {
      lefts: zeros(grid.ncols),
      rights: zeros(grid.ncols),
      tops: zeros(grid.nrows),
      bottoms: zeros(grid.nrows),
      margins: this.#none(),
    };
  }

  #none(): Record<MarginName, number[]> {
    const { nrows, ncols } = this.grid;
    return Object.fromEntries(
      sides.map((s) => [s, new Array<number>(ofColumns.has(s) ? ncols : nrows).fill(0)]),
    ) as Record<MarginName, number[]>;
  }

  reset(): void {
    for (const side of sides) this.margins[side].fill(0);
  }

  /** Makes a margin at least as large as this. */
  widen(side: MarginName, size: number, track: number): void {
    if (size > this.margins[side][track]) this.margins[side][track] = size;
  }

  /** Widens the outer margins of a block of cells. */
  widenAround(margin: Margins, rows: Span, columns: Span): void {
    for (const side of ['left', 'leftcb'] as const) this.widen(side, margin[side], columns[0]);
    for (const side of ['right', 'rightcb'] as const) this.widen(side, margin[side], columns[1] - 1);
    for (const side of ['top', 'topcb'] as const) this.widen(side, margin[side], rows[0]);
    for (const side of ['bottom', 'bottomcb'] as const) this.widen(side, margin[side], rows[1] - 1);
  }

  /** Shares `room` out. False when nothing is left for the insides. */
  solve(room: Bbox): boolean {
    const { grid } = this;
    const m = this.margins;
    const across = share(room.x1 - room.x0, grid.widthRatios, m.left, m.leftcb, m.right, m.rightcb);
    const upright = share(room.y1 - room.y0, grid.heightRatios, m.top, m.topcb, m.bottom, m.bottomcb);
    this.#solved = {
      lefts: across.edges.slice(0, -1).map((e) => room.x0 + e),
      rights: across.edges.slice(1).map((e) => room.x0 + e),
      tops: upright.edges.slice(0, -1).map((e) => room.y1 - e),
      bottoms: upright.edges.slice(1).map((e) => room.y1 - e),
      margins: Object.fromEntries(sides.map((s) => [s, [...m[s]]])) as Record<MarginName, number[]>,
    };
    return across.unit > 0 && upright.unit > 0;
  }

  /** The insides of a block of cells, as last solved. */
  inner(rows: Span, columns: Span): Bbox {
    const { margins: m } = this.#solved;
    const outside = this.outsideLabels(rows, columns);
    return {
      x0: outside.x0 + m.left[columns[0]],
      x1: outside.x1 - m.right[columns[1] - 1],
      y0: outside.y0 + m.bottom[rows[1] - 1],
      y1: outside.y1 - m.top[rows[0]],
    };
  }

  /** A block of cells with its labels but without colorbars and pads. */
  outsideLabels(rows: Span, columns: Span): Bbox {
    const { lefts, rights, tops, bottoms, margins: m } = this.#solved;
    return {
      x0: lefts[columns[0]] + m.leftcb[columns[0]],
      x1: rights[columns[1] - 1] - m.rightcb[columns[1] - 1],
      y0: bottoms[rows[1] - 1] + m.bottomcb[rows[1] - 1],
      y1: tops[rows[0]] - m.topcb[rows[0]],
    };
  }
}

function share(total: number, ratios: readonly number[], ...margins: readonly number[][]) {
  const outside = ratios.map((_, i) => margins.reduce((sum, m) => sum + m[i], 0));
  const free = total - outside.reduce((sum, m) => sum + m, 0);
  const unit = free / ratios.reduce((sum, r) => sum + r, 0);
  const edges = [0];
  ratios.forEach((r, i) => {
    edges.push(edges[i] + outside[i] + unit * r);
  });
  return { edges, unit };
}
