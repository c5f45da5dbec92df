import type { NamedStyle } from '../annotations/style-string.ts';
import { FancyArrow } from '../artists/fancy-arrow.ts';
import type { Mappable } from '../artists/mappable.ts';
import { PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import type { PathData, Rgba } from '../display-list/display-list.ts';
import { applyPoint, invert } from '../geometry/affine.ts';
import { transformPoint } from '../geometry/transform.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { interpolate, type StreamGrid } from '../vectors/stream-grid.ts';
import type { StreamLine } from '../vectors/stream-lines.ts';
import { colormapOf, type MappingSpec, mapColors, mappableOf, normOf } from './mapping.ts';
import type { Plotted } from './mark.ts';

/** How stream lines look; tables have a value per grid point. */
export interface StreamLooks extends MappingSpec {
  readonly color: ColorSpec | Float64Array | null;
  readonly linewidth: number | Float64Array | null;
  readonly arrow: NamedStyle | string;
  /** Points. */
  readonly arrowSize: number;
  /** Arrows per line. */
  readonly arrows: number;
  readonly zorder?: number;
  readonly alpha?: number | null;
  readonly label?: string | null;
  readonly visible?: boolean;
  readonly clip_on?: boolean;
  readonly gid?: string;
}

/** A line in data coordinates with what its looks are where it goes. */
interface Stream {
  readonly xy: Float64Array;
  readonly widths: Float64Array | null;
  readonly values: Float64Array | null;
}

/** Adds stream lines and their arrows to the axes, as the second half of `streamplot` does. */
export function drawStreams(ax: Axes, lines: readonly StreamLine[], grid: StreamGrid, looks: StreamLooks): Plotted {
  const { color, linewidth, alpha = null } = looks;
  const table = color instanceof Float64Array ? color.map((v) => (Number.isFinite(v) ? v : Number.NaN)) : null;
  const plain = table ? null : ax.color((color as ColorSpec | null) ?? ax.lineCycle.nextColor(), alpha);
  const streams = lines.map((line) => placed(line, grid, linewidth, table));
  const mappable = table ? mappableFor(ax, looks, table) : undefined;
  const zorder = looks.zorder ?? 2;
  const arrows: FancyArrow[] = [];
  for (const stream of streams) {
    for (const { index, from, to } of arrowPlaces(stream.xy, looks.arrows)) {
      const shade = mappable && stream.values ? mapColors(mappable, [stream.values[index]]) : null;
      const rgba: Rgba = shade ? [shade[0], shade[1], shade[2], shade[3]] : (plain ?? [0, 0, 0, 1]);
      const width = stream.widths ? stream.widths[index] : (linewidth as number | null);
      arrows.push(
        arrow(ax, from, to, looks, {
          facecolor: rgba,
          edgecolor: rgba,
          linewidth: width ?? ax.rc['lines.linewidth'],
          zorder,
        }),
      );
    }
  }
  const cut = table !== null || linewidth instanceof Float64Array;
  const paths = cut ? streams.flatMap((s) => pieces(s.xy)) : streams.map((s) => ({ vertices: s.xy, codes: null }));
  const collection = new PathCollection(
    { paths, transform: ax.transData },
    {
      edgecolors: mappable
        ? mapColors(
            mappable,
            streams.flatMap((s) => [...(s.values ?? [])]),
          )
        : Float64Array.from(plain ?? []),
      linewidths:
        linewidth instanceof Float64Array
          ? streams.flatMap((s) => [...(s.widths ?? [])])
          : [linewidth ?? ax.rc['lines.linewidth']],
      antialiaseds: [ax.rc['lines.antialiased']],
      zorder,
      label: looks.label ?? '',
      visible: looks.visible,
      clip_on: looks.clip_on,
      gid: looks.gid,
    },
    ax.rc,
  );
  collection.stickyEdges = { x: [grid.x0, grid.x0 + grid.width], y: [grid.y0, grid.y0 + grid.height] };
  ax.updateView();
  ax.addCollection(collection, joined(streams));
  for (const a of arrows) addArrow(ax, a);
  ax.requestAutoscale();
  return { artists: [collection, ...arrows], mappable, numbers: () => ({ segments: paths.length }) };
}

function placed(
  line: StreamLine,
  grid: StreamGrid,
  linewidth: StreamLooks['linewidth'],
  table: Float64Array | null,
): Stream {
  const [perX, perY] = [1 / grid.dx, 1 / grid.dy];
  const xy = line.map((v, i) => (i % 2 === 0 ? v / perX + grid.x0 : v / perY + grid.y0));
  const along = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: line.length / 2 - 1 }, (_, i) =>
      interpolate(values, grid, line[2 * i], line[2 * i + 1]),
    );
  return {
    xy,
    widths: linewidth instanceof Float64Array ? along(linewidth) : null,
    values: table && along(table),
  };
}

/** A norm without limits takes them from the table, or, when it is a given one, from the first arrow that it colours. */
function mappableFor(ax: Axes, looks: StreamLooks, table: Float64Array): Mappable {
  if (!looks.norm) return mappableOf({ cmap: looks.cmap }, table, looks.alpha ?? null, ax.rc);
  const cmap = colormapOf(looks.cmap, ax.rc);
  return { cmap, norm: normOf(looks, cmap.n), alpha: looks.alpha ?? null };
}

/** Every step of a line as a path of its own. */
function pieces(xy: Float64Array): PathData[] {
  return Array.from({ length: xy.length / 2 - 1 }, (_, i) => ({
    vertices: xy.subarray(2 * i, 2 * i + 4),
    codes: null,
  }));
}

function joined(streams: readonly Stream[]): Float64Array {
  const out = new Float64Array(streams.reduce((n, s) => n + s.xy.length, 0));
  let at = 0;
  for (const { xy } of streams) {
    out.set(xy, at);
    at += xy.length;
  }
  return out;
}

interface ArrowStep {
  readonly index: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Steps at even fractions of a line's length, where its arrows are; the head is in the middle of the step. */
function arrowPlaces(xy: Float64Array, count: number): ArrowStep[] {
  const steps = xy.length / 2 - 1;
  if (steps < 1) return [];
  const lengths = new Float64Array(steps);
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    sum += Math.hypot(xy[2 * i + 2] - xy[2 * i], xy[2 * i + 3] - xy[2 * i + 1]);
    lengths[i] = sum;
  }
  return Array.from({ length: count }, (_, k) => {
    const wanted = sum * ((k + 1) / (count + 1));
    const index = Math.max(
      lengths.findIndex((s) => s >= wanted),
      0,
    );
    const [x, y] = [xy[2 * index], xy[2 * index + 1]];
    return { index, from: [x, y], to: [(x + xy[2 * index + 2]) / 2, (y + xy[2 * index + 3]) / 2] };
  });
}

function arrow(
  ax: Axes,
  from: readonly [number, number],
  to: readonly [number, number],
  looks: StreamLooks,
  options: { facecolor: Rgba; edgecolor: Rgba; linewidth: number; zorder: number },
): FancyArrow {
  const style = looks.arrow;
  if (typeof style === 'string') throw new RangeError(style);
  const place = () => ({
    from: transformPoint(ax.transData(), ...from),
    to: transformPoint(ax.transData(), ...to),
    inside: null,
    shrinkA: 2,
    shrinkB: 2,
    arrow: style,
    size: looks.arrowSize,
  });
  const made = new FancyArrow(place, { name: 'arc3', options: {} }, 1, { ...options, visible: looks.visible }, ax.rc);
  made.clipOn = looks.clip_on ?? true;
  return made;
}

/** Adds an arrow; its head counts for the limits, at the size that it has in the view so far. */
function addArrow(ax: Axes, made: FancyArrow): void {
  ax.addArtist(made);
  const box = made.windowExtent(ax.figure.context());
  if (!box) return;
  const inverse = invert(ax.transData().affine);
  const [x0, y0] = applyPoint(inverse, box.x0, box.y0);
  const [x1, y1] = applyPoint(inverse, box.x1, box.y1);
  const [xs, ys] = [ax.xaxis.group.scale, ax.yaxis.group.scale];
  ax.updateDataLimits([xs.inverse(x0), ys.inverse(y0), xs.inverse(x1), ys.inverse(y1)]);
}
