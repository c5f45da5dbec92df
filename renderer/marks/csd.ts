import * as z from 'zod/mini';
import { column, decodeColumn } from '../schema/column.ts';
import { lineShape } from '../schema/pieces.ts';
import { meanMagnitude, spectra } from '../spectra/spectrum.ts';
import { sameLength } from './columns.ts';
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

const schema = () => z.strictObject({ ...lineShape(), ...segmentedShape(), x: column(), y: column() });
type CsdSpec = z.infer<ReturnType<typeof schema>>;

/** Cross spectral density of two signals (`Axes.csd`). */
export const csd = defineMark<CsdSpec>({
  type: 'csd',
  summary: 'The cross spectral density of two signals.',
  doc: 'As `psd`, for two signals `x` and `y` of the same length: the magnitude of the mean of their cross spectra in decibels.',
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'Two signals that share a tone',
      figure: {
        plot_type: 'csd',
        data: {
          x: [0, 1, 0.2, -0.9, 0.1, 1.1, -0.1, -1, 0, 0.9, 0.1, -1.1, 0.2, 1, -0.2, -0.9],
          y: [1, 0.2, -0.9, 0.1, 1.2, 0, -1, 0.1, 0.8, -0.1, -1, 0.1, 1, 0.1, -0.8, 0],
        },
        NFFT: 16,
        Fs: 4,
      },
    },
  ],
  check(spec, report) {
    sameLength({ x: spec.x, y: spec.y }, report);
    checkSpectrum(spec, spec.x, report);
  },
  plot(ax, { x, y, ...spec }) {
    const found = spectra(decodeColumn(x), decodeColumn(y), segmented(spec));
    const size = meanMagnitude(found);
    const frequencies = centred(found.frequencies, spec);
    const line = plotLine(ax, frequencies, decibels(size), lineKeywords(spec));
    labelAxes(ax, 'Cross Spectrum Magnitude (dB)');
    gridOn(ax);
    decibelTicks(ax);
    return { artists: [line], numbers: () => ({ values: [...size], freqs: [...frequencies] }) };
  },
});
