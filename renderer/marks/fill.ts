import * as z from 'zod/mini';
import { Patch, polygonPath } from '../artists/patch.ts';
import { type PatchKeywords, patchOptions } from '../artists/patch-options.ts';
import { dataDirections, namedTransform } from '../axes/named-transform.ts';
import { convertUnits } from '../axes/units.ts';
import { pairs } from '../columns/pairs.ts';
import { column } from '../schema/column.ts';
import { patchShape, transformShape } from '../schema/pieces.ts';
import { sameLength } from './columns.ts';
import { defineMark } from './mark.ts';

const schema = () => z.strictObject({ ...patchShape(), ...transformShape(), x: column(), y: column() });

const markers = { marker: 0, markersize: 0, markeredgecolor: 0, markerfacecolor: 0, markeredgewidth: 0 };

type FillSpec = z.infer<ReturnType<typeof schema>>;

/** A filled polygon (`Axes.fill`). */
export const fill = defineMark<FillSpec>({
  type: 'fill',
  summary: 'A filled polygon.',
  doc: 'Joins the points (`x`, `y`) and closes the line; the inside has the next colour of the cycle, or `color` (with its outline) or `facecolor`.',
  projections: ['rectilinear', 'polar'],
  family: 'patch',
  schema,
  examples: [{ title: 'A triangle', figure: { plot_type: 'fill', data: { x: [0, 2, 1], y: [0, 0, 1.5] } } }],
  check: ({ x, y }, report) => sameLength({ x, y }, report),
  plot(ax, spec) {
    const { x, y, color, transform, ...own } = spec;
    // The cycle steps only when it has something to give; what it says about markers is not for polygons.
    const { color: next, ...cycled } = ax.fillCycle.nextProperties({ ...markers, ...spec }) as PatchKeywords;
    const given = { ...cycled, ...own };
    const options = patchOptions(ax, {
      ...given,
      facecolor: given.facecolor ?? color ?? next,
      edgecolor: given.edgecolor ?? color,
      hatchcolor: given.hatchcolor ?? color,
    });
    const xy = pairs(convertUnits(ax.xaxis, x), convertUnits(ax.yaxis, y));
    const patch = new Patch(polygonPath(xy), namedTransform(ax, transform), options, ax.rc);
    const counts = dataDirections(transform);
    ax.addPatch(patch, counts.x, counts.y);
    ax.requestAutoscale();
    return { artists: [patch] };
  },
});
