import * as z from 'zod/mini';
import { column, decodeColumn } from '../schema/column.ts';
import { lineShape } from '../schema/pieces.ts';
import { meanSpectrum, spectra } from '../spectra/spectrum.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';
import {
  centred,
  checkSpectrum,
  decibels,
  decibelTicks,
  gridOn,
  labelAxes,
  lineKeywords,
  segmented,
  segmentedShape,
} from './spectrum-options.ts';

const schema = () => z.strictObject({ ...lineShape(), ...segmentedShape(), x: column() });
type PsdSpec = z.infer<ReturnType<typeof schema>>;

/** Power spectral density by Welch's method (`Axes.psd`). */
export const psd = defineMark<PsdSpec>({
  type: 'psd',
  summary: 'The power spectral density of a signal.',
  doc: `Cuts \`x\` into segments of \`NFFT\` values that overlap by \`noverlap\`, takes the spectrum of each under a \`window\`, and draws the mean of
their powers in decibels. \`Fs\` is the number of samples per unit of time, \`Fc\` moves the frequencies, \`pad_to\` makes the curve finer, and
\`detrend\` takes the mean or a line away first.`,
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'A tone in noise',
      figure: {
        plot_type: 'psd',
        data: { x: [0, 1, 0.2, -0.9, 0.1, 1.1, -0.1, -1, 0, 0.9, 0.1, -1.1, 0.2, 1, -0.2, -0.9] },
        NFFT: 16,
        Fs: 4,
      },
    },
  ],
  check: (spec, report) => checkSpectrum(spec, spec.x, report),
  plot(ax, { x, ...spec }) {
    const found = spectra(decodeColumn(x), null, segmented(spec));
    const power = meanSpectrum(found.values, found.frequencies.length);
    const frequencies = centred(found.frequencies, spec);
    const line = plotLine(ax, frequencies, decibels(power), lineKeywords(spec));
    labelAxes(ax, `Power Spectral Density (${(spec.scale_by_freq ?? true) ? 'dB/Hz' : 'dB'})`);
    gridOn(ax);
    decibelTicks(ax);
    return { artists: [line], numbers: () => ({ values: [...power], freqs: [...frequencies] }) };
  },
});
