import type { Artist } from '../artists/artist.ts';
import type { Line2D } from '../artists/line2d.ts';
import { Patch } from '../artists/patch.ts';
import { type PatchKeywords, patchOptions } from '../artists/patch-options.ts';
import type { Axes } from '../axes/axes.ts';
import { convertUnits } from '../axes/units.ts';
import { polygon } from '../geometry/shapes.ts';
import type { RcParams } from '../rc/rc-params.ts';
import type { Column } from '../schema/column.ts';
import type { BoxStats } from '../statistics/box-stats.ts';
import { formatRepr } from '../ticks/format-number.ts';
import { FixedFormatter } from '../ticks/simple-formatters.ts';
import { FixedLocator } from '../ticks/simple-locators.ts';
import type { LineKeywords } from './line-options.ts';
import { plotLine } from './plot-line.ts';

/** How boxes are drawn. */
export interface BoxOptions {
  readonly positions?: Column | null;
  readonly widths?: number | readonly number[] | null;
  readonly capwidths?: number | readonly number[] | null;
  readonly vertical: boolean;
  readonly filled: boolean;
  readonly notch: boolean;
  readonly meanline: boolean;
  readonly showmeans: boolean;
  readonly showcaps: boolean;
  readonly showbox: boolean;
  readonly showfliers: boolean;
  readonly tick_labels?: readonly string[] | null;
  readonly manage_ticks?: boolean;
  readonly zorder?: number;
  readonly label?: string | readonly string[] | null;
  readonly boxprops?: (LineKeywords & PatchKeywords) | null;
  readonly flierprops?: LineKeywords | null;
  readonly medianprops?: LineKeywords | null;
  readonly meanprops?: LineKeywords | null;
  readonly capprops?: LineKeywords | null;
  readonly whiskerprops?: LineKeywords | null;
}

/** What was drawn, by its role. */
export interface BoxParts {
  readonly boxes: Artist[];
  readonly whiskers: Line2D[];
  readonly caps: Line2D[];
  readonly medians: Line2D[];
  readonly means: Line2D[];
  readonly fliers: Line2D[];
}

type Part = 'box' | 'whisker' | 'cap' | 'flier' | 'median' | 'mean';

/** The keywords of a part from the rcParams `boxplot.PARTprops.*`. */
function fromRc(rc: RcParams, part: Part): LineKeywords {
  const prefix = `boxplot.${part}props.`;
  return Object.fromEntries(
    Object.entries(rc).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])),
  );
}

/** Draws boxes as `Axes.bxp` does, part by part, box by box. */
export function drawBoxes(ax: Axes, stats: readonly BoxStats[], o: BoxOptions): BoxParts {
  const n = stats.length;
  const along = o.vertical ? ax.xaxis : ax.yaxis;
  const positions = o.positions ? convertUnits(along, o.positions) : Float64Array.from(stats, (_, i) => i + 1);
  const span = n > 0 ? Math.max(...positions) - Math.min(...positions) : 0;
  const each = (v: number | readonly number[] | null | undefined, i: number): number | undefined =>
    typeof v === 'number' ? v : (v?.[i] ?? undefined);
  const zorder = o.zorder ?? 2;
  const hidden: LineKeywords = { label: '_nolegend_' };
  const clamped: LineKeywords = { solid_capstyle: 'butt', dash_capstyle: 'butt' };
  const keywords = (part: Part, given: LineKeywords | null | undefined, over: LineKeywords): LineKeywords => ({
    ...fromRc(ax.rc, part),
    zorder,
    ...over,
    ...given,
  });
  const bare: LineKeywords = { marker: '' };
  const whisker = { ...hidden, ...keywords('whisker', o.whiskerprops, bare) };
  const cap = { ...hidden, ...keywords('cap', o.capprops, bare) };
  const flier = { ...hidden, ...keywords('flier', o.flierprops, {}) };
  const median = {
    ...(o.showbox ? hidden : {}),
    ...keywords('median', { ...clamped, ...o.medianprops }, { ...bare, zorder: zorder + 0.1 }),
  };
  const removed = o.meanline ? 'marker' : 'linestyle';
  const mean = {
    ...keywords('mean', { ...clamped, ...o.meanprops }, { zorder: zorder + 0.1 }),
    ...(o.meanprops?.[removed] === undefined ? { [removed]: '' } : {}),
  };
  const parts: BoxParts = { boxes: [], whiskers: [], caps: [], medians: [], means: [], fliers: [] };
  const plot = (across: readonly number[] | Float64Array, up: readonly number[] | Float64Array, k: LineKeywords) => {
    const [a, b] = [Float64Array.from(across), Float64Array.from(up)];
    return o.vertical ? plotLine(ax, a, b, k) : plotLine(ax, b, a, k);
  };
  stats.forEach((s, i) => {
    const at = positions[i];
    const width = each(o.widths, i) ?? Math.min(Math.max(0.15 * span, 0.15), 0.5);
    const capwidth = each(o.capwidths, i) ?? 0.5 * width;
    const [left, right] = [at - width * 0.5, at + width * 0.5];
    const [inLeft, inRight] = [at - width * 0.25, at + width * 0.25];
    const across = o.notch
      ? [left, right, right, inRight, right, right, left, left, inLeft, left, left]
      : [left, right, right, left, left];
    const up = o.notch
      ? [s.q1, s.q1, s.cilo, s.med, s.cihi, s.q3, s.q3, s.cihi, s.med, s.cilo, s.q1]
      : [s.q1, s.q1, s.q3, s.q3, s.q1];
    if (o.showbox) {
      parts.boxes.push(
        o.filled ? filledBox(ax, o, across, up, zorder) : plot(across, up, keywords('box', o.boxprops, bare)),
      );
    }
    parts.whiskers.push(plot([at, at], [s.q1, s.whislo], whisker), plot([at, at], [s.q3, s.whishi], whisker));
    if (o.showcaps) {
      const ends = [at - capwidth * 0.5, at + capwidth * 0.5];
      parts.caps.push(plot(ends, [s.whislo, s.whislo], cap), plot(ends, [s.whishi, s.whishi], cap));
    }
    parts.medians.push(plot(o.notch ? [inLeft, inRight] : [left, right], [s.med, s.med], median));
    if (o.showmeans)
      parts.means.push(o.meanline ? plot([left, right], [s.mean, s.mean], mean) : plot([at], [s.mean], mean));
    if (o.showfliers) parts.fliers.push(plot(new Float64Array(s.fliers.length).fill(at), s.fliers, flier));
  });
  labelBoxes(o, parts);
  if (o.manage_ticks ?? true) {
    manageTicks(
      ax,
      o,
      parts.medians,
      positions,
      o.tick_labels ?? Array.from(positions, (p) => (o.positions ? formatRepr(p) : String(p))),
    );
  }
  return parts;
}

function filledBox(ax: Axes, o: BoxOptions, across: readonly number[], up: readonly number[], zorder: number): Patch {
  const { rc } = ax;
  const { color, ...given } = o.boxprops ?? {};
  const corners = across.map((v, i): [number, number] => (o.vertical ? [v, up[i]] : [up[i], v]));
  const options = patchOptions(ax, {
    linewidth: rc['boxplot.boxprops.linewidth'],
    zorder,
    facecolor: rc['_internal.classic_mode'] ? 'white' : rc['patch.facecolor'],
    ...given,
    edgecolor: color ?? given.edgecolor ?? rc['boxplot.boxprops.color'],
    // Filled boxes have solid outlines, whatever the keywords say.
    linestyle: 'solid',
  });
  return ax.addArtist(new Patch(polygon(corners), ax.transData, options, rc));
}

function labelBoxes({ label, showbox, filled }: BoxOptions, parts: BoxParts): void {
  if (!label || label.length === 0) return;
  const named = showbox && filled ? parts.boxes : parts.medians;
  const labels = typeof label === 'string' ? [label] : label;
  labels.forEach((text, i) => {
    if (named[i]) named[i].label = text;
  });
}

/** A tick with its label at every box, and room of half a unit on either side. */
function manageTicks(
  ax: Axes,
  { vertical }: BoxOptions,
  medians: readonly Line2D[],
  positions: Float64Array,
  labels: readonly string[],
): void {
  const axis = vertical ? ax.xaxis : ax.yaxis;
  const { group } = axis;
  if (positions.length > 0) {
    const room = [Math.min(...positions) - 0.5, Math.max(...positions) + 0.5];
    if (vertical) {
      ax.dataLimits.x0 = Math.min(ax.dataLimits.x0, room[0]);
      ax.dataLimits.x1 = Math.max(ax.dataLimits.x1, room[1]);
    } else {
      ax.dataLimits.y0 = Math.min(ax.dataLimits.y0, room[0]);
      ax.dataLimits.y1 = Math.max(ax.dataLimits.y1, room[1]);
    }
  }
  medians.forEach((line, i) => {
    const edges = [positions[i] - 0.5, positions[i] + 0.5];
    line.stickyEdges = vertical ? { x: edges, y: [] } : { x: [], y: edges };
  });
  const before = group.majorLocator instanceof FixedLocator ? group.majorLocator.locs : [];
  const words = group.majorFormatter instanceof FixedFormatter ? group.majorFormatter.labels : [];
  group.majorLocator = new FixedLocator([...before, ...positions]);
  group.majorFormatter = new FixedFormatter([...words, ...labels]);
  ax.requestAutoscale();
}
