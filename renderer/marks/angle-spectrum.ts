import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { column, decodeColumn } from '../schema/column.ts';
import { lineShape } from '../schema/pieces.ts';
import { spectra } from '../spectra/spectrum.ts';
import { defineMark, type Plotted } from './mark.ts';
import { plotLine } from './plot-line.ts';
import { centred, checkSpectrum, labelAxes, lineKeywords, singleShape, wholeSignal } from './spectrum-options.ts';

const schema = () => z.strictObject({ ...lineShape(), ...singleShape(), x: column() });
type AngleSpec = z.infer<ReturnType<typeof schema>>;

const signal = [0, 1, 0.2, -0.9, 0.1, 1.1, -0.1, -1, 0, 0.9, 0.1, -1.1, 0.2, 1, -0.2, -0.9];

/** Angles of the whole signal's transform (`Axes.angle_spectrum`). */
export const angleSpectrum = defineMark<AngleSpec>({
  type: 'angle_spectrum',
  summary: 'The angles of the frequencies in a signal, between −π and π.',
  doc: 'Transforms `x` as a whole and draws the angles as they are. Keywords as for `magnitude_spectrum`.',
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [{ title: 'A tone', figure: { plot_type: 'angle_spectrum', data: { x: signal }, Fs: 4 } }],
  check: (spec, report) => checkSpectrum(spec, spec.x, report, 0, true),
  plot: (ax, spec) => drawAngles(ax, spec, 'angle'),
});

/** Angles without jumps (`Axes.phase_spectrum`). */
export const phaseSpectrum = defineMark<AngleSpec>({
  type: 'phase_spectrum',
  summary: 'The angles of the frequencies in a signal, without jumps.',
  doc: 'As `angle_spectrum`, with jumps of more than half a turn taken out.',
  projections: ['rectilinear'],
  family: 'line',
  schema,
  examples: [{ title: 'A tone', figure: { plot_type: 'phase_spectrum', data: { x: signal }, Fs: 4 } }],
  check: (spec, report) => checkSpectrum(spec, spec.x, report, 0, true),
  plot: (ax, spec) => drawAngles(ax, spec, 'phase'),
});

function drawAngles(ax: Axes, { x, ...spec }: AngleSpec, mode: 'angle' | 'phase'): Plotted {
  const samples = decodeColumn(x);
  const found = spectra(samples, null, wholeSignal(spec, samples.length, mode));
  const line = plotLine(ax, centred(found.frequencies, spec), found.values, lineKeywords(spec));
  labelAxes(ax, mode === 'angle' ? 'Angle (radians)' : 'Phase (radians)');
  return { artists: [line] };
}
