import * as z from 'zod/mini';
import { AxesImage, type ImageData } from '../artists/axes-image.ts';
import { setView } from '../axes/autoscale.ts';
import type { Axes } from '../axes/axes.ts';
import { findEmptyLimits, possibleLimit } from '../axes/limits.ts';
import { boolean, box, commonShape, expecting, mappableShape, oneOf, positive } from '../schema/pieces.ts';
import { checkMapping, mappableOf } from './mapping.ts';
import { defineMark, type Plotted } from './mark.ts';
import { type DecodedPicture, decodePicture, type Picture, pictureFault, pictureShape } from './picture.ts';

/** Names of image interpolations. */
export const interpolations = [
  'none',
  'auto',
  'antialiased',
  'nearest',
  'bilinear',
  'bicubic',
  'spline16',
  'spline36',
  'hanning',
  'hamming',
  'hermite',
  'kaiser',
  'quadric',
  'catrom',
  'gaussian',
  'bessel',
  'mitchell',
  'sinc',
  'lanczos',
  'blackman',
] as const;

/** The keywords of an image apart from its rows. */
export const imageShape = () => ({
  ...commonShape(),
  ...mappableShape(),
  aspect: z.optional(z.nullable(z.union([oneOf('equal', 'auto'), positive()]))),
  interpolation: z.optional(z.nullable(oneOf(...interpolations))),
  interpolation_stage: z.optional(z.nullable(oneOf('auto', 'antialiased', 'data', 'rgba'))),
  origin: z.optional(z.nullable(oneOf('upper', 'lower'))),
  extent: z.optional(z.nullable(box())),
  filternorm: z.optional(boolean()),
  filterrad: z.optional(positive()),
  resample: z.optional(z.nullable(boolean())),
});

/** Schema of rows of numbers or pixels. */
export const pictureRows = () =>
  expecting<Picture>('rows of equally many numbers, or of [r, g, b(, a)] pixels', (v) => pictureFault(v) === null);

const schema = () => z.strictObject({ ...imageShape(), X: pictureRows() });

type ImshowSpec = z.infer<ReturnType<typeof schema>>;

/** Keywords of an image apart from its rows. */
export type ImageKeywords = Omit<ImshowSpec, 'X'>;

/** A table of numbers or pixels as an image (`Axes.imshow`). */
export const imshow = defineMark<ImshowSpec>({
  type: 'imshow',
  aliases: ['heatmap'],
  summary: 'A table of numbers, or of pixels, as an image.',
  doc: `\`X\` is a list of rows. Numbers are coloured by \`cmap\` and \`norm\`; pixels are \`[r, g, b]\` or \`[r, g, b, a]\` in 0..1, or in 0..255 with
\`{"values": …, "dtype": "uint8"}\`. \`origin\` says
whether the first row is on top, \`extent\` (left, right, bottom, top) where the image lies, \`aspect: "auto"\` lets it fill the axes,
\`interpolation\` how it is scaled. On logarithmic and other scales its pixels lie where the scale puts them; a log axis keeps its own limit
where the extent's is not above 0, and a logit axis needs an extent, or limits, between 0 and 1.`,
  projections: ['rectilinear'],
  family: 'image',
  schema,
  dataNames: { values: 'X', z: 'X' },
  examples: [
    {
      title: 'A table',
      figure: {
        axes: [
          {
            marks: [
              {
                type: 'imshow',
                X: [
                  [1, 2, 3],
                  [4, 5, 6],
                  [7, 8, 9],
                ],
              },
            ],
            colorbar: true,
          },
        ],
      },
    },
  ],
  check(spec, report) {
    if (pictureShape(spec.X)[0] === 0) report('/X', 'must have at least one row');
    checkMapping(spec, report);
  },
  plot: (ax, spec) => drawImage(ax, spec, decodePicture(spec.X)),
});

/** Draws a picture as an image. */
export function drawImage(ax: Axes, spec: ImageKeywords, picture: DecodedPicture): Plotted {
  const { rc } = ax;
  const data: ImageData =
    picture.kind === 'rgba'
      ? picture
      : { ...picture, mappable: mappableOf(spec, picture.values, spec.alpha ?? null, rc) };
  const origin = spec.origin ?? (rc['image.origin'] as 'upper' | 'lower');
  const { rows, columns } = data;
  const extent: readonly [number, number, number, number] =
    spec.extent ??
    (origin === 'upper' ? [-0.5, columns - 0.5, rows - 0.5, -0.5] : [-0.5, columns - 0.5, -0.5, rows - 0.5]);
  const image = new AxesImage(ax, data, {
    extent,
    origin,
    interpolation: spec.interpolation ?? rc['image.interpolation'],
    stage: (spec.interpolation_stage ?? rc['image.interpolation_stage']) as 'auto',
    resample: spec.resample ?? rc['image.resample'],
    filternorm: spec.filternorm ?? true,
    filterrad: spec.filterrad ?? 4,
    alpha: spec.alpha ?? null,
  });
  image.applyOptions({ ...spec, label: spec.label ?? undefined });
  const aspect = spec.aspect ?? (rc['image.aspect'] as 'equal' | 'auto' | number);
  ax.aspect = aspect === 'equal' ? 1 : aspect;
  placeImage(ax, image, extent);
  return { artists: [image], mappable: data.kind === 'scalar' ? data.mappable : undefined };
}

/** Adds an image; limits that follow the data fit it tightly. */
export function placeImage(
  ax: Axes,
  image: AxesImage,
  [x0, x1, y0, y1]: readonly [number, number, number, number],
): void {
  findEmptyLimits(ax);
  ax.updateDataLimits([x0, y0, x1, y1]);
  for (const [axis, low, high] of [
    [ax.xaxis, x0, x1],
    [ax.yaxis, y0, y1],
  ] as const) {
    const { group } = axis;
    if (!group.autoscale) continue;
    setView(group, possibleLimit(axis, low, 0), possibleLimit(axis, high, 1));
    group.stale = false;
  }
  image.stickyEdges = { x: [x0, x1], y: [y0, y1] };
  ax.addArtist(image);
}
