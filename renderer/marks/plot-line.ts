import { Line2D } from '../artists/line2d.ts';
import type { Axes } from '../axes/axes.ts';
import { dataDirections, namedTransform, type TransformName } from '../axes/named-transform.ts';
import type { Values } from '../columns/numbers.ts';
import { Points } from '../columns/points.ts';
import { formatKeywords, type LineKeywords, lineOptions, parseFormat } from './line-options.ts';

/** What `plot` does besides drawing the line. */
export interface PlotLineOptions {
  readonly fmt?: string;
  readonly transform?: TransformName;
  readonly scalex?: boolean;
  readonly scaley?: boolean;
}

/**
 * A line as `Axes.plot` draws it: format string, then keywords, then the cycle; limits follow.
 * @param x null for 0, 1, 2, …
 */
export function plotLine(
  ax: Axes,
  x: Values | null,
  y: Values,
  given: LineKeywords,
  { fmt, transform, scalex, scaley }: PlotLineOptions = {},
): Line2D {
  const fromFormat =
    fmt !== undefined && parseFormat(fmt) === null ? { color: fmt } : formatKeywords(fmt, ax.rc['lines.linestyle']);
  const keywords = { ...fromFormat, ...given };
  const cycled = ax.lineCycle.nextProperties(keywords);
  const options = lineOptions(ax, { ...cycled, ...keywords });
  const artist = new Line2D(Points.of(x, y), namedTransform(ax, transform), options, ax.rc);
  const counts = dataDirections(transform);
  ax.addLine(artist, counts.x, counts.y);
  if (scalex !== false) ax.requestAutoscale('x');
  if (scaley !== false) ax.requestAutoscale('y');
  return artist;
}
