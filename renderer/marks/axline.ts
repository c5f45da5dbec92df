import * as z from 'zod/mini';
import { Line2D } from '../artists/line2d.ts';
import type { Axes } from '../axes/axes.ts';
import { namedTransform, type TransformName } from '../axes/named-transform.ts';
import { convertUnits } from '../axes/units.ts';
import { applyPoint, compose, invert } from '../geometry/affine.ts';
import { unitTo } from '../geometry/bbox.ts';
import { affineTransform, type TransformRef, transformPoint } from '../geometry/transform.ts';
import { ScaleError } from '../scales/scale.ts';
import { expecting, lineShape, number, transformShape } from '../schema/pieces.ts';
import { lineOptions } from './line-options.ts';
import { defineMark } from './mark.ts';

type Point = readonly [number | string, number | string];

/** A point whose coordinates may be of different kinds: a date and a number. */
export const point = () =>
  expecting<Point>(
    'two coordinates: numbers, categories or dates',
    (v) =>
      Array.isArray(v) &&
      v.length === 2 &&
      v.every((c) => typeof c === 'string' || (typeof c === 'number' && Number.isFinite(c))),
  );

/** A point in data coordinates as numbers. */
export function convertPoint(ax: Axes, [x, y]: Point): [number, number] {
  return [convertUnits(ax.xaxis, x)[0], convertUnits(ax.yaxis, y)[0]];
}

const schema = () =>
  z.strictObject({
    ...lineShape(),
    ...transformShape(),
    xy1: point(),
    xy2: z.optional(z.nullable(point())),
    slope: z.optional(z.nullable(number())),
  });

type AxlineSpec = z.infer<ReturnType<typeof schema>>;

/** A straight line without ends (`Axes.axline`). */
export const axline = defineMark<AxlineSpec>({
  type: 'axline',
  summary: 'A straight line from edge to edge of the axes.',
  doc: `Goes through \`xy1\` and \`xy2\`, or through \`xy1\` with a \`slope\` (linear scales only), as far as the axes reach.`,
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'A diagonal',
      figure: {
        axes: [
          {
            marks: [
              { type: 'scatter', x: [1, 2, 3], y: [1.2, 1.9, 3.1] },
              { type: 'axline', xy1: [0, 0], slope: 1, color: '0.5' },
            ],
          },
        ],
      },
    },
  ],
  check({ xy1, xy2, slope }, report) {
    if ((xy2 == null) === (slope == null)) report('', 'needs either "xy2" or "slope"');
    if (xy2 && xy1[0] === xy2[0] && xy1[1] === xy2[1]) report('/xy2', 'must be another point than xy1');
  },
  plot(ax, spec) {
    const { xy1, xy2, slope, transform, ...given } = spec;
    if (slope != null && !(ax.xaxis.group.scale.isLinear && ax.yaxis.group.scale.isLinear))
      throw new ScaleError('a line with a slope needs linear scales');
    const ends = (xy2 ? [xy1, xy2] : [xy1]).map((p) => convertPoint(ax, p));
    const options = lineOptions(ax, given);
    const line = new Line2D(Float64Array.of(0, 0, 1, 1), endless(ax, ends, slope ?? null, transform), options, ax.rc);
    ax.addArtist(line);
    if (line.label === '') line.label = `_child${ax.children.length - 1}`;
    if (transform === undefined) ax.updateDataLimits(ends.flat());
    ax.requestAutoscale();
    return { artists: [line] };
  },
});

/** Unit square → the piece of the line that the view shows, found anew whenever it is drawn. */
function endless(
  ax: Axes,
  ends: readonly (readonly [number, number])[],
  slope: number | null,
  transform: TransformName | undefined,
): TransformRef {
  return () => {
    const { affine } = ax.transData();
    const [xs, ys] = [ax.xaxis.group.scale, ax.yaxis.group.scale];
    const scaled = ([x, y]: readonly [number, number]): readonly [number, number] =>
      transform === undefined || transform === 'data'
        ? [xs.forward(x), ys.forward(y)]
        : applyPoint(invert(affine), ...transformPoint(namedTransform(ax, transform)(), x, y));
    const [[x1, y1], second] = ends.map(scaled);
    const steep = second ? (second[0] === x1 ? Infinity : (second[1] - y1) / (second[0] - x1)) : (slope ?? 0);
    const [left, right] = ax.viewX().map((v) => xs.forward(v));
    const [low, high] = ax.viewY().map((v) => ys.forward(v));
    let from: readonly [number, number];
    let to: readonly [number, number];
    if (steep === 0)
      [from, to] = [
        [left, y1],
        [right, y1],
      ];
    else if (!Number.isFinite(steep))
      [from, to] = [
        [x1, low],
        [x1, high],
      ];
    else {
      // Of the four places where the line meets the edges of the view, the two in the middle are seen.
      const meets: (readonly [number, number])[] = [
        [left, y1 + (left - x1) * steep],
        [right, y1 + (right - x1) * steep],
        [x1 + (low - y1) / steep, low],
        [x1 + (high - y1) / steep, high],
      ];
      [, from, to] = meets.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
    }
    return affineTransform(compose(unitTo({ x0: from[0], y0: from[1], x1: to[0], y1: to[1] }), affine));
  };
}
