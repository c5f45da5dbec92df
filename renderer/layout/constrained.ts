import type { DrawContext } from '../artists/artist.ts';
import type { Axes } from '../axes/axes.ts';
import type { Figure, LayoutEngine } from './figure.ts';
import type { GridSpec, SubplotSpec } from './grid-spec.ts';

/** Pads in inches around every axes; gaps as fractions of the figure; `rect` is left, bottom, width, height. */
export interface ConstrainedOptions {
  readonly w_pad?: number | null;
  readonly h_pad?: number | null;
  readonly wspace?: number;
  readonly hspace?: number;
  readonly rect?: readonly [number, number, number, number];
}

interface Sides {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/**
 * Constrained layout for the axes of one grid. Matplotlib solves a system of constraints; for a single grid it comes down to this:
 * every column and row is as wide as its largest margins ask, and what remains is shared out by the ratios.
 */
export function constrainedLayout(options: ConstrainedOptions = {}): LayoutEngine {
  return (fig, ctx) => {
    // The second pass sees the labels that the first pass's sizes bring about.
    for (let pass = 0; pass < 2; pass++) layOut(fig, ctx, options);
  };
}

function layOut(fig: Figure, ctx: DrawContext, options: ConstrainedOptions): void {
  const { rc } = fig;
  const [width, height] = fig.size;
  const wPad = (options.w_pad ?? rc['figure.constrained_layout.w_pad']) / width;
  const hPad = (options.h_pad ?? rc['figure.constrained_layout.h_pad']) / height;
  const spaces = {
    w: options.wspace ?? rc['figure.constrained_layout.wspace'],
    h: options.hspace ?? rc['figure.constrained_layout.hspace'],
  };
  const cells = fig.axes.flatMap((ax) =>
    ax.subplotSpec && !ax.subplotSpec.grid.parent ? [{ ax, spec: ax.subplotSpec }] : [],
  );
  if (cells.length === 0) return;
  const { grid } = cells[0].spec;
  const columns = margins(grid.ncols);
  const rows = margins(grid.nrows);
  for (const { ax, spec } of cells) {
    const label = labelMargins(fig, ctx, ax);
    const pad = padding(spec, wPad, hPad, spaces);
    widen(columns[spec.columns[0]], 'first', label.left, pad.left);
    widen(columns[spec.columns[1] - 1], 'last', label.right, pad.right);
    widen(rows[spec.rows[0]], 'first', label.top, pad.top);
    widen(rows[spec.rows[1] - 1], 'last', label.bottom, pad.bottom);
  }
  const edge = figureTextMargins(fig, ctx, wPad, hPad);
  const [left, bottom, w, h] = options.rect ?? [0, 0, 1, 1];
  const xs = share(columns, grid.widthRatios, left + edge.left, left + w - edge.right);
  const ys = share(rows, grid.heightRatios, 1 - (bottom + h) + edge.top, 1 - bottom - edge.bottom);
  for (const { ax, spec } of cells) {
    ax.position = {
      x0: xs[spec.columns[0]][0],
      x1: xs[spec.columns[1] - 1][1],
      y0: 1 - ys[spec.rows[1] - 1][1],
      y1: 1 - ys[spec.rows[0]][0],
    };
    ax.activePosition = ax.position;
  }
}

interface Track {
  first: [label: number, pad: number];
  last: [label: number, pad: number];
}

function margins(count: number): Track[] {
  return Array.from({ length: count }, () => ({ first: [0, 0], last: [0, 0] }));
}

function widen(track: Track, end: 'first' | 'last', label: number, pad: number): void {
  const at = track[end];
  at[0] = Math.max(at[0], label);
  at[1] = Math.max(at[1], pad);
}

/** How far labels stick out of the axes, as fractions of the figure. */
function labelMargins(fig: Figure, ctx: DrawContext, ax: Axes): Sides {
  const [width, height] = fig.pixelSize();
  const p = ax.position;
  const box = ax.tightBox(ctx, true);
  if (!box) return { left: 0, right: 0, bottom: 0, top: 0 };
  return {
    left: p.x0 - box.x0 / width,
    right: box.x1 / width - p.x1,
    bottom: p.y0 - box.y0 / height,
    top: box.y1 / height - p.y1,
  };
}

function padding(spec: SubplotSpec, wPad: number, hPad: number, spaces: { w: number; h: number }): Sides {
  const { grid, rows, columns } = spec;
  const out: Sides = { left: wPad, right: wPad, bottom: hPad, top: hPad };
  const w = gap(grid, 'wspace', spaces.w) / 2 / grid.ncols;
  const h = gap(grid, 'hspace', spaces.h) / 2 / grid.nrows;
  if (w > wPad) {
    if (columns[0] > 0) out.left = w;
    if (columns[1] < grid.ncols) out.right = w;
  }
  if (h > hPad) {
    if (rows[1] < grid.nrows) out.bottom = h;
    if (rows[0] > 0) out.top = h;
  }
  return out;
}

/** A gap that the grid gives itself goes before the layout's. */
function gap(grid: GridSpec, key: 'wspace' | 'hspace', fallback: number): number {
  return grid.ownGaps?.[key] ?? fallback;
}

/** Begin and end of the inside of every track between two edges. */
function share(tracks: readonly Track[], ratios: readonly number[], from: number, to: number): [number, number][] {
  const outside = tracks.reduce((sum, t) => sum + t.first[0] + t.first[1] + t.last[0] + t.last[1], 0);
  const unit = (to - from - outside) / ratios.reduce((sum, r) => sum + r, 0);
  let at = from;
  return tracks.map((t, i) => {
    const begin = at + t.first[0] + t.first[1];
    const end = begin + unit * ratios[i];
    at = end + t.last[0] + t.last[1];
    return [begin, end];
  });
}

/** Room for the figure's own title and labels, which are moved to the edge. */
function figureTextMargins(fig: Figure, ctx: DrawContext, wPad: number, hPad: number): Sides {
  const [width, height] = fig.pixelSize();
  const out: Sides = { left: 0, right: 0, bottom: 0, top: 0 };
  if (fig.suptitle) {
    fig.suptitle.y = 1 - hPad;
    const box = fig.suptitle.windowExtent(ctx);
    if (box) out.top = (box.y1 - box.y0) / height + 2 * hPad;
  }
  if (fig.supxlabel) {
    fig.supxlabel.y = hPad;
    const box = fig.supxlabel.windowExtent(ctx);
    if (box) out.bottom = (box.y1 - box.y0) / height + 2 * hPad;
  }
  if (fig.supylabel) {
    fig.supylabel.x = wPad;
    const box = fig.supylabel.windowExtent(ctx);
    if (box) out.left = (box.x1 - box.x0) / width + 2 * wPad;
  }
  return out;
}
