import * as z from 'zod/mini';
import { Text } from '../artists/text.ts';
import { namedTransform } from '../axes/named-transform.ts';
import { Axes3D } from '../axes/three-d/axes-3d.ts';
import { Text3D } from '../axes/three-d/text-3d.ts';
import { convertUnits } from '../axes/units.ts';
import { commonShape, expecting, text as string, transformShape } from '../schema/pieces.ts';
import { textShape } from '../schema/text-schema.ts';
import { defineMark } from './mark.ts';
import { type TextKeywords, textOptions } from './text-options.ts';
import { textDirection, textVector } from './three-d/text-direction.ts';

/** One coordinate: a number, a category or an ISO 8601 date. */
export const coordinate = () =>
  expecting<number | string>(
    'a number, a category or a date',
    (v) => typeof v === 'string' || (typeof v === 'number' && Number.isFinite(v)),
  );

const schema = () =>
  z.strictObject({
    ...commonShape(),
    ...textShape(),
    x: coordinate(),
    y: coordinate(),
    z: z.optional(coordinate()),
    zdir: z.optional(textDirection()),
    s: string(),
    ...transformShape(),
  });

type TextSpec = z.infer<ReturnType<typeof schema>>;

/** Words at a place (`Axes.text`). */
export const text = defineMark<TextSpec>({
  type: 'text',
  summary: 'Words at a place of the axes.',
  doc: `Writes \`s\` at (\`x\`, \`y\`): data coordinates, or those that \`transform\` names (\`axes\`, \`figure\`, \`xaxis\`, \`yaxis\`). \`ha\` and \`va\` say which
point of the text stands there, \`rotation\` turns it, \`wrap\` breaks long lines, and \`bbox\` draws a box behind it
(\`{"boxstyle": "round", "facecolor": "w"}\`). Formulas stand between dollar signs. A text does not widen the limits.
In 3d axes it stands at a height \`z\` and runs along \`zdir\` (\`x\`, \`y\`, \`z\` or a vector).`,
  projections: ['rectilinear', 'polar', '3d'],
  family: 'text',
  schema,
  examples: [
    {
      title: 'A text in a box',
      figure: {
        axes: [
          {
            marks: [
              { type: 'line', x: [0, 1, 2], y: [0, 1, 4] },
              { type: 'text', x: 0.5, y: 3, s: '$y = x^2$', fontsize: 14, bbox: { boxstyle: 'round', facecolor: 'w' } },
            ],
          },
        ],
      },
    },
  ],
  plot(ax, spec) {
    const { x, y, z: height, zdir, s, transform, ...keywords } = spec;
    const [px] = convertUnits(ax.xaxis, x);
    const [py] = convertUnits(ax.yaxis, y);
    if (ax instanceof Axes3D) {
      const [pz] = convertUnits(ax.zaxis, height ?? 0);
      const options = textOptions(ax, keywords as TextKeywords);
      const words = new Text3D([px, py, pz], textVector(zdir), s, ax.transData, options, ax.rc, false);
      ax.addArtist(words);
      return { artists: [words] };
    }
    const artist = new Text(px, py, s, namedTransform(ax, transform), textOptions(ax, keywords as TextKeywords), ax.rc);
    ax.addArtist(artist);
    return { artists: [artist] };
  },
});
