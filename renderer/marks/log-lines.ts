import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { makeScale } from '../scales/make-scale.ts';
import { ScaleError } from '../scales/scale.ts';
import { column } from '../schema/column.ts';
import { lineShape, numbers, oneOf, positive, transformShape } from '../schema/pieces.ts';
import { indices, sameLength } from './columns.ts';
import { lineFormat } from './line.ts';
import { defineMark, type Mark } from './mark.ts';
import { plotLine } from './plot-line.ts';

const schema = () =>
  z.strictObject({
    ...lineShape(),
    ...transformShape(),
    x: z.optional(column()),
    y: column(),
    fmt: z.optional(lineFormat()),
    base: z.optional(positive()),
    subs: z.optional(z.nullable(numbers())),
    nonpositive: z.optional(oneOf('mask', 'clip')),
  });

type LogLineSpec = z.infer<ReturnType<typeof schema>>;

function logLine(type: string, directions: readonly ('x' | 'y')[], words: string): Mark<LogLineSpec> {
  return defineMark<LogLineSpec>({
    type,
    summary: `A line on axes whose ${words}.`,
    doc: `As \`line\`, and makes the scale logarithmic to \`base\` (10). \`subs\` says which multiples of a power get small ticks, \`nonpositive\`
whether values of 0 and below lie far below the axes (\`clip\`) or are gaps (\`mask\`).`,
    projections: ['rectilinear'],
    family: 'line',
    schema,
    examples: [
      { title: 'Powers', figure: { plot_type: type, data: { x: [1, 10, 100, 1000], y: [1, 30, 1000, 30000] } } },
    ],
    check(spec, report) {
      if (spec.x !== undefined) sameLength({ x: spec.x, y: spec.y }, report);
      try {
        makeScale({ type: 'log', base: spec.base });
      } catch (error) {
        if (!(error instanceof ScaleError)) throw error;
        report('/base', error.message);
      }
    },
    plot(ax, spec) {
      const { x, y, fmt, base, subs, nonpositive, transform, ...given } = spec;
      for (const name of directions) {
        const list = typeof subs === 'number' ? [subs] : subs;
        const axis = name === 'x' ? ax.xaxis : ax.yaxis;
        axis.group.setScale(makeScale({ type: 'log', base, subs: list, nonpositive }), ax.rc);
      }
      const ys = convertUnits(ax.yaxis, y);
      const xs = x === undefined ? indices(ys.length) : convertUnits(ax.xaxis, x);
      return { artists: [plotLine(ax, xs, ys, given, { fmt, transform })] };
    },
  });
}

/** A line on two log scales (`Axes.loglog`). */
export const loglog = logLine('loglog', ['x', 'y'], 'scales are both logarithmic');
/** A line over a log scale (`Axes.semilogx`). */
export const semilogx = logLine('semilogx', ['x'], 'x scale is logarithmic');
/** A line along a log scale (`Axes.semilogy`). */
export const semilogy = logLine('semilogy', ['y'], 'y scale is logarithmic');
