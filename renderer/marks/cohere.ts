import * as z from 'zod/mini';
import { column, columnLength, decodeColumn } from '../schema/column.ts';
import { lineShape } from '../schema/pieces.ts';
import { meanMagnitude, meanSpectrum, spectra } from '../spectra/spectrum.ts';
import { sameLength } from './columns.ts';
import { defineMark } from './mark.ts';
import { plotLine } from './plot-line.ts';
import {
  centred,
  checkSpectrum,
  gridOn,
  labelAxes,
  lineKeywords,
  segmented,
  segmentedShape,
} from './spectrum-options.ts';

const schema = () => z.strictObject({ ...lineShape(), ...segmentedShape(), x: column(), y: column() });
type CohereSpec = z.infer<ReturnType<typeof schema>>;

/** Coherence of two signals (`Axes.cohere`). */
export const cohere = defineMark<CohereSpec>({
  type: 'cohere',
  summary: 'How far two signals go together, by frequency.',
  doc: `The squared magnitude of the cross spectral density over the product of both power spectral densities, from 0 to 1. Both signals need at
least two segments of \`NFFT\` values. Keywords as for \`psd\`.`,
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [
    {
      title: 'Two signals that share a tone',
      figure: {
        plot_type: 'cohere',
        data: {
          x: [0, 1, 0.2, -0.9, 0.1, 1.1, -0.1, -1, 0, 0.9, 0.1, -1.1, 0.2, 1, -0.2, -0.9],
          y: [1, 0.2, -0.9, 0.1, 1.2, 0, -1, 0.1, 0.8, -0.1, -1, 0.1, 1, 0.1, -0.8, 0],
        },
        NFFT: 8,
        Fs: 4,
      },
    },
  ],
  check(spec, report) {
    sameLength({ x: spec.x, y: spec.y }, report);
    const n = columnLength(spec.x);
    const nfft = spec.NFFT ?? 256;
    if (n >= 0 && n < 2 * nfft) report('/x', `has ${n} values; coherence needs two segments of NFFT (${nfft}) values`);
    checkSpectrum(spec, spec.x, report);
  },
  plot(ax, { x, y, ...spec }) {
    const options = segmented(spec);
    const [xs, ys] = [decodeColumn(x), decodeColumn(y)];
    const cross = spectra(xs, ys, options);
    const n = cross.frequencies.length;
    const px = meanSpectrum(spectra(xs, null, options).values, n);
    const py = meanSpectrum(spectra(ys, null, options).values, n);
    const coherence = meanMagnitude(cross).map((v, i) => v ** 2 / (px[i] * py[i]));
    const frequencies = centred(cross.frequencies, spec);
    const line = plotLine(ax, frequencies, coherence, lineKeywords(spec));
    labelAxes(ax, 'Coherence');
    gridOn(ax);
    return { artists: [line], numbers: () => ({ values: [...coherence], freqs: [...frequencies] }) };
  },
});
