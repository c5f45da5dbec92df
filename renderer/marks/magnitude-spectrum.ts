import * as z from 'zod/mini';
import { column, decodeColumn } from '../schema/column.ts';
import { lineShape, oneOf } from '../schema/pieces.ts';
import { spectra } from '../spectra/spectrum.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';
import { centred, checkSpectrum, labelAxes, lineKeywords, singleShape, wholeSignal } from './spectrum-options.ts';

const schema = () =>
  z.strictObject({
    ...lineShape(),
    ...singleShape(),
    x: column(),
    scale: z.optional(z.nullable(oneOf('default', 'linear', 'dB'))),
  });
type MagnitudeSpec = z.infer<ReturnType<typeof schema>>;

/** Magnitudes of the whole signal's transform (`Axes.magnitude_spectrum`). */
export const magnitudeSpectrum = defineMark<MagnitudeSpec>({
  type: 'magnitude_spectrum',
  summary: 'The magnitudes of the frequencies in a signal.',
  doc: `Transforms \`x\` as a whole under a \`window\` (\`"hanning"\`) and draws the magnitudes, plainly or in decibels (\`scale: "dB"\`). \`Fs\` is the
number of samples per unit of time, \`pad_to\` makes the curve finer.`,
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'A tone',
      figure: {
        plot_type: 'magnitude_spectrum',
        data: { x: [0, 1, 0.2, -0.9, 0.1, 1.1, -0.1, -1, 0, 0.9, 0.1, -1.1, 0.2, 1, -0.2, -0.9] },
        Fs: 4,
      },
    },
  ],
  check: (spec, report) => checkSpectrum(spec, spec.x, report, 0, true),
  plot(ax, { x, scale, ...spec }) {
    const signal = decodeColumn(x);
    const { values, frequencies: plain } = spectra(signal, null, wholeSignal(spec, signal.length, 'magnitude'));
    const frequencies = centred(plain, spec);
    const dB = scale === 'dB';
    const line = plotLine(ax, frequencies, dB ? values.map((v) => 20 * Math.log10(v)) : values, lineKeywords(spec));
    labelAxes(ax, `Magnitude (${dB ? 'dB' : 'energy'})`);
    return { artists: [line], numbers: () => ({ values: [...values], freqs: [...frequencies] }) };
  },
});
