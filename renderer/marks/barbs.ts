import * as z from 'zod/mini';
import { Barbs } from '../artists/barbs.ts';
import { namedTransform } from '../axes/named-transform.ts';
import { pairs } from '../columns/pairs.ts';
import { boolean, colors, expecting, nonNegative, number, oneOf, positive } from '../schema/pieces.ts';
import { barbPath, calmPath, findTails } from '../vectors/barb-shape.ts';
import { checkVectors, fieldShape, fieldValues, vectorShape, vectorsOf } from '../vectors/field.ts';
import { collectionOptions } from './collection-options.ts';
import { mapCollection } from './mapped-collection.ts';
import { checkMapping } from './mapping.ts';
import { defineMark } from './mark.ts';

/** Parts of all barbs of a mark together. */
const mostParts = 5_000_000;

const schema = () =>
  z.strictObject({
    ...vectorShape(),
    length: z.optional(positive()),
    pivot: z.optional(z.union([oneOf('tip', 'middle'), number()])),
    barbcolor: z.optional(z.nullable(colors())),
    flagcolor: z.optional(z.nullable(colors())),
    sizes: z.optional(
      z.nullable(
        z.strictObject({
          spacing: z.optional(number()),
          height: z.optional(number()),
          width: z.optional(number()),
          emptybarb: z.optional(nonNegative()),
        }),
      ),
    ),
    fill_empty: z.optional(boolean()),
    rounding: z.optional(boolean()),
    barb_increments: z.optional(
      z.nullable(
        z.strictObject({ half: z.optional(positive()), full: z.optional(positive()), flag: z.optional(positive()) }),
      ),
    ),
    flip_barb: z.optional(
      expecting<boolean | readonly boolean[]>(
        'true, false, or a list of them',
        (v) => typeof v === 'boolean' || (Array.isArray(v) && v.length > 0 && v.every((b) => typeof b === 'boolean')),
      ),
    ),
  });
type BarbsSpec = z.infer<ReturnType<typeof schema>>;

const increments = (spec: BarbsSpec) => ({ half: 5, full: 10, flag: 50, ...spec.barb_increments });

/** Wind barbs (`Axes.barbs`). */
export const barbs = defineMark<BarbsSpec>({
  type: 'barbs',
  summary: 'Wind barbs: direction and speed in the signs of weather maps.',
  doc: `Draws a barb for the wind (\`U\`, \`V\`) at every place (\`X\`, \`Y\`): a flag for 50, a long line for 10, a short one for 5, a circle for calm;
\`barb_increments\` changes that. \`length\` is in points, \`pivot\` says which end is at the place, \`flip_barb\` turns the lines to the other side
(for the southern hemisphere), and \`C\` colours the barbs.`,
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'Ever more wind',
      figure: {
        axes: [
          {
            margins: 0.2,
            marks: [{ type: 'barbs', X: [0, 1, 2, 3], Y: [0, 0, 0, 0], U: [0, 5, 25, 75], V: [0, 2, 10, 30] }],
          },
        ],
      },
    },
  ],
  check(spec, report) {
    checkVectors(spec, report);
    checkMapping(spec, report);
    const { rows, columns } = fieldShape(spec.U);
    if (Array.isArray(spec.flip_barb) && spec.flip_barb.length !== 1 && columns >= 0) {
      if (spec.flip_barb.length !== rows * columns)
        report('/flip_barb', `has ${spec.flip_barb.length} values for ${rows * columns} barbs`);
    }
    const parts = countParts(spec);
    if (parts > mostParts)
      report('/barb_increments', `makes ${parts} flags and lines in all; at most ${mostParts} are drawn`);
  },
  plot(ax, spec) {
    const { length = 7, pivot = 'tip', rounding = true, fill_empty = false } = spec;
    const vectors = vectorsOf(ax.xaxis, ax.yaxis, spec);
    const sizes = { spacing: 0.125, height: 0.4, width: 0.25, emptybarb: 0.15, ...spec.sizes };
    const endy = typeof pivot === 'number' ? pivot : pivot === 'middle' ? -length / 2 : 0;
    const flips = typeof spec.flip_barb === 'object' ? spec.flip_barb : [spec.flip_barb ?? false];
    const calm = calmPath(length, sizes, fill_empty);
    const { x, y, u, v, c } = vectors;
    const kept = Array.from(x.keys()).filter(
      (i) => Number.isFinite(x[i] + y[i] + u[i] + v[i]) && (c === null || Number.isFinite(c[i])),
    );
    const paths = kept.map((i) => {
      const tails = findTails(Math.hypot(u[i], v[i]), rounding, increments(spec));
      const isCalm = !tails.half && tails.flags === 0 && tails.barbs === 0;
      return isCalm ? calm : barbPath(tails, [u[i], v[i]], length, endy, sizes, flips[i % flips.length]);
    });
    const places = pairs(
      Float64Array.from(kept, (i) => x[i]),
      Float64Array.from(kept, (i) => y[i]),
    );
    const looks = colourKeywords(spec);
    const plain = collectionOptions(ax, { ...looks, linewidths: spec.linewidths ?? 1 }, () => 'k');
    const values = c && Float64Array.from(kept, (i) => c[i]);
    const { options, mappable } = mapCollection(looks, plain, values, ax.rc);
    const artist = new Barbs(
      paths,
      places,
      namedTransform(ax, spec.transform),
      Math.sqrt(length ** 2 / 4),
      options,
      ax.rc,
    );
    ax.addCollection(artist, (spec.transform ?? 'data') === 'data' ? places : null);
    ax.requestAutoscale();
    return { artists: [artist], mappable };
  },
});

/** Faces are the flags, outlines the lines; one colour alone is for both. */
function colourKeywords(spec: BarbsSpec): BarbsSpec {
  const { barbcolor, flagcolor } = spec;
  if (barbcolor != null && flagcolor != null) return { ...spec, edgecolors: barbcolor, facecolors: flagcolor };
  return { ...spec, edgecolors: 'face', facecolors: flagcolor ?? barbcolor ?? spec.facecolors ?? 'k' };
}

/** Flags and lines of all barbs, roughly; not known before drawing for Arrow columns. */
function countParts(spec: BarbsSpec): number {
  if (fieldShape(spec.U).columns < 0 || fieldShape(spec.V).columns < 0) return 0;
  const { half, full, flag } = increments(spec);
  const [u, v] = [fieldValues(spec.U), fieldValues(spec.V)];
  let parts = 0;
  for (let i = 0; i < Math.max(u.length, v.length); i++) {
    const strength = Math.hypot(u[i % u.length], v[i % v.length]) + half;
    if (Number.isFinite(strength))
      parts += Math.floor(strength / flag) + Math.floor(Math.min(strength, flag) / full) + 1;
  }
  return parts;
}
