import type { DrawContext } from '../artists/artist.ts';
import type { Text } from '../artists/text.ts';
import { applyAspect } from '../axes/aspect.ts';
import type { Axes } from '../axes/axes.ts';
import type { Bbox } from '../geometry/bbox.ts';
import { colorbarMargins, placeColorbars } from './constrained-colorbars.ts';
import type { Figure, LayoutEngine } from './figure.ts';
import type { GridSpec, SubplotSpec } from './grid-spec.ts';
import { LayoutGrid, type Margins } from './layout-grid.ts';

/** Pads in inches around every axes; gaps as fractions of the figure; `rect` is left, bottom, width, height. */
export interface ConstrainedOptions {
  readonly w_pad?: number | null;
  readonly h_pad?: number | null;
  readonly wspace?: number;
  readonly hspace?: number;
  readonly rect?: readonly [number, number, number, number];
  /** Moves axes of fixed aspect together (`compressed`). */
  readonly compress?: boolean;
}

interface Cell {
  readonly ax: Axes;
  readonly spec: SubplotSpec;
}

interface Pads {
  readonly w: number;
  readonly h: number;
  readonly wspace: number;
  readonly hspace: number;
}

interface Sides {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Room for labels, colorbars, figure titles and legends around the axes of the figure's grid (`constrained_layout`). */
export function constrainedLayout(options: ConstrainedOptions = {}): LayoutEngine {
  return (fig, ctx) => {
    const cells = fig.axes.flatMap((ax) => (ax.subplotSpec ? [{ ax, spec: ax.subplotSpec }] : []));
    if (cells.length === 0) return;
    const layout = new LayoutGrid(cells[0].spec.grid);
    const pads = padsOf(fig, options);
    const [left, bottom, w, h] = options.rect ?? [0, 0, 1, 1];
    const room = { x0: left, y0: bottom, x1: left + w, y1: bottom + h };
    // The second pass sees the labels that the first pass's sizes bring about.
    for (let pass = 0; pass < 2; pass++) onePass(fig, ctx, cells, layout, pads, room, options.compress ?? false);
  };
}

function onePass(
  fig: Figure,
  ctx: DrawContext,
  cells: readonly Cell[],
  layout: LayoutGrid,
  pads: Pads,
  room: Bbox,
  compress: boolean,
): void {
  const outer: Sides = { left: 0, right: 0, bottom: 0, top: 0 };
  for (const cell of cells) widenFor(fig, ctx, cell, layout, pads);
  legendMargins(fig, ctx, pads, outer);
  figureTextMargins(fig, ctx, pads, outer);
  matchSubmerged(cells, layout);
  if (layout.solve(inside(room, outer))) {
    reposition(fig, ctx, cells, layout, false);
    if (compress) {
      compressed(cells, outer);
      if (layout.solve(inside(room, outer))) reposition(fig, ctx, cells, layout, true);
      const title = fig.suptitle;
      if (title && fig.autoPlaced.has(title)) {
        title.y = inside(room, outer).y1 + pads.h;
        title.va = 'bottom';
        title.realign();
      }
    }
  }
  layout.reset();
}

function padsOf(fig: Figure, options: ConstrainedOptions): Pads {
  const { rc } = fig;
  const [width, height] = fig.size;
  return {
    w: (options.w_pad ?? rc['figure.constrained_layout.w_pad']) / width,
    h: (options.h_pad ?? rc['figure.constrained_layout.h_pad']) / height,
    wspace: options.wspace ?? rc['figure.constrained_layout.wspace'],
    hspace: options.hspace ?? rc['figure.constrained_layout.hspace'],
  };
}

const inside = (room: Bbox, outer: Sides): Bbox => ({
  x0: room.x0 + outer.left,
  x1: room.x1 - outer.right,
  y0: room.y0 + outer.bottom,
  y1: room.y1 - outer.top,
});

/** Margins for what sticks out of one axes, and for its colorbars. */
function widenFor(fig: Figure, ctx: DrawContext, { ax, spec }: Cell, layout: LayoutGrid, pads: Pads): void {
  const margin = paddingOf(spec, pads);
  const p = ax.position;
  const box = layoutBox(fig, ctx, ax);
  margin.left += p.x0 - box.x0;
  margin.right += box.x1 - p.x1;
  margin.bottom += p.y0 - box.y0;
  margin.top += box.y1 - p.y1;
  colorbarMargins(ax, spec, margin, box, layout, (bar) => layoutBox(fig, ctx, bar));
  layout.widenAround(margin, spec.rows, spec.columns);
}

/** The box around axes and their labels in figure fractions, as layouts see it. */
function layoutBox(fig: Figure, ctx: DrawContext, ax: Axes): Bbox {
  const box = ax.tightBox(ctx, true);
  return box ? fig.fractions(box) : ax.position;
}

function paddingOf({ grid, rows, columns }: SubplotSpec, pads: Pads): Margins {
  const out: Margins = {
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    leftcb: pads.w,
    rightcb: pads.w,
    topcb: pads.h,
    bottomcb: pads.h,
  };
  const w = gap(grid, 'wspace', pads.wspace) / 2 / grid.ncols;
  const h = gap(grid, 'hspace', pads.hspace) / 2 / grid.nrows;
  if (w > pads.w) {
    if (columns[0] > 0) out.leftcb = w;
    if (columns[1] < grid.ncols) out.rightcb = w;
  }
  if (h > pads.h) {
    if (rows[1] < grid.nrows) out.bottomcb = h;
    if (rows[0] > 0) out.topcb = h;
  }
  return out;
}

/** A gap that the grid gives itself goes before the layout's. */
function gap(grid: GridSpec, key: 'wspace' | 'hspace', fallback: number): number {
  return grid.ownGaps?.[key] ?? fallback;
}

/** Legends that stand outside of the axes. */
function legendMargins(fig: Figure, ctx: DrawContext, pads: Pads, outer: Sides): void {
  for (const legend of fig.legends) {
    const { outside } = legend;
    if (!outside) continue;
    const box = fig.fractions(legend.windowExtent(ctx));
    const size =
      outside === 'upper' || outside === 'lower' ? box.y1 - box.y0 + 2 * pads.h : box.x1 - box.x0 + 2 * pads.w;
    const side = outside === 'upper' ? 'top' : outside === 'lower' ? 'bottom' : outside;
    outer[side] = Math.max(outer[side], size);
  }
}

/** Room for the figure's own title and labels, which are moved to the edge unless the figure placed them itself. */
function figureTextMargins(fig: Figure, ctx: DrawContext, pads: Pads, outer: Sides): void {
  const { suptitle, supxlabel, supylabel } = fig;
  const size = (text: Text): Bbox => fig.fractions(text.windowExtent(ctx) ?? { x0: 0, x1: 0, y0: 0, y1: 0 });
  if (suptitle && fig.autoPlaced.has(suptitle)) {
    suptitle.y = 1 - pads.h;
    const { y0, y1 } = size(suptitle);
    outer.top = Math.max(outer.top, y1 - y0 + 2 * pads.h);
  }
  if (supxlabel && fig.autoPlaced.has(supxlabel)) {
    supxlabel.y = pads.h;
    const { y0, y1 } = size(supxlabel);
    outer.bottom = Math.max(outer.bottom, y1 - y0 + 2 * pads.h);
  }
  if (supylabel && fig.autoPlaced.has(supylabel)) {
    supylabel.x = pads.w;
    const { x0, x1 } = size(supylabel);
    outer.left = Math.max(outer.left, x1 - x0 + 2 * pads.w);
  }
}

/** Gives the margins inside of axes that span several tracks one size, so that such axes of a row come out equal. */
function matchSubmerged(cells: readonly Cell[], layout: LayoutGrid): void {
  const { margins: m } = layout;
  const across = cells.map((c) => c.spec.columns).filter(([a, b]) => b - a > 1);
  const upright = cells.map((c) => c.spec.rows).filter(([a, b]) => b - a > 1);
  const most = (spans: typeof across, from: 0 | 1, own: number[], bar: number[]): number =>
    Math.max(...spans.flatMap(([a, b]) => own.slice(a + 1 - from, b - from).map((v, i) => v + bar[a + 1 - from + i])));
  const level = (spans: typeof across, near: 'left' | 'top', far: 'right' | 'bottom'): void => {
    for (const [a, b] of spans) {
      const first = most(spans, 0, m[near], m[`${near}cb`]);
      const last = most(spans, 1, m[far], m[`${far}cb`]);
      for (let i = a + 1; i < b; i++) layout.widen(near, first - m[`${near}cb`][i], i);
      for (let i = a; i < b - 1; i++) layout.widen(far, last - m[`${far}cb`][i], i);
    }
  };
  level(across, 'left', 'right');
  level(upright, 'top', 'bottom');
}

/** Adds the room that fixed aspects leave unused to the figure's margins. */
function compressed(cells: readonly Cell[], outer: Sides): void {
  const { ncols, nrows } = cells[0].spec.grid;
  const extraW = new Array<number>(ncols).fill(0);
  const extraH = new Array<number>(nrows).fill(0);
  for (const { ax, spec } of cells) {
    applyAspect(ax);
    const [p, q] = [ax.position, ax.activePosition];
    const dw = p.x1 - p.x0 - (q.x1 - q.x0);
    const dh = p.y1 - p.y0 - (q.y1 - q.y0);
    for (let c = spec.columns[0]; c < spec.columns[1]; c++) extraW[c] = Math.max(extraW[c], dw);
    for (let r = spec.rows[0]; r < spec.rows[1]; r++) extraH[r] = Math.max(extraH[r], dh);
  }
  const half = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / 2;
  const [w, h] = [half(extraW), half(extraH)];
  outer.left = Math.max(outer.left, w);
  outer.right = Math.max(outer.right, w);
  outer.top = Math.max(outer.top, h);
  outer.bottom = Math.max(outer.bottom, h);
}

function reposition(
  fig: Figure,
  ctx: DrawContext,
  cells: readonly Cell[],
  layout: LayoutGrid,
  compress: boolean,
): void {
  for (const { ax, spec } of cells) {
    ax.position = layout.inner(spec.rows, spec.columns);
    ax.activePosition = ax.position;
    placeColorbars(ax, layout, compress, (bar) => layoutBox(fig, ctx, bar));
  }
}
