import * as z from 'zod/mini';
import { patchOptions } from '../artists/patch-options.ts';
import { StepPatch, stairsPath } from '../artists/step-patch.ts';
import { convertUnits } from '../axes/units.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
import { column, columnLength, columnOrScalar } from '../schema/column.ts';
import { oneOf, patchShape } from '../schema/pieces.ts';
import { indices } from './columns.ts';
import { defineMark } from './mark.ts';

const schema = () =>
  z.strictObject({
    ...patchShape(),
    values: column(),
    edges: z.optional(z.nullable(column())),
    baseline: z.optional(z.nullable(columnOrScalar())),
    orientation: z.optional(oneOf('vertical', 'horizontal')),
  });

type StairsSpec = z.infer<ReturnType<typeof schema>>;

/** Stairs over edges, such as a histogram that was counted elsewhere (`Axes.stairs`). */
export const stairs = defineMark<StairsSpec>({
  type: 'stairs',
  summary: 'Stairs over edges: a histogram counted elsewhere.',
  doc: `\`values\` has one height between every two \`edges\` (0, 1, 2, …). The stairs stand on \`baseline\` (0, or one
per value for stacks); \`fill\` fills them.`,
  family: 'patch',
  schema,
  examples: [
    { title: 'Counts', figure: { plot_type: 'stairs', data: { values: [2, 5, 3], edges: [0, 1, 3, 4] }, fill: true } },
  ],
  check({ values, edges, baseline }, report) {
    const n = columnLength(values);
    const m = edges == null ? -1 : columnLength(edges);
    if (n >= 0 && m >= 0 && m !== n + 1) report('/edges', `has ${m} values; ${n} stairs need ${n + 1}`);
    if (Array.isArray(edges) && edges.includes(null)) report('/edges', 'must not have gaps');
    const b = baseline == null || typeof baseline !== 'object' ? -1 : columnLength(baseline);
    if (n >= 0 && b >= 0 && b !== n) report('/baseline', `has ${b} values for ${n} stairs`);
  },
  plot(ax, spec) {
    const { values: givenValues, edges: givenEdges, baseline: givenBase, orientation, color, ...given } = spec;
    const vertical = orientation !== 'horizontal';
    const [along, up] = vertical ? [ax.xaxis, ax.yaxis] : [ax.yaxis, ax.xaxis];
    const paint = color ?? (ax.lineCycle.nextColor() as ColorSpec);
    const fill = given.fill ?? false;
    const values = convertUnits(up, givenValues);
    const edges = givenEdges == null ? indices(values.length + 1) : convertUnits(along, givenEdges);
    const decoded = convertUnits(up, givenBase ?? 0);
    const baseline = givenBase != null && typeof givenBase === 'object' ? decoded : decoded[0];
    const options = patchOptions(ax, {
      ...given,
      fill,
      ...(fill
        ? { linewidth: given.linewidth ?? 0, facecolor: given.facecolor ?? paint }
        : { edgecolor: given.edgecolor ?? paint }),
    });
    const patch = new StepPatch(stairsPath(values, edges, baseline, vertical), ax.transData, options, ax.rc);
    ax.addPatch(patch);
    const low = Math.min(...decoded);
    patch.stickyEdges = vertical ? { x: [], y: [low] } : { x: [low], y: [] };
    ax.updateDataLimits(vertical ? [edges[0], low] : [low, edges[0]]);
    ax.requestAutoscale();
    return { artists: [patch] };
  },
});
