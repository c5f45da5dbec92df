import * as z from 'zod/mini';
import { convertUnits } from '../axes/units.ts';
import { isColorLike } from '../color/parse-color.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { column, columnLength } from '../schema/column.ts';
import { collectionShape, colors, expecting, hatch, oneOf } from '../schema/pieces.ts';
import { styleList } from './collection-options.ts';
import { columnsOf, convertSets, dataSets } from './data-sets.ts';
import { fillArea } from './fill-between.ts';
import { defineMark } from './mark.ts';

const schema = () =>
  z.strictObject({
    ...collectionShape(),
    x: column(),
    y: dataSets(),
    labels: z.optional(
      expecting<readonly (string | null)[]>(
        'a list of strings',
        (v) => Array.isArray(v) && v.every((s) => s === null || typeof s === 'string'),
      ),
    ),
    colors: z.optional(z.nullable(colors())),
    hatch: z.optional(z.union([hatch(), z.array(hatch())])),
    baseline: z.optional(oneOf('zero', 'sym', 'wiggle', 'weighted_wiggle')),
  });

type StackplotSpec = z.infer<ReturnType<typeof schema>>;

/** Areas on top of each other (`Axes.stackplot`). */
export const stackplot = defineMark<StackplotSpec>({
  type: 'stackplot',
  summary: 'Areas on top of each other.',
  doc: `\`y\` has one column per layer. \`baseline\` is \`zero\`, \`sym\` (around the middle), \`wiggle\` or \`weighted_wiggle\` (so that layers change little);
\`colors\`, \`hatch\`, \`linewidths\`, \`linestyles\` and \`edgecolors\` are taken in turn.`,
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'Two layers',
      figure: {
        axes: [
          {
            legend: { loc: 'upper left' },
            marks: [
              {
                type: 'stackplot',
                x: [0, 1, 2, 3],
                y: [
                  [1, 2, 2, 3],
                  [2, 1, 3, 2],
                ],
                labels: ['a', 'b'],
              },
            ],
          },
        ],
      },
    },
  ],
  check({ x, y }, report) {
    const n = columnLength(x);
    columnsOf(y).forEach((row, i) => {
      const m = columnLength(row);
      if (n >= 0 && m >= 0 && m !== n) report(`/y/${i}`, `has ${m} values, but x has ${n}`);
    });
  },
  plot(ax, spec) {
    const { x, y, labels = [], colors: own, baseline = 'zero', label: _label, ...style } = spec;
    const xs = convertUnits(ax.xaxis, x);
    const rows = convertSets(ax.yaxis, y);
    const paints = own ? listOf(own) : rows.map(() => ax.lineCycle.nextColor() as ColorSpec);
    const faces = style.facecolors === undefined ? paints : listOf(style.facecolors);
    const edges = style.edgecolors === undefined || style.edgecolors === 'face' ? null : listOf(style.edgecolors);
    const widths = typeof style.linewidths === 'number' ? [style.linewidths] : style.linewidths;
    const hatches = Array.isArray(style.hatch) ? style.hatch : [style.hatch as string | null | undefined];
    const styles = styleList(style.linestyles);
    const tops = stackUp(rows, baseline);
    const layers = tops.slice(1).map((top, i) => {
      const layer = fillArea(
        ax,
        {
          ...style,
          facecolors: faces[i % faces.length],
          edgecolors: edges ? edges[i % edges.length] : style.edgecolors,
          linewidths: widths?.[i % widths.length],
          linestyles: styles?.[i % styles.length] as LineStyle | undefined,
          hatch: hatches[i % hatches.length],
          label: labels[i],
        },
        xs,
        tops[i],
        top,
        false,
      );
      if (i === 0) layer.stickyEdges = { x: [], y: [0] };
      return layer;
    });
    return { artists: layers };
  },
});

function listOf(v: ColorSpec | readonly ColorSpec[]): readonly ColorSpec[] {
  return (isColorLike as (c: unknown) => boolean)(v) ? [v as ColorSpec] : (v as readonly ColorSpec[]);
}

/** The line below the first layer, then the top of every layer. */
function stackUp(rows: readonly Float64Array[], baseline: string): Float64Array[] {
  const n = rows[0].length;
  const m = rows.length;
  const sums: Float64Array[] = [];
  for (const row of rows) {
    const below = sums.at(-1);
    sums.push(below ? row.map((v, i) => below[i] + v) : row.slice());
  }
  if (baseline === 'zero') return [Float64Array.of(0), ...sums];
  const total = sums[m - 1];
  const first = new Float64Array(n);
  if (baseline === 'sym') for (let i = 0; i < n; i++) first[i] = -total[i] * 0.5;
  else if (baseline === 'wiggle') {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < m; k++) first[i] += rows[k][i] * (m - 0.5 - k);
      first[i] /= -m;
    }
  } else {
    let centre = 0;
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < m; k++) {
        const increase = i === 0 ? rows[k][0] : rows[k][i] - rows[k][i - 1];
        const below = total[i] - sums[k][i] + 0.5 * rows[k][i];
        const up = i === 0 ? 0.5 : total[i] > 0 ? below / total[i] : 0;
        centre += (up - 0.5) * increase;
      }
      first[i] = centre - 0.5 * total[i];
    }
  }
  return [first, ...sums.map((s) => s.map((v, i) => v + first[i]))];
}
