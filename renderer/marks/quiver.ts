import * as z from 'zod/mini';
import { Quiver, type QuiverUnits } from '../artists/quiver.ts';
import { QuiverKey } from '../artists/quiver-key.ts';
import type { Axes } from '../axes/axes.ts';
import { namedTransform } from '../axes/named-transform.ts';
import { pairs } from '../columns/pairs.ts';
import { applyAffine, invert, scaleTranslate } from '../geometry/affine.ts';
import { affineTransform, type TransformRef, transformPoints } from '../geometry/transform.ts';
import { color, expecting, nonNegative, number, oneOf, positive, text } from '../schema/pieces.ts';
import {
  checkVectors,
  type Field,
  fieldShape,
  fieldValues,
  isField,
  vectorShape,
  vectorsOf,
} from '../vectors/field.ts';
import { collectionOptions } from './collection-options.ts';
import { mapCollection } from './mapped-collection.ts';
import { checkMapping } from './mapping.ts';
import { defineMark } from './mark.ts';

const units = () => oneOf('x', 'y', 'xy', 'width', 'height', 'dots', 'inches');

const keySchema = () =>
  z.strictObject({
    X: number(),
    Y: number(),
    U: number(),
    label: z.optional(text()),
    angle: z.optional(number()),
    coordinates: z.optional(oneOf('axes', 'figure', 'data', 'inches')),
    color: z.optional(z.nullable(color())),
    labelsep: z.optional(number()),
    labelpos: z.optional(oneOf('N', 'S', 'E', 'W')),
    labelcolor: z.optional(z.nullable(color())),
    zorder: z.optional(z.nullable(number())),
  });

const schema = () =>
  z.strictObject({
    ...vectorShape(),
    units: z.optional(units()),
    angles: z.optional(
      expecting<'uv' | 'xy' | number | Field>(
        '"uv", "xy", or degrees (a number, a column or rows)',
        (v) => v === 'uv' || v === 'xy' || typeof v === 'number' || isField(v),
      ),
    ),
    scale: z.optional(z.nullable(expecting<number>('a number other than 0', (v) => Number.isFinite(v) && v !== 0))),
    scale_units: z.optional(z.nullable(units())),
    width: z.optional(z.nullable(positive())),
    headwidth: z.optional(nonNegative()),
    headlength: z.optional(nonNegative()),
    headaxislength: z.optional(nonNegative()),
    minshaft: z.optional(nonNegative()),
    minlength: z.optional(nonNegative()),
    pivot: z.optional(oneOf('tail', 'mid', 'middle', 'tip')),
    quiverkey: z.optional(z.nullable(keySchema())),
  });
type QuiverSpec = z.infer<ReturnType<typeof schema>>;
type KeySpec = z.infer<ReturnType<typeof keySchema>>;

/** A field of arrows (`Axes.quiver`), with its key (`Axes.quiverkey`). */
export const quiver = defineMark<QuiverSpec>({
  type: 'quiver',
  summary: 'A field of arrows.',
  doc: `Draws the arrow (\`U\`, \`V\`) at every place (\`X\`, \`Y\`); \`C\` colours it. Columns may be tables with one row per y, and \`X\`, \`Y\` the edges of
such a table. \`scale\` is how many data units make an arrow as long as one of \`scale_units\`; without it lengths are chosen to fit.
\`angles: "xy"\` lets arrows point from (x, y) to (x+u, y+v), and with \`scale_units: "xy"\`, \`scale: 1\` they end there. \`quiverkey\` adds an arrow
of known length with a label.`,
  projections: ['rectilinear', 'polar'],
  family: 'collection',
  schema,
  examples: [
    {
      title: 'A rotation',
      figure: {
        plot_type: 'quiver',
        data: {
          X: [-1, 0, 1],
          Y: [-1, 0, 1],
          U: [
            [1, 1, 1],
            [0, 0, 0],
            [-1, -1, -1],
          ],
          V: [
            [-1, 0, 1],
            [-1, 0, 1],
            [-1, 0, 1],
          ],
        },
        quiverkey: { X: 0.9, Y: 1.05, U: 1, label: '1 m/s', labelpos: 'E' },
      },
    },
  ],
  check(spec, report) {
    checkVectors(spec, report);
    checkMapping(spec, report);
    const { angles } = spec;
    if (typeof angles !== 'object') return;
    const { rows, columns } = fieldShape(angles);
    const [n, m] = [rows * columns, fieldShape(spec.U)];
    if (columns >= 0 && m.columns >= 0 && n !== 1 && n !== m.rows * m.columns)
      report('/angles', `has ${n} values for ${m.rows * m.columns} arrows`);
  },
  plot(ax, spec) {
    const vectors = vectorsOf(ax.xaxis, ax.yaxis, spec);
    const faces = { ...spec, color: undefined, facecolors: spec.facecolors ?? spec.color ?? 'k' };
    const plain = collectionOptions(ax, { ...faces, linewidths: spec.linewidths ?? 0 }, () => 'k');
    const { options, mappable } = mapCollection(faces, plain, vectors.c && withoutGaps(vectors.c), ax.rc);
    const { angles = 'uv' } = spec;
    const pivot = spec.pivot ?? 'tail';
    const xy = pairs(vectors.x, vectors.y);
    const artist = new Quiver(
      ax,
      vectors,
      xy,
      {
        transform: namedTransform(ax, spec.transform),
        units: (spec.units ?? 'width') as QuiverUnits,
        scaleUnits: (spec.scale_units ?? null) as QuiverUnits | null,
        angles:
          typeof angles === 'number'
            ? Float64Array.of(angles)
            : typeof angles === 'string'
              ? angles
              : fieldValues(angles),
        scale: spec.scale ?? null,
        width: spec.width ?? null,
        headwidth: spec.headwidth ?? 3,
        headlength: spec.headlength ?? 5,
        headaxislength: spec.headaxislength ?? 4.5,
        minshaft: spec.minshaft ?? 1,
        minlength: spec.minlength ?? 1,
        pivot: pivot === 'mid' ? 'middle' : pivot,
      },
      options,
    );
    ax.addCollection(artist, spec.transform ? asData(ax, namedTransform(ax, spec.transform), xy) : xy);
    ax.requestAutoscale();
    const key = spec.quiverkey ? [addKey(ax, artist, spec.quiverkey, spec)] : [];
    return {
      artists: [artist, ...key],
      mappable,
      numbers: () => ({ scale: artist.scale, width: artist.width }),
    };
  },
});

/** Places of other coordinates count for the limits as well, where they lie in the view so far: as Matplotlib has it. */
function asData(ax: Axes, transform: TransformRef, xy: Float64Array): Float64Array {
  ax.updateView();
  const out = applyAffine(invert(ax.transData().affine), transformPoints(transform(), xy));
  const [xs, ys] = [ax.xaxis.group.scale, ax.yaxis.group.scale];
  return out.map((v, i) => (i % 2 === 0 ? xs.inverse(v) : ys.inverse(v)));
}

const withoutGaps = (values: Float64Array): Float64Array => values.map((v) => (Number.isFinite(v) ? v : Number.NaN));

function addKey(ax: Axes, artist: Quiver, key: KeySpec, spec: QuiverSpec): QuiverKey {
  const places: Readonly<Record<string, TransformRef>> = {
    axes: ax.transAxes,
    figure: ax.figure.transFigure,
    data: ax.transData,
    inches: () => affineTransform(scaleTranslate(ax.figure.dpi, ax.figure.dpi, 0, 0)),
  };
  const { facecolors, color: own, linewidths = 0, ...rest } = spec;
  const looks = key.color
    ? { ...rest, color: key.color, linewidths }
    : { ...rest, facecolors: facecolors ?? own ?? 'k', linewidths };
  const made = new QuiverKey(artist, {
    x: key.X,
    y: key.Y,
    u: key.U,
    angle: key.angle ?? 0,
    label: key.label ?? '',
    position: key.labelpos ?? 'N',
    separation: key.labelsep ?? 0.1,
    transform: places[key.coordinates ?? 'axes'],
    arrow: collectionOptions(ax, looks, () => 'k'),
    text: { color: ax.color(key.labelcolor ?? ax.rc['text.color']) },
  });
  if (key.zorder != null) made.zorder = key.zorder;
  ax.addArtist(made);
  return made;
}
