import type { Axes } from '../axes/axes.ts';
import { PathCode, type PathData, type Rgba } from '../display-list/display-list.ts';
import { type Bbox, bboxUnion, unitTo } from '../geometry/bbox.ts';
import { displayTransform } from '../geometry/transform.ts';
import { fontSizePoints } from '../rc/resolve-rc.ts';
import type { HorizontalAlignment } from '../text/layout-text.ts';
import { Artist, type DrawContext } from './artist.ts';
import { Patch } from './patch.ts';
import { Text } from './text.ts';

/** A cell: its place in the table, what stands in it, and its size in axes coordinates. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly facecolor: Rgba;
  readonly loc: HorizontalAlignment;
  width: number;
  height: number;
}

/** Where a table stands in the axes, as legends' `loc`, with places outside as well. */
export const tableLocations = [
  ...['best', 'upper right', 'upper left', 'lower left', 'lower right', 'center left', 'center right'],
  ...['lower center', 'upper center', 'center', 'top right', 'top left', 'bottom left', 'bottom right'],
  ...['right', 'left', 'top', 'bottom'],
] as const;

export interface TableOptions {
  readonly loc: string;
  /** Left, bottom, width and height in axes coordinates, in place of `loc`. */
  readonly bbox: readonly [number, number, number, number] | null;
  /** Which edges of cells are seen: letters of `BRTL`. */
  readonly edges: string;
  /** Points; null to shrink from the rcParam until all text fits. */
  readonly fontsize: number | null;
  /** Columns as wide as their text. */
  readonly autoColumns: ReadonlySet<number>;
}

const axesPad = 0.02;
const cellPad = 0.1;

/** Cells in rows and columns (`Table`). Sizes are axes coordinates, so a table grows with the axes while its text does not. */
export class Table extends Artist {
  readonly axes: Axes;
  readonly cells: readonly TableCell[];
  readonly options: TableOptions;
  #fontsize: number;
  /** Lower left corners by cell. */
  #corners = new Map<TableCell, readonly [number, number]>();

  constructor(axes: Axes, cells: readonly TableCell[], options: TableOptions) {
    super();
    this.axes = axes;
    this.cells = cells;
    this.options = options;
    this.#fontsize = options.fontsize ?? fontSizePoints(axes.rc['font.size'], axes.rc);
    this.clipOn = false;
  }

  override draw(ctx: DrawContext): void {
    this.#update(ctx);
    const sorted = [...this.cells].sort((p, q) => p.row - q.row || p.column - q.column);
    for (const cell of sorted) {
      const patch = this.#patch(cell);
      patch.draw(ctx);
      const box = patch.windowExtent(ctx);
      if (!box) continue;
      const width = box.x1 - box.x0;
      const share = cell.loc === 'center' ? 0.5 : cell.loc === 'left' ? cellPad : 1 - cellPad;
      this.#text(cell, box.x0 + width * share, box.y0 + (box.y1 - box.y0) / 2).draw(ctx);
    }
  }

  override windowExtent(ctx: DrawContext): Bbox | null {
    this.#update(ctx);
    return bboxUnion(this.cells.flatMap((cell) => this.#patch(cell).windowExtent(ctx) ?? []));
  }

  #patch(cell: TableCell): Patch {
    const [x, y] = this.#corners.get(cell) ?? [0, 0];
    const place = unitTo({ x0: x, y0: y, x1: x + cell.width, y1: y + cell.height });
    const style = { facecolor: cell.facecolor, edgecolor: [0, 0, 0, 1] as const };
    const patch = new Patch(cellPath(this.options.edges), this.axes.transAxes, style, this.axes.rc, place);
    patch.clipOn = false;
    return patch;
  }

  #text(cell: TableCell, x: number, y: number): Text {
    const options = {
      ha: cell.loc,
      va: 'center',
      fontsize: this.#fontsize,
      color: this.axes.color(this.axes.rc['text.color']),
    } as const;
    return new Text(x, y, cell.text, () => displayTransform, options, this.axes.rc);
  }

  /** The width that a cell's text needs, in axes coordinates. */
  #needed(ctx: DrawContext, cell: TableCell): number {
    const box = this.#text(cell, 0, 0).windowExtent(ctx);
    const { x0, x1 } = this.axes.bbox();
    return ((box ? box.x1 - box.x0 : 0) / (x1 - x0)) * (1 + 2 * cellPad);
  }

  /** Finds widths, the size of the text, and places, in Matplotlib's order. */
  #update(ctx: DrawContext): void {
    const { cells, options } = this;
    for (const column of options.autoColumns) {
      const own = cells.filter((c) => c.column === column);
      const width = Math.max(0, ...own.map((c) => this.#needed(ctx, c)));
      for (const cell of own) cell.width = width;
    }
    if (options.fontsize === null) this.#shrinkText(ctx);
    this.#align();
    const grid = this.#gridBox();
    if (!grid) return;
    const { bbox } = options;
    if (bbox) {
      const [sx, sy] = [bbox[2] / (grid.x1 - grid.x0), bbox[3] / (grid.y1 - grid.y0)];
      for (const cell of cells) {
        cell.width *= sx;
        cell.height *= sy;
      }
      this.#align();
      this.#move(bbox[0] - grid.x0, bbox[1] - grid.y0);
    } else this.#move(...offsetFor(options.loc, grid));
  }

  #shrinkText(ctx: DrawContext): void {
    let smallest = this.#fontsize;
    const start = this.#fontsize;
    for (const cell of this.cells) {
      if (this.options.autoColumns.has(cell.column)) continue;
      this.#fontsize = start;
      while (this.#fontsize > 1 && this.#needed(ctx, cell) > cell.width) this.#fontsize--;
      smallest = Math.min(smallest, this.#fontsize);
    }
    this.#fontsize = smallest;
  }

  /** Columns from left to right, rows from the bottom up, as wide and high as their largest cell. */
  #align(): void {
    const widths = new Map<number, number>();
    const heights = new Map<number, number>();
    for (const { row, column, width, height } of this.cells) {
      widths.set(column, Math.max(widths.get(column) ?? 0, width));
      heights.set(row, Math.max(heights.get(row) ?? 0, height));
    }
    const lefts = starts(widths, 1);
    const bottoms = starts(heights, -1);
    for (const cell of this.cells) {
      this.#corners.set(cell, [lefts.get(cell.column) ?? 0, bottoms.get(cell.row) ?? 0]);
    }
  }

  #move(dx: number, dy: number): void {
    for (const [cell, [x, y]] of this.#corners) this.#corners.set(cell, [x + dx, y + dy]);
  }

  /** The box of the cells without the row labels. */
  #gridBox(): Bbox | null {
    const boxes = this.cells.flatMap((cell) => {
      const corner = this.#corners.get(cell);
      if (!corner || cell.row < 0 || cell.column < 0) return [];
      return [{ x0: corner[0], y0: corner[1], x1: corner[0] + cell.width, y1: corner[1] + cell.height }];
    });
    return bboxUnion(boxes);
  }
}

/** Where each of some lengths starts when they follow each other by their number, upwards or downwards. */
function starts(lengths: ReadonlyMap<number, number>, order: 1 | -1): Map<number, number> {
  const out = new Map<number, number>();
  let at = 0;
  for (const [key, length] of [...lengths].sort((p, q) => order * (p[0] - q[0]))) {
    out.set(key, at);
    at += length;
  }
  return out;
}

/** The outline of a cell in the unit square: unseen edges are moved over. */
function cellPath(edges: string): PathData {
  const codes = [
    PathCode.MOVETO as number,
    ...[...'BRTL'].map((e) => (edges.includes(e) ? PathCode.LINETO : PathCode.MOVETO)),
  ];
  if (!codes.slice(1).includes(PathCode.MOVETO)) codes[4] = PathCode.CLOSEPOLY;
  return { vertices: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1, 0, 0), codes: Uint8Array.from(codes) };
}

/** How far a table is moved so that it stands at `loc`; later rules win, as in Matplotlib. */
function offsetFor(loc: string, { x0, y0, x1, y1 }: Bbox): [number, number] {
  const [w, h] = [x1 - x0, y1 - y0];
  let x = 0.5 - w / 2 - x0;
  let y = 0.5 - h / 2 - y0;
  const is = (...names: string[]): boolean => names.includes(loc);
  if (is('upper left', 'lower left', 'center left')) x = axesPad - x0;
  if (is('best', 'upper right', 'lower right', 'right', 'center right')) x = 1 - (x0 + w + axesPad);
  if (is('best', 'upper right', 'upper left', 'upper center')) y = 1 - (y0 + h + axesPad);
  if (is('lower left', 'lower right', 'lower center')) y = axesPad - y0;
  if (is('lower center', 'upper center', 'center')) x = 0.5 - w / 2 - x0;
  if (is('center left', 'center right', 'center')) y = 0.5 - h / 2 - y0;
  if (is('top left', 'bottom left', 'left')) x = -(x0 + w);
  if (is('top right', 'bottom right', 'right')) x = 1 - x0;
  if (is('top right', 'top left', 'top')) y = 1 - y0;
  if (is('bottom left', 'bottom right', 'bottom')) y = -(y0 + h);
  return [x, y];
}
