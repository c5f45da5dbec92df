import type { Mappable } from '../artists/mappable.ts';
import { anchored } from '../axes/aspect.ts';
import { Axes } from '../axes/axes.ts';
import { drawColorbar } from '../axes/colorbar.ts';
import { type Bbox, bboxUnion } from '../geometry/bbox.ts';
import type { Plotted } from '../marks/mark.ts';
import type { Figure as FigureJson } from '../normalize/parse-figure.ts';
import { FigureError } from '../schema/figure-error.ts';
import type { ColorbarSpec } from '../schema/guide-schema.ts';
import type { BuiltColorbar, Figure } from './figure.ts';
import { type GridSpec, type SubplotSpec, subplotPosition } from './grid-spec.ts';

type Location = 'left' | 'right' | 'top' | 'bottom';

const places: Readonly<
  Record<Location, { anchor: readonly [number, number]; panchor: readonly [number, number]; pad: number }>
> = {
  left: { anchor: [1, 0.5], panchor: [0, 0.5], pad: 0.1 },
  right: { anchor: [0, 0.5], panchor: [1, 0.5], pad: 0.05 },
  top: { anchor: [0.5, 0], panchor: [0.5, 1], pad: 0.05 },
  bottom: { anchor: [0.5, 1], panchor: [0.5, 0], pad: 0.15 },
};

/** Colorbars of one axes entry. */
export function addColorbars(
  fig: Figure,
  ax: Axes,
  entry: FigureJson['axes'][number],
  plotted: readonly Plotted[],
  at: string,
): void {
  const { colorbar } = entry;
  if (!colorbar) return;
  const list = colorbar === true ? [{}] : Array.isArray(colorbar) ? colorbar : [colorbar];
  list.forEach((spec: ColorbarSpec, i: number) => {
    const where = Array.isArray(colorbar) ? `${at}/colorbar/${i}` : `${at}/colorbar`;
    const built = addColorbar(fig, mappableOf(spec.mark, plotted, where), [ax], spec, false);
    fig.entries.find((e) => e.axes === ax)?.colorbars.push(built);
  });
}

/** `figure.colorbars`: each takes its room from the axes that it names. */
export function addSharedColorbars(
  fig: Figure,
  axes: readonly Axes[],
  json: FigureJson,
  plotted: readonly Plotted[][],
): void {
  json.figure.colorbars?.forEach((spec, i) => {
    const at = `/figure/colorbars/${i}`;
    const [axesIndex, mark] = spec.mappable ?? [-1, -1];
    const shown = plotted[axesIndex];
    if (!shown)
      throw new FigureError([{ pointer: `${at}/mappable`, detail: 'must be [index of the axes, index of the mark]' }]);
    const parents = (spec.axes ?? axes.map((_, k) => k)).map((k) => axes[k]);
    if (parents.some((p) => p === undefined))
      throw new FigureError([{ pointer: `${at}/axes`, detail: 'must be indices of axes entries' }]);
    fig.sharedColorbars.push(addColorbar(fig, mappableOf(mark, shown, `${at}/mappable`), parents, spec, true));
  });
}

function mappableOf(mark: number | undefined, plotted: readonly Plotted[], at: string): Mappable {
  const candidates = mark === undefined ? plotted : plotted.slice(mark, mark + 1);
  const found = candidates.findLast((p) => p.mappable)?.mappable;
  if (!found) throw new FigureError([{ pointer: at, detail: 'there is no mark with a colour scale to show' }]);
  return found;
}

function addColorbar(
  fig: Figure,
  mappable: Mappable,
  parents: readonly Axes[],
  spec: ColorbarSpec,
  shared: boolean,
): BuiltColorbar {
  const location: Location = spec.location ?? (spec.orientation === 'horizontal' ? 'bottom' : 'right');
  const vertical = location === 'left' || location === 'right';
  const single = parents[0];
  const inGrid = !shared && single.subplotSpec !== null && spec.use_gridspec !== false && !fig.constrained;
  const cax = inGrid ? gridColorbar(fig, single, spec, location) : freeColorbar(fig, parents, spec, location);
  const ticks = spec.ticklocation && spec.ticklocation !== 'auto' ? spec.ticklocation : location;
  drawColorbar(cax, mappable, spec, vertical, ticks === 'left' || ticks === 'bottom' ? 1 : 2);
  const { view } = (vertical ? cax.yaxis : cax.xaxis).group;
  return { axes: cax, vmin: Math.min(...view), vmax: Math.max(...view) };
}

interface Room {
  readonly fraction: number;
  readonly shrink: number;
  readonly pad: number;
  readonly aspect: number;
  readonly anchor: readonly [number, number];
  readonly panchor: readonly [number, number] | false;
}

function roomOf(spec: ColorbarSpec, location: Location, vertical: boolean, usualPad: number): Room {
  const usual = places[location];
  const aspect = spec.aspect ?? 20;
  return {
    fraction: spec.fraction ?? 0.15,
    shrink: spec.shrink ?? 1,
    pad: spec.pad ?? usualPad,
    aspect: vertical ? aspect : 1 / aspect,
    anchor: (spec.anchor as readonly [number, number] | undefined) ?? usual.anchor,
    panchor:
      spec.panchor === false ? false : Array.isArray(spec.panchor) ? (spec.panchor as [number, number]) : usual.panchor,
  };
}

function finish(
  fig: Figure,
  position: Bbox,
  room: Room,
  cell: SubplotSpec | null,
  parents: readonly Axes[],
  location: Location,
): Axes {
  const cax = new Axes(fig, { position });
  const { anchor, shrink, fraction, pad } = room;
  cax.colorbarPlace = { parents, location, anchor, shrink, fraction, pad };
  for (const parent of parents) parent.colorbars.push(cax);
  // Styles with grids have none on colorbars.
  for (const style of [cax.xaxis.major, cax.xaxis.minor, cax.yaxis.major, cax.yaxis.minor]) style.gridOn = false;
  cax.subplotSpec = cell;
  cax.anchor = room.anchor;
  cax.boxAspect = room.aspect;
  cax.adjustable = 'datalim';
  fig.axes.push(cax);
  return cax;
}

/** Divides the parent's cell (`make_axes_gridspec`). */
function gridColorbar(fig: Figure, parent: Axes, spec: ColorbarSpec, location: Location): Axes {
  const vertical = location === 'left' || location === 'right';
  const room = roomOf(spec, location, vertical, places[location].pad);
  const { fraction, shrink, pad, anchor } = room;
  const gap = (2 * pad) / (1 - pad);
  const first = location === 'left' || location === 'top';
  const along = first ? [fraction, 1 - fraction - pad] : [1 - fraction - pad, fraction];
  const spare = 1 - shrink;
  const across = vertical
    ? [(1 - anchor[1]) * spare, shrink, anchor[1] * spare]
    : [anchor[0] * spare, shrink, (1 - anchor[0]) * spare];
  const grid: GridSpec = {
    nrows: vertical ? 3 : 2,
    ncols: vertical ? 2 : 3,
    widthRatios: vertical ? along : across,
    heightRatios: vertical ? across : along,
    params: { left: 0, right: 1, bottom: 0, top: 1, wspace: vertical ? gap : 0, hspace: vertical ? 0 : gap },
    parent: parent.subplotSpec,
  };
  const [bar, main] = first ? [0, 1] : [1, 0];
  const cell = (from: number, whole: boolean): SubplotSpec =>
    vertical
      ? { grid, rows: whole ? [0, 3] : [1, 2], columns: [from, from + 1] }
      : { grid, rows: [from, from + 1], columns: whole ? [0, 3] : [1, 2] };
  parent.subplotSpec = cell(main, true);
  parent.position = subplotPosition(parent.subplotSpec);
  if (room.panchor) parent.anchor = room.panchor;
  const own = cell(bar, false);
  return finish(fig, subplotPosition(own), room, own, [parent], location);
}

/** Shrinks all parents within their common box (`make_axes`). */
function freeColorbar(fig: Figure, parents: readonly Axes[], spec: ColorbarSpec, location: Location): Axes {
  const vertical = location === 'left' || location === 'right';
  const room = roomOf(spec, location, vertical, fig.constrained ? 0.05 : places[location].pad);
  const { fraction, pad, shrink } = room;
  const box = bboxUnion(parents.map((p) => p.position)) as Bbox;
  const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
  const first = location === 'left' || location === 'bottom';
  const [bar, rest]: [[number, number], [number, number]] = first
    ? [
        [0, fraction],
        [fraction + pad, 1],
      ]
    : [
        [1 - fraction, 1],
        [0, 1 - fraction - pad],
      ];
  const part = ([a, b]: [number, number]): Bbox =>
    vertical ? { ...box, x0: box.x0 + a * w, x1: box.x0 + b * w } : { ...box, y0: box.y0 + a * h, y1: box.y0 + b * h };
  const whole = part(bar);
  const small: Bbox = vertical
    ? { ...whole, y1: whole.y0 + (whole.y1 - whole.y0) * shrink }
    : { ...whole, x1: whole.x0 + (whole.x1 - whole.x0) * shrink };
  const left = part(rest);
  const [sx, sy] = [(left.x1 - left.x0) / w, (left.y1 - left.y0) / h];
  for (const p of parents) {
    const q = p.position;
    p.position = {
      x0: left.x0 + (q.x0 - box.x0) * sx,
      x1: left.x0 + (q.x1 - box.x0) * sx,
      y0: left.y0 + (q.y0 - box.y0) * sy,
      y1: left.y0 + (q.y1 - box.y0) * sy,
    };
    if (room.panchor) p.anchor = room.panchor;
  }
  return finish(fig, anchored(small, room.anchor, whole), room, null, parents, location);
}
