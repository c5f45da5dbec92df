import * as z from 'zod/mini';
import { Line2D } from '../artists/line2d.ts';
import type { Axes } from '../axes/axes.ts';
import { gridSteps } from '../axes/axis.ts';
import { convertUnits } from '../axes/units.ts';
import { lineShape, number } from '../schema/pieces.ts';
import { type LineKeywords, lineOptions } from './line-options.ts';
import { defineMark } from './mark.ts';
import { coordinate } from './text.ts';

const schemaH = () =>
  z.strictObject({
    ...lineShape(),
    y: z.optional(coordinate()),
    xmin: z.optional(number()),
    xmax: z.optional(number()),
  });
const schemaV = () =>
  z.strictObject({
    ...lineShape(),
    x: z.optional(coordinate()),
    ymin: z.optional(number()),
    ymax: z.optional(number()),
  });

type SpecH = z.infer<ReturnType<typeof schemaH>>;
type SpecV = z.infer<ReturnType<typeof schemaV>>;

/** A line across the axes at a height (`Axes.axhline`). */
export const axhline = defineMark<SpecH>({
  type: 'axhline',
  summary: 'A line across the axes at one y.',
  doc: 'Draws at `y` (0) from `xmin` (0) to `xmax` (1), which are fractions of the axes: the line stays when the x limits move.',
  family: 'line',
  schema: schemaH,
  examples: [
    {
      title: 'A threshold',
      figure: {
        axes: [
          {
            marks: [
              { type: 'line', y: [1, 3, 2] },
              { type: 'axhline', y: 2.5, color: 'C3', linestyle: '--' },
            ],
          },
        ],
      },
    },
  ],
  plot(ax, { y, xmin, xmax, ...given }) {
    return { artists: [horizontalLine(ax, convertUnits(ax.yaxis, y ?? 0)[0], xmin ?? 0, xmax ?? 1, given)] };
  },
});

/** A line along the axes at one place (`Axes.axvline`). */
export const axvline = defineMark<SpecV>({
  type: 'axvline',
  summary: 'A line up the axes at one x.',
  doc: 'Draws at `x` (0) from `ymin` (0) to `ymax` (1), which are fractions of the axes: the line stays when the y limits move.',
  family: 'line',
  schema: schemaV,
  examples: [
    {
      title: 'An event',
      figure: {
        axes: [
          {
            marks: [
              { type: 'line', y: [1, 3, 2] },
              { type: 'axvline', x: 1.5, color: 'C3', linestyle: ':' },
            ],
          },
        ],
      },
    },
  ],
  plot(ax, { x, ymin, ymax, ...given }) {
    const [at] = convertUnits(ax.xaxis, x ?? 0);
    const line = new Line2D(
      Float64Array.of(at, ymin ?? 0, at, ymax ?? 1),
      ax.xAxisTransform,
      lineOptions(ax, given),
      ax.rc,
    );
    line.interpolationSteps = gridSteps;
    const outside = beyond(ax.viewX(), at);
    ax.addLine(line, true, false);
    if (outside) ax.requestAutoscale('x');
    return { artists: [line] };
  },
});

/** Adds a line at `y` between fractions of the axes' width. */
export function horizontalLine(ax: Axes, y: number, xmin: number, xmax: number, keywords: LineKeywords): Line2D {
  const line = new Line2D(Float64Array.of(xmin, y, xmax, y), ax.yAxisTransform, lineOptions(ax, keywords), ax.rc);
  line.interpolationSteps = gridSteps;
  const outside = beyond(ax.viewY(), y);
  ax.addLine(line, false, true);
  // Limits that hold the line already stay as they are, so that a line at 0 does not undo what was set.
  if (outside) ax.requestAutoscale('y');
  return line;
}

function beyond([a, b]: readonly [number, number], v: number): boolean {
  return v < Math.min(a, b) || v > Math.max(a, b);
}
