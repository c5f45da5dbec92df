import type { Artist } from '../artists/artist.ts';
import type { ContourScale, Mappable } from '../artists/mappable.ts';
import { PathCollection } from '../artists/path-collection.ts';
import { autoscaleView } from '../axes/autoscale.ts';
import type { Axes } from '../axes/axes.ts';
import type { PathData } from '../display-list/display-list.ts';
import { styleList } from '../marks/collection-options.ts';
import { type ContourKeywords, levelsOf } from '../marks/contour-options.ts';
import { mapColors, normOf } from '../marks/mapping.ts';
import type { Plotted } from '../marks/mark.ts';
import type { LineStyle } from '../rc/rc-types.ts';
import { contourColors } from './contour-colors.ts';
import { ContourLabels } from './contour-labels.ts';
import { contourLevels, layers, lowerEnds, withOpenEnds } from './contour-levels.ts';

/** Something that contours can be traced through: a grid or a triangulation. */
export interface ContourSource {
  lines(level: number): PathData;
  filled(lower: number, upper: number): PathData;
}

/** A source with what is known about its data. */
export interface ContourField {
  readonly source: ContourSource;
  readonly zmin: number;
  readonly zmax: number;
  /** Smallest and largest x, then y. */
  readonly extent: readonly [number, number, number, number];
  /** The values are true and false. */
  readonly truths?: boolean;
}

/** Whether levels are to be found on a logarithmic scale. */
export function isLogarithmic(spec: ContourKeywords): boolean {
  const { norm, locator } = spec;
  // The short name "log" colours logarithmically, but leaves the levels where they are.
  const type = typeof norm === 'string' ? norm : norm?.type;
  return type === 'LogNorm' || locator?.type === 'LogLocator';
}

/** Draws contour lines or filled contours (`ContourSet`). `field` is asked for once it is known whether levels are logarithmic. */
export function drawContours(
  ax: Axes,
  spec: ContourKeywords,
  filled: boolean,
  field: (logarithmic: boolean) => ContourField,
): Plotted {
  const logarithmic = isLogarithmic(spec);
  const { source, zmin, zmax, extent, truths } = field(logarithmic);
  const extend = spec.extend ?? 'neither';
  const levels = contourLevels(
    { levels: levelsOf(spec.levels), locator: spec.locator, extend, logarithmic, filled, truths },
    zmin,
    zmax,
    ax.rc,
  );
  const boundaries = withOpenEnds(levels, extend, logarithmic);
  const norm = logarithmic && !spec.norm ? normOf({ ...spec, norm: 'LogNorm' }, 256) : null;
  const shown = filled ? layers(boundaries, logarithmic) : levels;
  const { cmap, norm: used, values, monochrome } = contourColors(ax, spec, norm, levels, shown, extend, filled);
  const linewidths = filled ? [] : repeated(lineWidths(ax, spec), levels.length);
  const contour: ContourScale = {
    levels,
    boundaries,
    values,
    extend,
    filled,
    hatches: spec.hatches ?? [null],
    linewidths,
  };
  const mappable: Mappable = { cmap, norm: used, alpha: spec.alpha ?? null, contour };
  const numbers = () => ({ levels: [...levels], clim: [used.vmin, used.vmax] });

  const [x0, x1, y0, y1] = extent;
  const place = (artist: Artist): void => {
    artist.stickyEdges = { x: [x0, x1], y: [y0, y1] };
    ax.addCollection(artist, null);
  };
  const limitsFromData = (): void => {
    ax.updateDataLimits([x0, y0, x1, y1]);
    ax.tight = true;
    autoscaleView(ax.xaxis.group, ax);
    autoscaleView(ax.yaxis.group, ax);
  };

  if (filled) {
    const uppers = boundaries.subarray(1);
    const paths = Array.from(lowerEnds(boundaries, zmin, logarithmic), (low, i) => source.filled(low, uppers[i]));
    const artists = fillCollections(ax, spec, paths, mapColors(mappable, values));
    for (const artist of artists) place(artist);
    limitsFromData();
    return { artists, mappable, numbers };
  }
  const paths = Array.from(levels, (level) => source.lines(level));
  const options = {
    ...common(spec),
    edgecolors: mapColors(mappable, values),
    linewidths,
    linestyles: repeated(lineStyles(ax, spec, levels, zmax - zmin, monochrome), levels.length),
    antialiaseds: spec.antialiaseds == null ? undefined : [spec.antialiaseds],
    zorder: spec.zorder ?? 2,
  };
  const lines = new PathCollection({ paths, transform: ax.transData }, options, ax.rc);
  place(lines);
  limitsFromData();
  if (spec.clabel) {
    const labels = new ContourLabels(ax, spec.clabel === true ? {} : spec.clabel, paths, mappable, lines.zorder);
    for (const text of labels.texts) ax.addArtist(text);
  }
  return { artists: [lines], mappable, numbers };
}

function common(spec: ContourKeywords) {
  return {
    alpha: spec.alpha ?? null,
    visible: spec.visible,
    clip_on: spec.clip_on,
    gid: spec.gid,
    label: spec.label ?? '_nolegend_',
  };
}

/** One collection for all regions; with hatches one for each, as each has its own. */
function fillCollections(
  ax: Axes,
  spec: ContourKeywords,
  paths: readonly PathData[],
  colors: Float64Array,
): PathCollection[] {
  const hatches = spec.hatches ?? [null];
  const options = {
    ...common(spec),
    antialiaseds: [spec.antialiaseds ?? false],
    zorder: spec.zorder,
    hatchcolor: ax.color(ax.rc['patch.edgecolor'], spec.alpha ?? null),
  };
  if (hatches.every((h) => h === null))
    return [new PathCollection({ paths, transform: ax.transData }, { ...options, facecolors: colors }, ax.rc)];
  return paths.map(
    (path, i) =>
      new PathCollection(
        { paths: [path], transform: ax.transData },
        { ...options, facecolors: colors.slice(4 * i, 4 * i + 4), hatch: hatches[i % hatches.length] },
        ax.rc,
      ),
  );
}

function lineWidths(ax: Axes, spec: ContourKeywords): readonly number[] {
  const { linewidths } = spec;
  if (linewidths === undefined || linewidths === null)
    return [(ax.rc['contour.linewidth'] as number | null) ?? ax.rc['lines.linewidth']];
  return typeof linewidths === 'number' ? [linewidths] : linewidths;
}

/** Styles as given, or solid ones; lines of one colour are told apart by dashes below zero. */
function lineStyles(
  ax: Axes,
  spec: ContourKeywords,
  levels: Float64Array,
  range: number,
  monochrome: boolean,
): readonly LineStyle[] {
  const given = spec.linestyles ?? undefined;
  if (given !== undefined) return styleList(given) as readonly LineStyle[];
  const negative = styleList(
    spec.negative_linestyles ?? (ax.rc['contour.negative_linestyle'] as LineStyle),
  ) as readonly LineStyle[];
  const below = -range * 1e-15;
  return Array.from(levels, (level, i) => (monochrome && level < below ? negative[i % negative.length] : '-'));
}

function repeated<T>(list: readonly T[], n: number): T[] {
  return Array.from({ length: n }, (_, i) => list[i % list.length]);
}
