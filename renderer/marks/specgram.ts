import * as z from 'zod/mini';
import { AxesImage } from '../artists/axes-image.ts';
import { axisWord } from '../axes/axis-words.ts';
import { column, decodeColumn } from '../schema/column.ts';
import { commonShape, mappableShape, oneOf, pair, positive } from '../schema/pieces.ts';
import { type SpectrumMode, spectra } from '../spectra/spectrum.ts';
import { interpolations, placeImage } from './imshow.ts';
import { checkMapping, mappableOf } from './mapping.ts';
import { defineMark } from './mark.ts';
import { centred, checkSpectrum, segmented, segmentedShape } from './spectrum-options.ts';

const schema = () =>
  z.strictObject({
    ...commonShape(),
    ...mappableShape(),
    ...segmentedShape(),
    x: column(),
    xextent: z.optional(z.nullable(pair())),
    mode: z.optional(z.nullable(oneOf('default', 'psd', 'magnitude', 'angle', 'phase'))),
    scale: z.optional(z.nullable(oneOf('default', 'linear', 'dB'))),
    interpolation: z.optional(z.nullable(oneOf(...interpolations))),
    aspect: z.optional(z.nullable(z.union([oneOf('equal', 'auto'), positive()]))),
  });
type SpecgramSpec = z.infer<ReturnType<typeof schema>>;

const modeOf = (spec: SpecgramSpec): SpectrumMode => (!spec.mode || spec.mode === 'default' ? 'psd' : spec.mode);
const defaultOverlap = 128;

/** How the spectrum of a signal changes with time (`Axes.specgram`). */
export const specgram = defineMark<SpecgramSpec>({
  type: 'specgram',
  summary: 'How the spectrum of a signal changes with time, as an image.',
  doc: `Cuts \`x\` into segments of \`NFFT\` (256) values that overlap by \`noverlap\` (128) and shows the spectrum of each as a column of colours.
\`mode\` says what of it (\`psd\`, \`magnitude\`, \`angle\`, \`phase\`), \`scale\` whether in decibels, \`Fs\` how many samples there are per unit of time.`,
  projections: ['rectilinear'],
  family: 'image',
  schema,
  examples: [
    {
      title: 'A tone that stops',
      figure: {
        plot_type: 'specgram',
        data: {
          x: [0, 1, 0, -1, 0.1, 1, 0, -1, 0, 1, 0.1, -1, 0.1, -0.1, 0.2, 0, -0.1, 0.1, 0, -0.2, 0.1, 0, 0.1, -0.1],
        },
        NFFT: 8,
        noverlap: 6,
        Fs: 4,
      },
    },
  ],
  check(spec, report) {
    const mode = modeOf(spec);
    if (spec.scale === 'dB' && (mode === 'angle' || mode === 'phase'))
      report('/scale', `cannot be "dB" in the mode "${mode}"`);
    checkSpectrum(spec, spec.x, report, defaultOverlap);
    checkMapping(spec, report);
  },
  plot(ax, spec) {
    const mode = modeOf(spec);
    const options = segmented(spec, mode, defaultOverlap);
    const found = spectra(decodeColumn(spec.x), null, options);
    const frequencies = centred(found.frequencies, spec);
    const [rows, columns] = [frequencies.length, found.times.length];
    const linear = spec.scale === 'linear' || (spec.scale !== 'dB' && (mode === 'angle' || mode === 'phase'));
    const factor = mode === 'psd' ? 10 : 20;
    const values = new Float64Array(rows * columns);
    for (let s = 0; s < columns; s++) {
      for (let f = 0; f < rows; f++) {
        const v = found.values[s * rows + f];
        const shown = linear ? v : factor * Math.log10(v);
        // The highest frequency is on top; silence has no decibels.
        values[(rows - 1 - f) * columns + s] = Number.isFinite(shown) ? shown : Number.NaN;
      }
    }
    const pad = (options.nfft - options.noverlap) / options.fs / 2;
    const [x0, x1] = spec.xextent ?? [found.times[0] - pad, found.times[columns - 1] + pad];
    const extent = [x0, x1, frequencies[0], frequencies[rows - 1]] as const;
    const mappable = mappableOf(spec, values, spec.alpha ?? null, ax.rc);
    const image = new AxesImage(
      ax,
      { kind: 'scalar', rows, columns, values, mappable },
      {
        extent,
        origin: 'upper',
        interpolation: spec.interpolation ?? ax.rc['image.interpolation'],
        stage: ax.rc['image.interpolation_stage'] as 'auto',
        resample: ax.rc['image.resample'],
        filternorm: true,
        filterrad: 4,
        alpha: spec.alpha ?? null,
      },
    );
    image.applyOptions({ ...spec, label: spec.label ?? undefined });
    placeImage(ax, image, extent);
    axisWord(ax, 'auto');
    return { artists: [image], mappable, numbers: () => ({ freqs: [...frequencies], times: [...found.times] }) };
  },
});
