import { Axes } from '../axes/axes.ts';
import { makeAxes } from '../axes/make-axes.ts';
import { type Bbox, bboxFromBounds } from '../geometry/bbox.ts';
import type { AxesEntry } from '../normalize/parse-figure.ts';
import { FigureError } from '../schema/figure-error.ts';
import type { FigureSpec } from '../schema/figure-schema.ts';
import type { Figure } from './figure.ts';
import { type GridSpec, type SubplotSpec, subplotPosition } from './grid-spec.ts';

type Share = 'all' | 'row' | 'col' | 'none';

/** One Axes for every entry, in order: in grid cells, mosaic panels, rectangles, insets, or as twins. */
export function placeAxes(fig: Figure, spec: FigureSpec, entries: readonly AxesEntry[]): Axes[] {
  const grid = new Placement(fig, spec);
  const placed: Axes[] = [];
  entries.forEach((entry, i) => {
    const ax = place(fig, grid, entry, placed, `/axes/${i}`);
    checkSharing(ax, `/axes/${i}`);
    placed.push(ax);
  });
  grid.hideInnerLabels();
  return placed;
}

/** Boxes in space share limits with other boxes only. */
function checkSharing(ax: Axes, at: string): void {
  const inSpace = (other: Axes): boolean => other.projection === '3d';
  for (const { group } of [ax.xaxis, ax.yaxis]) {
    if (group.members.some((other) => inSpace(other) !== inSpace(ax)))
      wrong(`${at}/projection`, '3d axes cannot share limits with others');
  }
}

function place(fig: Figure, grid: Placement, entry: AxesEntry, placed: readonly Axes[], at: string): Axes {
  if (entry.twin) return twin(fig, placed[entry.twin.of], entry.twin.axis ?? 'x');
  const shared = {
    sharex: entry.sharex == null ? undefined : placed[entry.sharex],
    sharey: entry.sharey == null ? undefined : placed[entry.sharey],
  };
  if (entry.inset) return inset(fig, placed[entry.inset.of], entry.inset.bounds, shared, entry);
  if (entry.rect) {
    const [left, bottom, width, height] = entry.rect;
    const ax = makeAxes(fig, { position: bboxFromBounds(left, bottom, width, height), ...shared }, entry);
    fig.axes.push(ax);
    return ax;
  }
  return grid.add(entry, shared, at);
}

function twin(fig: Figure, parent: Axes, axis: 'x' | 'y'): Axes {
  const share = axis === 'x' ? { sharex: parent } : { sharey: parent };
  const ax = new Axes(fig, { position: parent.position, ...share });
  ax.subplotSpec = parent.subplotSpec;
  parent.twins.push(ax);
  ax.twins = parent.twins;
  for (const one of ax.twins) one.adjustable = 'datalim';
  const own = axis === 'x' ? ax.yaxis : ax.xaxis;
  const other = axis === 'x' ? parent.yaxis : parent.xaxis;
  own.setTicksSide(2);
  own.setLabelSide(2);
  own.setOffsetSide(2);
  other.setTicksSide(1);
  (axis === 'x' ? ax.xaxis : ax.yaxis).visible = false;
  ax.patch.visible = false;
  fig.axes.push(ax);
  return ax;
}

function inset(
  fig: Figure,
  parent: Axes,
  bounds: readonly [number, number, number, number],
  shared: { sharex?: Axes; sharey?: Axes },
  entry: AxesEntry,
): Axes {
  const at = (): Bbox => parent.fractionsOf(...bounds);
  const ax = makeAxes(fig, { position: at(), ...shared }, entry);
  ax.insetPosition = at;
  ax.zorder = 5;
  parent.childAxes.push(ax);
  return ax;
}

/** The grid of the figure, and who shares with whom in it. */
class Placement {
  readonly #fig: Figure;
  readonly #grid: GridSpec;
  readonly #mosaic: readonly (readonly string[])[];
  readonly #share: { x: Share; y: Share };
  readonly #placed: { ax: Axes; cell: SubplotSpec }[] = [];
  #next = 0;

  constructor(fig: Figure, spec: FigureSpec) {
    this.#fig = fig;
    this.#mosaic = mosaicRows(spec.mosaic);
    const s = spec.subplots ?? {};
    const nrows = s.nrows ?? (this.#mosaic.length || 1);
    const ncols = s.ncols ?? (this.#mosaic[0]?.length || 1);
    this.#share = { x: shareMode(s.sharex), y: shareMode(s.sharey) };
    const { rc } = fig;
    ratiosFit(s.width_ratios, ncols, 'width_ratios');
    ratiosFit(s.height_ratios, nrows, 'height_ratios');
    this.#grid = {
      nrows,
      ncols,
      widthRatios: s.width_ratios ?? new Array(ncols).fill(1),
      heightRatios: s.height_ratios ?? new Array(nrows).fill(1),
      params: {
        left: s.left ?? rc['figure.subplot.left'],
        right: s.right ?? rc['figure.subplot.right'],
        bottom: s.bottom ?? rc['figure.subplot.bottom'],
        top: s.top ?? rc['figure.subplot.top'],
        wspace: s.wspace ?? rc['figure.subplot.wspace'],
        hspace: s.hspace ?? rc['figure.subplot.hspace'],
      },
      fixed: [s.left, s.right, s.bottom, s.top, s.wspace, s.hspace].some((v) => v !== undefined),
      ownGaps: { wspace: s.wspace, hspace: s.hspace },
      parent: null,
    };
  }

  add(entry: AxesEntry, shared: { sharex?: Axes; sharey?: Axes }, at: string): Axes {
    const cell = this.#cell(entry, at);
    const options = {
      sharex: shared.sharex ?? this.#sharer('x', cell),
      sharey: shared.sharey ?? this.#sharer('y', cell),
    };
    const ax = makeAxes(this.#fig, { position: subplotPosition(cell), ...options }, entry);
    ax.subplotSpec = cell;
    this.#placed.push({ ax, cell });
    this.#fig.axes.push(ax);
    return ax;
  }

  #sharer(name: 'x' | 'y', cell: SubplotSpec): Axes | undefined {
    const mode = this.#share[name];
    if (mode === 'none') return undefined;
    return this.#placed.find(
      (p) =>
        mode === 'all' ||
        (mode === 'row' && p.cell.rows[0] === cell.rows[0]) ||
        (mode === 'col' && p.cell.columns[0] === cell.columns[0]),
    )?.ax;
  }

  #cell(entry: AxesEntry, at: string): SubplotSpec {
    const grid = this.#grid;
    if (entry.panel !== undefined) return this.#panel(entry.panel, `${at}/panel`);
    if (!entry.subplot) {
      if (this.#next >= grid.nrows * grid.ncols) wrong(at, `the ${grid.nrows} by ${grid.ncols} grid is full`);
      const row = Math.floor(this.#next / grid.ncols);
      const column = this.#next % grid.ncols;
      this.#next++;
      return { grid, rows: [row, row + 1], columns: [column, column + 1] };
    }
    return {
      grid,
      rows: rangeOf(entry.subplot[0], grid.nrows, `${at}/subplot/0`),
      columns: rangeOf(entry.subplot[1], grid.ncols, `${at}/subplot/1`),
    };
  }

  #panel(name: string, at: string): SubplotSpec {
    const places = this.#mosaic.flatMap((row, r) =>
      row.flatMap((cell, c) => (cell === name && name !== '.' ? [[r, c]] : [])),
    );
    if (places.length === 0) wrong(at, `the mosaic has no panel ${JSON.stringify(name)}`);
    const rows = places.map((p) => p[0]);
    const columns = places.map((p) => p[1]);
    const [r0, r1] = [Math.min(...rows), Math.max(...rows) + 1];
    const [c0, c1] = [Math.min(...columns), Math.max(...columns) + 1];
    if (places.length !== (r1 - r0) * (c1 - c0)) wrong(at, 'this panel of the mosaic is no rectangle');
    return { grid: this.#grid, rows: [r0, r1], columns: [c0, c1] };
  }

  /** Only the outer axes of a shared column or row keep their tick labels, as `Figure.subplots` has it. */
  hideInnerLabels(): void {
    for (const { ax } of this.#placed) {
      if (ax.projection === 'polar') continue;
      if (this.#share.x === 'col' || this.#share.x === 'all') labelOuter(ax, 'x');
      if (this.#share.y === 'row' || this.#share.y === 'all') labelOuter(ax, 'y');
    }
  }
}

/** Hides labels that point into the grid (`label_outer`). */
export function labelOuter(ax: Axes, name: 'x' | 'y'): void {
  const cell = ax.subplotSpec;
  if (!cell) return;
  const axis = name === 'x' ? ax.xaxis : ax.yaxis;
  const first = name === 'x' ? cell.rows[1] === cell.grid.nrows : cell.columns[0] === 0;
  const last = name === 'x' ? cell.rows[0] === 0 : cell.columns[1] === cell.grid.ncols;
  for (const style of [axis.major, axis.minor]) {
    if (!first) style.label1On = false;
    if (!last) style.label2On = false;
  }
  axis.showOffsetWithLabels();
  const hidden = axis.labelPosition === 1 ? !first : !last;
  if (hidden) axis.labelText.text = '';
  if (axis.offsetPosition === 1 ? !first : !last) axis.offsetText.visible = false;
}

function wrong(pointer: string, detail: string): never {
  throw new FigureError([{ pointer, detail }]);
}

function ratiosFit(ratios: readonly number[] | undefined, count: number, name: string): void {
  if (ratios && ratios.length !== count) {
    wrong(`/figure/subplots/${name}`, `has ${ratios.length} entries for a grid of ${count}`);
  }
}

function shareMode(value: boolean | Share | undefined): Share {
  if (typeof value === 'string') return value;
  return value ? 'all' : 'none';
}

function mosaicRows(value: FigureSpec['mosaic']): readonly (readonly string[])[] {
  if (value === undefined) return [];
  const rows =
    typeof value === 'string'
      ? value
          .replaceAll('\n', ';')
          .replace(/^;+|;+$/g, '')
          .split(';')
          .map((row) => [...row.trim()])
      : (value as readonly (readonly string[])[]);
  if (rows.length === 0 || rows[0].length === 0 || rows.some((r) => r.length !== rows[0].length)) {
    wrong('/figure/mosaic', 'must be rows of equal length');
  }
  return rows;
}

function rangeOf(value: number | readonly [number, number], count: number, at: string): [number, number] {
  const [first, end] = typeof value === 'number' ? [value, value + 1] : value;
  if (first >= end || end > count) wrong(at, `outside a grid of ${count}`);
  return [first, end];
}
