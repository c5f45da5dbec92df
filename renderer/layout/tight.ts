import type { DrawContext } from '../artists/artist.ts';
import type { Text } from '../artists/text.ts';
import type { Axes } from '../axes/axes.ts';
import { bboxUnion } from '../geometry/bbox.ts';
import type { Figure, LayoutEngine } from './figure.ts';
import { type GridSpec, type SubplotSpec, subplotPosition } from './grid-spec.ts';

/** Pads are multiples of the font size; `rect` is left, bottom, right, top of the room for everything. */
export interface TightOptions {
  readonly pad?: number;
  readonly w_pad?: number | null;
  readonly h_pad?: number | null;
  readonly rect?: readonly [number, number, number, number];
}

interface Margins {
  left: number;
  right: number;
  bottom: number;
  top: number;
  wspace?: number;
  hspace?: number;
}

/** Moves the subplots so that labels neither overlap nor leave the figure (`tight_layout`). */
export function tightLayout(options: TightOptions = {}): LayoutEngine {
  return (fig, ctx) => {
    const cells = topCells(fig);
    if (cells.length === 0) return;
    const free = adjust(fig, ctx, cells, options, null);
    if (!free) return;
    // Once more inside the rectangle: also for the whole figure, as the sums round differently then.
    const [left, bottom, right, top] = options.rect ?? [0, 0, 1, 1];
    const margins = adjust(fig, ctx, cells, options, {
      left: left + free.left,
      bottom: bottom + free.bottom,
      right: right - (1 - free.right),
      top: top - (1 - free.top),
    });
    if (margins) apply(fig, cells, margins);
  };
}

interface Cell {
  readonly spec: SubplotSpec;
  readonly axes: Axes[];
}

function topmost(spec: SubplotSpec): SubplotSpec {
  return spec.grid.parent ? topmost(spec.grid.parent) : spec;
}

/** The axes by the cell of the figure's grid that they stand in; grids with margins of their own are left alone. */
function topCells(fig: Figure): Cell[] {
  const cells: Cell[] = [];
  for (const ax of fig.axes) {
    if (!ax.subplotSpec) continue;
    const spec = topmost(ax.subplotSpec);
    if (spec.grid.fixed) continue;
    const known = cells.find((c) => sameCell(c.spec, spec));
    if (known) known.axes.push(ax);
    else cells.push({ spec, axes: [ax] });
  }
  return cells;
}

function sameCell(a: SubplotSpec, b: SubplotSpec): boolean {
  return (
    a.grid === b.grid &&
    a.rows[0] === b.rows[0] &&
    a.rows[1] === b.rows[1] &&
    a.columns[0] === b.columns[0] &&
    a.columns[1] === b.columns[1]
  );
}

function adjust(
  fig: Figure,
  ctx: DrawContext,
  cells: readonly Cell[],
  options: TightOptions,
  inside: Margins | null,
): Margins | null {
  const { nrows, ncols } = cells[0].spec.grid;
  const [inchWidth, inchHeight] = fig.size;
  const em = fig.rc['font.size'] / 72;
  const pad = (options.pad ?? 1.08) * em;
  const across = options.w_pad == null ? pad : options.w_pad * em;
  const upright = options.h_pad == null ? pad : options.h_pad * em;
  const hspaces = table(nrows, ncols + 1);
  const vspaces = table(nrows + 1, ncols);
  for (const { spec, axes } of cells) {
    const shown = axes.filter((ax) => ax.visible);
    if (shown.length === 0) continue;
    const own = subplotPosition(spec);
    const boxes = shown.flatMap((ax) => ax.tightBox(ctx, true) ?? []);
    const all = bboxUnion(boxes);
    if (!all) continue;
    const tight = fig.fractions(all);
    for (let r = spec.rows[0]; r < spec.rows[1]; r++) {
      hspaces[r][spec.columns[0]] += own.x0 - tight.x0;
      hspaces[r][spec.columns[1]] += tight.x1 - own.x1;
    }
    for (let c = spec.columns[0]; c < spec.columns[1]; c++) {
      vspaces[spec.rows[0]][c] += tight.y1 - own.y1;
      vspaces[spec.rows[1]][c] += own.y0 - tight.y0;
    }
  }
  const most = (values: readonly number[]): number => Math.max(...values);
  const label = (text: Text | null, vertical: boolean): number => {
    const extent = text?.windowExtent(ctx);
    if (!extent) return 0;
    const box = fig.fractions(extent);
    return vertical ? box.y1 - box.y0 + pad / inchHeight : box.x1 - box.x0 + pad / inchWidth;
  };
  // A side that is zero counts as not given.
  const left =
    inside?.left || Math.max(most(hspaces.map((r) => r[0])), 0) + pad / inchWidth + label(fig.supylabel, false);
  const right =
    (inside?.right && 1 - inside.right) || Math.max(most(hspaces.map((r) => r[ncols])), 0) + pad / inchWidth;
  const top =
    (inside?.top && 1 - inside.top) || Math.max(most(vspaces[0]), 0) + pad / inchHeight + label(fig.suptitle, true);
  const bottom = inside?.bottom || Math.max(most(vspaces[nrows]), 0) + pad / inchHeight + label(fig.supxlabel, true);
  if (left + right >= 1 || bottom + top >= 1) return null;
  const m: Margins = { left, right: 1 - right, bottom, top: 1 - top };
  if (ncols > 1) {
    const gap = most(hspaces.flatMap((row) => row.slice(1, -1))) + across / inchWidth;
    const cell = (1 - right - left - gap * (ncols - 1)) / ncols;
    if (cell < 0) return null;
    m.wspace = gap / cell;
  }
  if (nrows > 1) {
    const gap = most(vspaces.slice(1, -1).flat()) + upright / inchHeight;
    const cell = (1 - top - bottom - gap * (nrows - 1)) / nrows;
    if (cell < 0) return null;
    m.hspace = gap / cell;
  }
  return m;
}

function table(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}

function apply(fig: Figure, cells: readonly Cell[], margins: Margins): void {
  for (const grid of new Set<GridSpec>(cells.map((c) => c.spec.grid))) grid.params = { ...grid.params, ...margins };
  for (const ax of fig.axes) if (ax.subplotSpec) ax.position = subplotPosition(ax.subplotSpec);
}
