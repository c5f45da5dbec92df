import * as z from 'zod/mini';
import { AxesImage, type ImageData } from '../artists/axes-image.ts';
import { setView } from '../axes/autoscale.ts';
import type { Axes } from '../axes/axes.ts';
import { decodeGrid, type Grid, gridFault } from '../schema/column.ts';
import { boolean, box, commonShape, expecting, mappableShape, oneOf, positive } from '../schema/pieces.ts';
import { checkMapping, mappableOf } from './mapping.ts';
import { defineMark } from './mark.ts';

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

/** Rows of numbers, or rows of [r, g, b] or [r, g, b, a] pixels. */
type Picture = Grid | readonly (readonly (readonly number[])[])[];

const isPixels = (v: unknown): v is readonly (readonly (readonly number[])[])[] =>
  Array.isArray(v) && Array.isArray(v[0]) && Array.isArray(v[0][0]);

function pixelFault(v: readonly (readonly (readonly number[])[])[]): string | null {
  const width = v[0].length;
  const channels = v[0][0].length;
  if (channels !== 3 && channels !== 4) return 'pixels must be [r, g, b] or [r, g, b, a]';
  for (const row of v) {
    if (!Array.isArray(row) || row.length !== width) return 'rows must have equal length';
    for (const p of row) {
      if (!Array.isArray(p) || p.length !== channels || !p.every(Number.isFinite))
        return 'every pixel must have the same number of channels';
    }
  }
  return null;
}

const schema = () =>
  z.strictObject({
    ...commonShape(),
    ...mappableShape(),
    X: expecting<Picture>('rows of equally many numbers, or of [r, g, b(, a)] pixels', (v) =>
      isPixels(v) ? pixelFault(v) === null : gridFault(v) === null,
    ),
    aspect: z.optional(z.nullable(z.union([oneOf('equal', 'auto'), positive()]))),
    interpolation: z.optional(z.nullable(oneOf(...interpolations))),
    interpolation_stage: z.optional(z.nullable(oneOf('auto', 'antialiased', 'data', 'rgba'))),
    origin: z.optional(z.nullable(oneOf('upper', 'lower'))),
    extent: z.optional(z.nullable(box())),
    filternorm: z.optional(boolean()),
    filterrad: z.optional(positive()),
    resample: z.optional(z.nullable(boolean())),
  });

type ImshowSpec = z.infer<ReturnType<typeof schema>>;

/** A table of numbers or pixels as an image (`Axes.imshow`). */
export const imshow = defineMark<ImshowSpec>({
  type: 'imshow',
  aliases: ['heatmap'],
  summary: 'A table of numbers, or of pixels, as an image.',
  doc: `\`X\` is a list of rows. Numbers are coloured by \`cmap\` and \`norm\`; pixels are \`[r, g, b]\` or \`[r, g, b, a]\` in 0..1. \`origin\` says
whether the first row is on top, \`extent\` (left, right, bottom, top) where the image lies, \`aspect: "auto"\` lets it fill the axes,
\`interpolation\` how it is scaled.`,
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
    const rows = Array.isArray(spec.X) ? spec.X.length : 1;
    if (rows === 0) report('/X', 'must have at least one row');
    checkMapping(spec, report);
  },
  plot(ax, spec) {
    const { rc } = ax;
    const data = imageData(ax, spec);
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
  },
});

/** Adds an image; limits that follow the data fit it tightly. */
export function placeImage(
  ax: Axes,
  image: AxesImage,
  [x0, x1, y0, y1]: readonly [number, number, number, number],
): void {
  image.stickyEdges = { x: [x0, x1], y: [y0, y1] };
  ax.addArtist(image);
  ax.updateDataLimits([x0, y0, x1, y1]);
  for (const [group, low, high] of [
    [ax.xaxis.group, x0, x1],
    [ax.yaxis.group, y0, y1],
  ] as const) {
    if (!group.autoscale) continue;
    setView(group, low, high);
    group.stale = false;
  }
}

function imageData(ax: Axes, spec: ImshowSpec): ImageData {
  if (isPixels(spec.X)) {
    const rows = spec.X.length;
    const columns = spec.X[0].length;
    const hasAlpha = spec.X[0][0].length === 4;
    const values = new Float64Array(rows * columns * 4);
    spec.X.flat().forEach((p, i) => {
      for (let k = 0; k < 3; k++) values[4 * i + k] = Math.min(Math.max(p[k], 0), 1);
      values[4 * i + 3] = hasAlpha ? Math.min(Math.max(p[3], 0), 1) : 1;
    });
    return { kind: 'rgba', rows, columns, values, hasAlpha };
  }
  const { rows, columns, values } = decodeGrid(spec.X as Grid);
  return { kind: 'scalar', rows, columns, values, mappable: mappableOf(spec, values, spec.alpha ?? null, ax.rc) };
}
