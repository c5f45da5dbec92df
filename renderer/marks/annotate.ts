import * as z from 'zod/mini';
import { hasBody, readArrowStyle } from '../annotations/arrow-styles.ts';
import { isOneCurve, readConnectionStyle } from '../annotations/connection-styles.ts';
import type { NamedStyle } from '../annotations/style-string.ts';
import { Annotation, type AnnotationArrow } from '../artists/annotation.ts';
import { patchOptions } from '../artists/patch-options.ts';
import type { Axes } from '../axes/axes.ts';
import { type Coordinates, coordinateNames, isCoordinates, isOffset } from '../axes/point-coordinates.ts';
import { convertUnits } from '../axes/units.ts';
import {
  boolean,
  commonShape,
  expecting,
  nonNegative,
  number,
  pair,
  patchShape,
  positive,
  text,
} from '../schema/pieces.ts';
import { textShape } from '../schema/text-schema.ts';
import { point } from './axline.ts';
import { defineMark } from './mark.ts';
import { type TextKeywords, textOptions } from './text-options.ts';

const coordinates = () =>
  expecting<Coordinates>(`one of ${coordinateNames.join(', ')}, or a pair of them`, isCoordinates);

const style = (read: (text: string) => NamedStyle | string) =>
  z.unknown().check((ctx) => {
    const found = typeof ctx.value === 'string' ? read(ctx.value) : 'must be the name of a style';
    if (typeof found === 'string') ctx.issues.push({ code: 'custom', message: found, input: ctx.value });
  }) as unknown as z.ZodMiniType<string>;

const arrowSchema = () =>
  z.strictObject({
    ...patchShape(),
    arrowstyle: z.optional(style(readArrowStyle)),
    connectionstyle: z.optional(z.nullable(style(readConnectionStyle))),
    relpos: z.optional(pair()),
    shrinkA: z.optional(nonNegative()),
    shrinkB: z.optional(nonNegative()),
    mutation_scale: z.optional(positive()),
    mutation_aspect: z.optional(positive()),
    width: z.optional(nonNegative()),
    headwidth: z.optional(positive()),
    headlength: z.optional(positive()),
    shrink: z.optional(number()),
  });

type ArrowSpec = z.infer<ReturnType<typeof arrowSchema>>;

const schema = () =>
  z.strictObject({
    ...commonShape(),
    ...textShape(),
    text: text(),
    xy: point(),
    xytext: z.optional(z.nullable(point())),
    xycoords: z.optional(coordinates()),
    textcoords: z.optional(z.nullable(coordinates())),
    arrowprops: z.optional(z.nullable(arrowSchema())),
    annotation_clip: z.optional(z.nullable(boolean())),
  });

type AnnotateSpec = z.infer<ReturnType<typeof schema>>;

const plain = ['width', 'headwidth', 'headlength', 'shrink'] as const;

/** A text about a point, with an arrow to it (`Axes.annotate`). */
export const annotate = defineMark<AnnotateSpec>({
  type: 'annotate',
  summary: 'A text about a point, with or without an arrow to it.',
  doc: `Writes \`text\` at \`xytext\` about the point \`xy\`. \`xycoords\` and \`textcoords\` say what those coordinates count: \`data\`, \`axes fraction\`,
\`figure pixels\`, \`offset points\` (from \`xy\`), … or a pair, one for each direction. \`arrowprops\` draws an arrow: with an \`arrowstyle\`
(\`"->"\`, \`"fancy"\`, \`"]-["\`, …) and a \`connectionstyle\` (\`"arc3,rad=.3"\`), or a plain one with \`width\`, \`headwidth\` and \`shrink\`.`,
  family: 'text',
  schema,
  examples: [
    {
      title: 'The largest value',
      figure: {
        axes: [
          {
            marks: [
              { type: 'line', x: [0, 1, 2, 3], y: [0, 2, 5, 1] },
              {
                type: 'annotate',
                text: 'largest',
                xy: [2, 5],
                xytext: [0.5, 4],
                arrowprops: { arrowstyle: '->', connectionstyle: 'arc3,rad=-0.2' },
              },
            ],
          },
        ],
      },
    },
  ],
  check({ xycoords, arrowprops: arrow }, report) {
    if (xycoords !== undefined && isOffset(xycoords)) report('/xycoords', 'cannot be an offset');
    if (!arrow) return;
    if (arrow.arrowstyle === undefined) {
      if (arrow.relpos) report('/arrowprops/relpos', 'needs an "arrowstyle"');
    } else {
      for (const key of plain) {
        if (arrow[key] !== undefined) report(`/arrowprops/${key}`, 'is for arrows without an "arrowstyle"');
      }
    }
    const [style, connection] = [styleOf(arrow), connectionOf(arrow)];
    if (hasBody(style) && !isOneCurve(connection))
      report('/arrowprops/connectionstyle', `the arrow style "${style.name}" needs a single curve: arc3 or angle3`);
  },
  plot(ax, spec) {
    const { text, xy, xytext, xycoords = 'data', textcoords, arrowprops, annotation_clip, ...keywords } = spec;
    const about = {
      xy: place(ax, xy),
      xycoords,
      xytext: place(ax, xytext ?? xy),
      textcoords: textcoords ?? xycoords,
      arrow: arrowprops ? arrowOf(ax, arrowprops) : null,
      annotationClip: annotation_clip ?? null,
    };
    const artist = new Annotation(ax, text, about, textOptions(ax, keywords as TextKeywords));
    ax.addArtist(artist);
    return { artists: [artist] };
  },
});

/** A point as numbers; only what is in words needs an axis. */
function place(ax: Axes, [x, y]: readonly [number | string, number | string]): [number, number] {
  return [
    typeof x === 'number' ? x : convertUnits(ax.xaxis, x)[0],
    typeof y === 'number' ? y : convertUnits(ax.yaxis, y)[0],
  ];
}

const named = (found: NamedStyle | string): NamedStyle => {
  if (typeof found === 'string') throw new RangeError(found);
  return found;
};
const styleOf = (arrow: ArrowSpec): NamedStyle => named(readArrowStyle(arrow.arrowstyle ?? 'simple'));
const connectionOf = (arrow: ArrowSpec): NamedStyle => named(readConnectionStyle(arrow.connectionstyle ?? 'arc3'));

function arrowOf(ax: Axes, arrow: ArrowSpec): AnnotationArrow {
  const { mutation_scale: size, mutation_aspect: aspect = 1, shrinkA = 2, shrinkB = 2, relpos = [0.5, 0.5] } = arrow;
  const { width = 4, headwidth = 12, headlength = 12, shrink = 0 } = arrow;
  return {
    options: patchOptions(ax, arrow, true),
    connection: connectionOf(arrow),
    aspect,
    size,
    kind:
      arrow.arrowstyle === undefined
        ? { width, headwidth, headlength, shrink }
        : { style: styleOf(arrow), relpos, shrinkA, shrinkB },
  };
}
