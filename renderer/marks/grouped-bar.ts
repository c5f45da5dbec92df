import * as z from 'zod/mini';
import { setTicks } from '../axes/tick-options.ts';
import { convertUnits } from '../axes/units.ts';
import { isColorLike } from '../color/parse-color.ts';
import type { ColorSpec, LineStyle } from '../rc/rc-types.ts';
import { column, columnLength } from '../schema/column.ts';
import {
  colors,
  expecting,
  hatch,
  lineStyles,
  nonNegative,
  number,
  numbers,
  oneOf,
  patchShape,
} from '../schema/pieces.ts';
import { addBarLabels, barLabelFault, barLabelSchema } from './bar-labels.ts';
import { styleList } from './collection-options.ts';
import { columnsOf, convertSets, dataSets } from './data-sets.ts';
import { barContainer, drawBars } from './draw-bars.ts';
import { defineMark } from './mark.ts';

const strings = () =>
  expecting<readonly string[]>('a list of strings', (v) => Array.isArray(v) && v.every((s) => typeof s === 'string'));

const schema = () =>
  z.strictObject({
    ...patchShape(),
    facecolor: z.optional(colors()),
    edgecolor: z.optional(colors()),
    hatch: z.optional(z.union([hatch(), z.array(hatch())])),
    linewidth: z.optional(numbers()),
    linestyle: z.optional(lineStyles()),
    heights: dataSets(),
    positions: z.optional(z.nullable(column())),
    group_spacing: z.optional(nonNegative()),
    bar_spacing: z.optional(number()),
    labels: z.optional(z.nullable(strings())),
    tick_labels: z.optional(z.nullable(strings())),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
    colors: z.optional(z.nullable(colors())),
    bar_label: z.optional(barLabelSchema()),
  });

type GroupedBarSpec = z.infer<ReturnType<typeof schema>>;

/** Groups of bars side by side (`Axes.grouped_bar`). */
export const groupedBar = defineMark<GroupedBarSpec>({
  type: 'grouped_bar',
  summary: 'Groups of bars, one bar of every data set in each.',
  doc: `\`heights\` has one column per data set; the first values of all make the first group. \`labels\` name the data sets, \`tick_labels\` the groups;
\`group_spacing\` (1.5) and \`bar_spacing\` (0) are in widths of a bar. Colours, hatches and line widths are one for each data set.`,
  projections: ['rectilinear', 'polar'],
  family: 'patch',
  nested: { bar_label: ['text'] },
  schema,
  examples: [
    {
      title: 'Two data sets',
      figure: {
        axes: [
          {
            legend: true,
            marks: [
              {
                type: 'grouped_bar',
                heights: [
                  [1, 3, 2],
                  [2, 2, 4],
                ],
                labels: ['then', 'now'],
                tick_labels: ['a', 'b', 'c'],
              },
            ],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    const sets = columnsOf(spec.heights);
    const groups = columnLength(sets[0]);
    sets.forEach((set, i) => {
      const n = columnLength(set);
      if (n >= 0 && groups >= 0 && n !== groups)
        report(`/heights/${i}`, `has ${n} values, but the first data set has ${groups}`);
    });
    if (spec.labels && spec.labels.length !== sets.length)
      report('/labels', `has ${spec.labels.length} labels for ${sets.length} data sets`);
    if (spec.tick_labels && groups >= 0 && spec.tick_labels.length !== groups)
      report('/tick_labels', `has ${spec.tick_labels.length} labels for ${groups} groups`);
    const places = spec.positions;
    if (places && groups >= 0) {
      const n = columnLength(places);
      if (n >= 0 && n !== groups) report('/positions', `has ${n} values for ${groups} groups`);
      if (Array.isArray(places) && !even(places)) report('/positions', 'must be equidistant');
    }
    const fault = barLabelFault(spec.bar_label, Math.max(groups, 0));
    if (fault) report('/bar_label', fault);
  },
  plot(ax, spec) {
    const { heights, positions, group_spacing = 1.5, bar_spacing = 0, labels, tick_labels, bar_label, ...rest } = spec;
    const { orientation, colors: own, facecolor, edgecolor, hatch: hatches, linewidth, linestyle, ...style } = rest;
    const vertical = orientation !== 'horizontal';
    const [along, up] = vertical ? [ax.xaxis, ax.yaxis] : [ax.yaxis, ax.xaxis];
    const sets = convertSets(up, heights);
    const groups = sets[0].length;
    const centres = positions ? convertUnits(along, positions) : Float64Array.from({ length: groups }, (_, i) => i);
    const distance = positions && groups > 1 ? centres[1] - centres[0] : 1;
    const width = distance / (sets.length + (sets.length - 1) * bar_spacing + group_spacing);
    const cycle = <T>(list: readonly T[] | undefined, i: number): T | undefined => list?.[i % list.length];
    const made = sets.map((values, i) => {
      const start = centres.map(
        (c) => c - 0.5 * distance + 0.5 * group_spacing * width + i * (width + bar_spacing * width),
      );
      const zeros = new Float64Array(groups);
      const thick = new Float64Array(groups).fill(width);
      const bars = drawBars(
        ax,
        vertical
          ? { left: start, bottom: zeros, width: thick, height: values, vertical }
          : { left: zeros, bottom: start, width: values, height: thick, vertical },
        {
          ...style,
          color: cycle(list(own), i) ?? style.color,
          facecolor: cycle(list(facecolor), i),
          edgecolor: cycle(list(edgecolor), i),
          hatch: cycle(Array.isArray(hatches) ? hatches : hatches === undefined ? undefined : [hatches as string], i),
          linewidth: cycle(typeof linewidth === 'number' ? [linewidth] : linewidth, i),
          linestyle: cycle<LineStyle>(styleList(linestyle), i),
        },
      );
      ax.requestAutoscale();
      ax.addContainer(barContainer(bars, labels?.[i] ?? ''));
      return { bars, values, vertical, errors: null };
    });
    if (tick_labels) setTicks(along, { ticks: Array.from(centres), labels: [...tick_labels] });
    const words = made.flatMap((m) => addBarLabels(ax, m, bar_label));
    return { artists: [...made.flatMap((m) => m.bars), ...words] };
  },
});

function list(v: ColorSpec | readonly ColorSpec[] | null | undefined): readonly ColorSpec[] | undefined {
  if (v === undefined || v === null) return undefined;
  return (isColorLike as (c: unknown) => boolean)(v) ? [v as ColorSpec] : (v as readonly ColorSpec[]);
}

/** Whether neighbours are all equally far from each other, as `np.allclose` has it. */
function even(places: readonly unknown[]): boolean {
  const v = places.map(Number);
  const steps = v.slice(1).map((x, i) => x - v[i]);
  const mean = steps.reduce((s, d) => s + d, 0) / steps.length;
  return steps.every((d) => Math.abs(d - mean) <= 1e-8 + 1e-5 * Math.abs(mean));
}
