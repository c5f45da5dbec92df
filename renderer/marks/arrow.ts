import * as z from 'zod/mini';
import { Patch, polygonPath } from '../artists/patch.ts';
import { patchOptions } from '../artists/patch-options.ts';
import { convertUnits } from '../axes/units.ts';
import { boolean, nonNegative, number, oneOf, patchShape } from '../schema/pieces.ts';
import { defineMark } from './mark.ts';
import { coordinate } from './text.ts';

const schema = () =>
  z.strictObject({
    ...patchShape(),
    x: coordinate(),
    y: coordinate(),
    dx: number(),
    dy: number(),
    width: z.optional(nonNegative()),
    length_includes_head: z.optional(boolean()),
    head_width: z.optional(z.nullable(nonNegative())),
    head_length: z.optional(z.nullable(nonNegative())),
    shape: z.optional(oneOf('full', 'left', 'right')),
    overhang: z.optional(number()),
    head_starts_at_zero: z.optional(boolean()),
  });

type ArrowSpec = z.infer<ReturnType<typeof schema>>;

/** An arrow in data coordinates (`Axes.arrow`). */
export const arrow = defineMark<ArrowSpec>({
  type: 'arrow',
  summary: 'An arrow in data coordinates.',
  doc: `From (\`x\`, \`y\`) by (\`dx\`, \`dy\`). \`width\` (0.001), \`head_width\` (3 times as much) and \`head_length\` (1.5 times that) are data units, so the arrow
is sheared when the axes are not of equal scale; \`annotate\` draws arrows that are not.`,
  family: 'patch',
  schema,
  examples: [
    {
      title: 'An arrow',
      figure: { axes: [{ marks: [{ type: 'arrow', x: 0, y: 0, dx: 1, dy: 0.5, width: 0.02 }] }] },
    },
  ],
  plot(ax, spec) {
    const { x, y, dx, dy, width, length_includes_head, head_width, head_length, shape, overhang, ...rest } = spec;
    const { head_starts_at_zero, ...style } = rest;
    const at: readonly [number, number] = [convertUnits(ax.xaxis, x)[0], convertUnits(ax.yaxis, y)[0]];
    const outline = arrowOutline(at, [dx, dy], {
      width: width ?? 0.001,
      headWidth: head_width ?? 3 * (width ?? 0.001),
      headLength: head_length ?? 1.5 * (head_width ?? 3 * (width ?? 0.001)),
      includesHead: length_includes_head ?? false,
      shape: shape ?? 'full',
      overhang: overhang ?? 0,
      startsAtZero: head_starts_at_zero ?? false,
    });
    const patch = new Patch(polygonPath(outline), ax.transData, patchOptions(ax, style, true), ax.rc);
    ax.addPatch(patch);
    ax.requestAutoscale();
    return { artists: [patch] };
  },
});

interface ArrowShape {
  readonly width: number;
  readonly headWidth: number;
  readonly headLength: number;
  readonly includesHead: boolean;
  readonly shape: 'full' | 'left' | 'right';
  readonly overhang: number;
  readonly startsAtZero: boolean;
}

/** The corners of an arrow: made lying with its tip at 0, then turned and moved. */
function arrowOutline(
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  s: ArrowShape,
): Float64Array {
  const distance = Math.hypot(dx, dy);
  const { headLength: hl, headWidth: hw, width: w } = s;
  const length = s.includesHead ? distance : distance + hl;
  const shift = (s.includesHead ? 0 : hl) + (s.startsAtZero ? hl / 2 : 0);
  const half: (readonly [number, number])[] = [
    [0, 0],
    [-hl, -hw / 2],
    [-hl * (1 - s.overhang), -w / 2],
    [-length, -w / 2],
    [-length, 0],
  ];
  const left = half.map(([px, py]): readonly [number, number] => [px + shift, py]);
  const right = left.map(([px, py]): readonly [number, number] => [px, -py]);
  const points =
    s.shape === 'left' ? left : s.shape === 'right' ? right : [...left.slice(0, -1), ...right.slice(0, -1).reverse()];
  const [cos, sin] = distance === 0 ? [0, 1] : [dx / distance, dy / distance];
  return Float64Array.from(
    points.flatMap(([px, py]) => [cos * px - sin * py + (x + dx), sin * px + cos * py + (y + dy)]),
  );
}
