import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { column } from '../schema/column.ts';
import { lineShape, oneOf, transformShape } from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { lineFormat } from './line.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';

const schema = () =>
  z.strictObject({
    ...lineShape(),
    ...transformShape(),
    x: column(),
    y: column(),
    fmt: z.optional(lineFormat()),
    where: z.optional(oneOf('pre', 'post', 'mid')),
  });

type StepSpec = z.infer<ReturnType<typeof schema>>;

/** A line of stairs through points (`Axes.step`). */
export const step = defineMark<StepSpec>({
  type: 'step',
  summary: 'A line of stairs through points.',
  doc: `As \`line\`, with a step between neighbouring points: before each point (\`where: "pre"\`), after it (\`post\`) or halfway (\`mid\`).`,
  projections: ['rectilinear', 'polar'],
  family: 'line',
  schema,
  examples: [
    { title: 'Steps', figure: { plot_type: 'step', data: { x: [0, 1, 2, 3], y: [1, 3, 2, 4] }, where: 'mid' } },
  ],
  check: (spec, report) => sameLength({ x: spec.x, y: spec.y }, report),
  plot(ax, spec) {
    const { x, y, fmt, where, transform, ...given } = spec;
    const xs = convertUnits(ax.xaxis, x);
    const ys = convertUnits(ax.yaxis, y);
    const artist = plotLine(ax, xs, ys, { ...given, drawstyle: `steps-${where ?? 'pre'}` }, { fmt, transform });
    return { artists: [artist] };
  },
});
