import { Line2D } from '../artists/line2d.ts';
import type { Axes } from '../axes/axes.ts';
import { pairs } from './columns.ts';
import { type LineKeywords, lineOptions } from './line-options.ts';

/** Draws a line as `Axes.plot` does: the cycle gives what the keywords do not, and the limits take its points in. */
export function plotLine(ax: Axes, x: Float64Array, y: Float64Array, keywords: LineKeywords): Line2D {
  const cycled = ax.lineCycle.nextProperties({ ...keywords });
  const line = new Line2D(pairs(x, y), ax.transData, lineOptions(ax, { ...cycled, ...keywords }), ax.rc);
  ax.addLine(line);
  ax.requestAutoscale();
  return line;
}
