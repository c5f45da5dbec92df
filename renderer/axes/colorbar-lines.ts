import type { ContourScale, Mappable } from '../artists/mappable.ts';
import { PathCollection } from '../artists/path-collection.ts';
import type { PathData } from '../display-list/display-list.ts';
import { polygon, polyline } from '../geometry/shapes.ts';
import { transformPath } from '../geometry/transform.ts';
import type { Axes } from './axes.ts';
import { type ColorbarPlaces, locate } from './colorbar-places.ts';

const across = (at: number, vertical: boolean): PathData =>
  polyline(
    vertical
      ? [
          [0, at],
          [1, at],
        ]
      : [
          [at, 0],
          [at, 1],
        ],
  );

/** Lines between the blocks (`drawedges`). */
export function drawDividers(ax: Axes, places: ColorbarPlaces, vertical: boolean): void {
  const { rc } = ax;
  const { ends, lower, upper } = places;
  const at = Array.from(places.edges).filter((e) => e > ends[0] && e < ends[1]);
  if (lower) at.unshift(ends[0]);
  if (upper) at.push(ends[1]);
  const lines = new PathCollection(
    { paths: at.map((e) => across(e, vertical)), transform: ax.transData },
    {
      edgecolors: Float64Array.from(ax.color(rc['axes.edgecolor'])),
      linewidths: [0.5 * rc['axes.linewidth']],
      antialiaseds: [rc['lines.antialiased']],
      clip_on: false,
      zorder: 2,
    },
    rc,
  );
  ax.addArtist(lines);
}

/** The lines of a contour plot across its colorbar (`Colorbar.add_lines`). */
export function drawContourLines(
  ax: Axes,
  mappable: Mappable,
  contour: ContourScale,
  places: ColorbarPlaces,
  vertical: boolean,
): void {
  const { norm, cmap, alpha } = mappable;
  const { edges } = places;
  const [first, last] = [edges[0], edges[edges.length - 1]];
  const tolerance = (last - first) * 1e-10;
  const at = locate(mappable, places, contour.levels);
  const colors = cmap.colors(norm.apply(contour.values), alpha, norm.discrete);
  const shown = Array.from(at.keys()).filter((i) => at[i] < last + tolerance && at[i] > first - tolerance);
  if (shown.length === 0) return;
  const widths = shown.map((i) => contour.linewidths[i % contour.linewidths.length]);
  const lines = new PathCollection(
    { paths: shown.map((i) => across(at[i], vertical)), transform: ax.transData },
    {
      edgecolors: Float64Array.from(shown.flatMap((i) => [...colors.subarray(4 * i, 4 * i + 4)])),
      linewidths: widths,
      antialiaseds: [ax.rc['lines.antialiased']],
      zorder: 2,
    },
    ax.rc,
  );
  // A line's width more than the bar, so that the lines at its ends are seen whole.
  const box = ax.bbox();
  const more = ((Math.max(...widths) / 72) * ax.figure.dpi) / (box.y1 - box.y0);
  const frame = polygon([
    [0, -more],
    [1, -more],
    [1, 1 + more],
    [0, 1 + more],
  ]);
  lines.clip = () => ({ rect: null, path: transformPath(ax.transAxes(), frame) });
  ax.addArtist(lines);
}
