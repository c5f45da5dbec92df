import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { column, columnLength } from '../schema/column.ts';
import { boolean, lineShape, oneOf } from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';

const schema = () => {
  const { drawstyle: _drawstyle, ...line } = lineShape();
  return z.strictObject({
    ...line,
    x: column(),
    weights: z.optional(z.nullable(column())),
    complementary: z.optional(boolean()),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
    compress: z.optional(boolean()),
  });
};

type EcdfSpec = z.infer<ReturnType<typeof schema>>;

/** Which share of the values lies below (`Axes.ecdf`). */
export const ecdf = defineMark<EcdfSpec>({
  type: 'ecdf',
  summary: 'The share of values that lie at or below each value.',
  doc: `The empirical cumulative distribution of \`x\`, with \`weights\`; \`complementary\` gives the share above. \`compress\` leaves out steps between equal
values.`,
  family: 'line',
  schema,
  examples: [{ title: 'A distribution', figure: { plot_type: 'ecdf', data: { x: [3, 1, 4, 1, 5, 9, 2, 6] } } }],
  check({ x, weights }, report) {
    if (columnLength(x) === 0) report('/x', 'must not be empty');
    if (Array.isArray(x) && x.some((v) => v === null || v === 'NaN')) report('/x', 'must not have gaps');
    if (weights) sameLength({ x, weights }, report);
  },
  plot(ax, spec) {
    const { x, weights, complementary, orientation, compress, ...given } = spec;
    const vertical = orientation !== 'horizontal';
    const values = convertUnits(vertical ? ax.xaxis : ax.yaxis, x);
    const weighed = weights ? convertUnits(ax.yaxis, weights) : null;
    // Without weights the order of equal values does not matter, and numbers sort faster than places.
    const order = weighed && Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
    let sorted = order ? Float64Array.from(order, (i) => values[i]) : values.slice().sort();
    let shares = order && weighed ? shareUpTo(order, weighed) : sorted.map((_, i) => (1 + i) / sorted.length);
    if (compress) {
      // Kept as Matplotlib keeps them: the first of every run of equal values, with its own share.
      const list = Array.from(sorted.keys()).filter((i) => i === 0 || sorted[i] !== sorted[i - 1]);
      shares = Float64Array.from(list, (i) => shares[i]);
      sorted = Float64Array.from(list, (i) => sorted[i]);
    }
    const n = sorted.length;
    const places = new Float64Array(n + 1).fill(sorted[n - 1]);
    const heights = new Float64Array(n + 1);
    places.set(sorted, complementary ? 0 : 1);
    heights.set(complementary ? shares.map((s) => 1 - s) : shares, 1);
    if (complementary) heights[0] = 1;
    else places[0] = sorted[0];
    const before = vertical === (complementary ?? false);
    const [xs, ys] = vertical ? [places, heights] : [heights, places];
    const keywords = { ...given, drawstyle: before ? 'steps-pre' : 'steps-post' };
    const line = plotLine(ax, xs, ys, keywords);
    line.stickyEdges = vertical ? { x: [], y: [0, 1] } : { x: [0, 1], y: [] };
    return { artists: [line], numbers: () => ({ x: [...xs], y: [...ys] }) };
  },
});

/** The share of the weight up to every value in order. */
function shareUpTo(order: Uint32Array, weights: Float64Array): Float64Array {
  const total = weights.reduce((s, w) => s + w, 0);
  let sum = 0;
  return Float64Array.from(order, (i) => {
    sum += weights[i] / total;
    return sum;
  });
}
