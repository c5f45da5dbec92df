import type { Artist } from '../artists/artist.ts';
import { Line2D } from '../artists/line2d.ts';
import { PathCollection } from '../artists/path-collection.ts';
import type { Axes } from '../axes/axes.ts';
import { PolarAxes } from '../axes/polar/polar-axes.ts';
import { turnedCaps } from '../axes/polar/turned-caps.ts';
import { pairs } from '../columns/pairs.ts';
import type { Rgba } from '../display-list/display-list.ts';
import { polyline } from '../geometry/shapes.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { type Column, decodeColumn } from '../schema/column.ts';
import { type LineKeywords, lineOptions } from './line-options.ts';

/** Errors: one for all points, one per point, or two rows (below, above). */
export type ErrorColumn = number | Column | readonly (Column | number)[];

export interface ErrorbarOptions extends LineKeywords {
  readonly ecolor?: ColorSpec;
  readonly elinewidth?: number;
  readonly elinestyle?: LineStyle;
  readonly capsize?: number;
  readonly capthick?: number;
  readonly barsabove?: boolean;
  readonly errorevery?: number | readonly [number, number];
  readonly lolims?: boolean | Column;
  readonly uplims?: boolean | Column;
  readonly xlolims?: boolean | Column;
  readonly xuplims?: boolean | Column;
}

/** What `drawErrorbar` made, by its role. */
export interface Errorbars {
  readonly dataLine: Line2D | null;
  readonly caps: readonly Line2D[];
  readonly bars: readonly PathCollection[];
}

/** The errors below and above every point. */
export function decodeErrors(err: ErrorColumn, n: number): [Float64Array, Float64Array] {
  const spread = (v: Float64Array): Float64Array => (v.length === 1 ? new Float64Array(n).fill(v[0]) : v);
  if (typeof err === 'number') return [spread(Float64Array.of(err)), spread(Float64Array.of(err))];
  if (Array.isArray(err) && err.length === 2 && err.every((row) => typeof row === 'object' && row !== null)) {
    return [spread(decodeColumn(err[0] as Column)), spread(decodeColumn(err[1] as Column))];
  }
  const both = spread(decodeColumn(err as Column));
  return [both, both];
}

function mask(v: boolean | Column | undefined, n: number): boolean[] {
  if (typeof v === 'boolean' || v === undefined) return new Array<boolean>(n).fill(v ?? false);
  return Array.from(decodeColumn(v), (x) => x !== 0);
}

function everyMask(n: number, every: number | readonly [number, number] | undefined): boolean[] {
  const [start, step] = typeof every === 'number' ? [0, every] : (every ?? [0, 1]);
  return Array.from({ length: n }, (_, i) => i >= start && (i - start) % step === 0);
}

/** Error bars at points in data coordinates, in Matplotlib's order: the line, the bars, the caps. `line` null draws no data line. */
export function drawErrorbar(
  ax: Axes,
  x: Float64Array,
  y: Float64Array,
  xerr: ErrorColumn | null,
  yerr: ErrorColumn | null,
  line: LineKeywords | null,
  o: ErrorbarOptions,
): Errorbars {
  const { rc } = ax;
  const zorder = o.zorder ?? 2;
  const alpha = o.alpha ?? null;
  let dataLine: Line2D | null = null;
  if (line) {
    dataLine = new Line2D(pairs(x, y), ax.transData, { ...lineOptions(ax, line), label: '_nolegend_' }, rc);
    dataLine.zorder = o.barsabove ? zorder - 0.1 : zorder + 0.1;
    ax.addLine(dataLine);
  }
  const base = line?.color ?? o.color ?? 'C0';
  const color = ax.color(o.ecolor ?? base, alpha);
  const width = o.elinewidth ?? rc['errorbar.elinewidth'] ?? o.linewidth ?? rc['lines.linewidth'];
  const bars: PathCollection[] = [];
  const caps: Line2D[] = [];
  const along = new Map<Line2D, 'x' | 'y'>();
  const every = everyMask(x.length, o.errorevery);
  if (xerr !== null) direction('x', xerr, mask(o.xlolims, x.length), mask(o.xuplims, x.length));
  if (yerr !== null) direction('y', yerr, mask(o.lolims, x.length), mask(o.uplims, x.length));
  for (const cap of caps) {
    const shown = ax instanceof PolarAxes ? turnedCaps(ax, cap, along.get(cap) ?? 'y') : [cap];
    for (const line of shown) ax.addLine(line);
  }
  ax.requestAutoscale();
  return { dataLine, caps, bars };

  function direction(name: 'x' | 'y', err: ErrorColumn, lo: readonly boolean[], up: readonly boolean[]): void {
    const dep = name === 'x' ? x : y;
    const indep = name === 'x' ? y : x;
    const [below, above] = decodeErrors(err, dep.length);
    const low = dep.map((v, i) => v + -(1 - Number(lo[i])) * below[i]);
    const high = dep.map((v, i) => v + (1 - Number(up[i])) * above[i]);
    const rows = every.flatMap((on, i) => (on ? [i] : []));
    const segment = (i: number) =>
      name === 'x'
        ? polyline([
            [low[i], indep[i]],
            [high[i], indep[i]],
          ])
        : polyline([
            [indep[i], low[i]],
            [indep[i], high[i]],
          ]);
    const collection = new PathCollection(
      { paths: rows.map(segment), transform: ax.transData },
      {
        edgecolors: Float64Array.from(color),
        linewidths: [width],
        linestyles: o.elinestyle === undefined ? undefined : [o.elinestyle],
        antialiaseds: [rc['lines.antialiased']],
        zorder,
      },
      rc,
    );
    collection.label = '_nolegend_';
    if (name === 'x') collection.interpolationSteps = 2;
    bars.push(collection);
    const ends = [...rows.map((i) => low[i]), ...rows.map((i) => high[i])].filter((v) => !Number.isNaN(v));
    const places = rows.map((i) => indep[i]).filter((v) => !Number.isNaN(v));
    const corners =
      ends.length > 0 && places.length > 0
        ? name === 'x'
          ? [Math.min(...ends), Math.min(...places), Math.max(...ends), Math.max(...places)]
          : [Math.min(...places), Math.min(...ends), Math.max(...places), Math.max(...ends)]
        : null;
    ax.addCollection(collection, corners ? Float64Array.from(corners) : null);
    drawCaps(name, rows, { dep, indep, low, high }, lo, up);
  }

  function drawCaps(
    name: 'x' | 'y',
    rows: readonly number[],
    at: { dep: Float64Array; indep: Float64Array; low: Float64Array; high: Float64Array },
    lo: readonly boolean[],
    up: readonly boolean[],
  ): void {
    const capsize = o.capsize ?? rc['errorbar.capsize'];
    const cap = (select: readonly number[], values: Float64Array, marker: string): void => {
      const dep = Float64Array.from(select, (i) => values[i]);
      const indep = Float64Array.from(select, (i) => at.indep[i]);
      const line = capLine(name === 'x' ? pairs(dep, indep) : pairs(indep, dep), marker, capsize, color);
      along.set(line, name);
      caps.push(line);
    };
    const plain = name === 'x' ? '|' : '_';
    const free = rows.filter((i) => !lo[i] && !up[i]);
    if (free.length > 0 && capsize > 0) {
      cap(free, at.low, plain);
      cap(free, at.high, plain);
    }
    const inverted = name === 'x' ? ax.xaxis.group.inverted : ax.yaxis.group.inverted;
    const limited = (select: readonly number[], values: Float64Array, towardsHigh: boolean): void => {
      if (select.length === 0) return;
      const arrow =
        name === 'x'
          ? towardsHigh !== inverted
            ? 'caretrightbase'
            : 'caretleftbase'
          : towardsHigh !== inverted
            ? 'caretupbase'
            : 'caretdownbase';
      cap(select, values, arrow);
      if (capsize > 0) cap(select, at.dep, plain);
    };
    limited(
      rows.filter((i) => lo[i]),
      at.high,
      true,
    );
    limited(
      rows.filter((i) => up[i]),
      at.low,
      false,
    );
  }

  function capLine(xy: Float64Array, marker: string, capsize: number, edge: Rgba): Line2D {
    return new Line2D(
      xy,
      ax.transData,
      {
        color: edge,
        linestyle: 'none',
        marker,
        markersize: capsize > 0 ? 2 * capsize : rc['lines.markersize'],
        markeredgewidth: o.markeredgewidth ?? o.capthick ?? rc['errorbar.capthick'] ?? rc['lines.markeredgewidth'],
        markeredgecolor: edge,
        markerfacecolor: ax.color(base, alpha),
        zorder,
        label: '_nolegend_',
      },
      rc,
    );
  }
}

/** All artists of error bars. */
export function errorbarArtists(e: Errorbars): Artist[] {
  return [...(e.dataLine ? [e.dataLine] : []), ...e.caps, ...e.bars];
}
