import * as z from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import { setAxisLabel } from '../axes/axes-options.ts';
import { placeTicks } from '../axes/tick-options.ts';
import { type Column, columnLength, decodeColumn } from '../schema/column.ts';
import { boolean, count, expecting, index, number, oneOf, positive } from '../schema/pieces.ts';
import { type Detrend, hanning } from '../spectra/segment.ts';
import { type SpectrumMode, type SpectrumOptions, segmentCount } from '../spectra/spectrum.ts';
import type { Report } from './mark.ts';

/** Values of one segment or transform, and of all transforms of a mark. */
const mostPerSegment = 2 ** 22;
const mostInAll = 20_000_000;

type Window = 'hanning' | 'none' | readonly number[];
const window = () =>
  expecting<Window>(
    '"hanning", "none" or a list of weights',
    (v) =>
      v === 'hanning' ||
      v === 'none' ||
      (Array.isArray(v) && v.length <= mostPerSegment && v.every((n) => typeof n === 'number' && Number.isFinite(n))),
  );

/** Keywords of all spectra. */
export const singleShape = () => ({
  Fs: z.optional(z.nullable(positive())),
  Fc: z.optional(z.nullable(number())),
  window: z.optional(z.nullable(window())),
  pad_to: z.optional(z.nullable(count(mostPerSegment))),
  sides: z.optional(z.nullable(oneOf('default', 'onesided', 'twosided'))),
});

/** Keywords of spectra that are taken from segments. */
export const segmentedShape = () => ({
  ...singleShape(),
  NFFT: z.optional(z.nullable(count(mostPerSegment))),
  noverlap: z.optional(z.nullable(index())),
  detrend: z.optional(z.nullable(oneOf('none', 'default', 'constant', 'mean', 'linear'))),
  scale_by_freq: z.optional(z.nullable(boolean())),
});

/** The keywords above, as given. */
export interface SpectrumKeywords {
  readonly Fs?: number | null;
  readonly Fc?: number | null;
  readonly window?: Window | null;
  readonly pad_to?: number | null;
  readonly sides?: 'default' | 'onesided' | 'twosided' | null;
  readonly NFFT?: number | null;
  readonly noverlap?: number | null;
  readonly detrend?: string | null;
  readonly scale_by_freq?: boolean | null;
}

/** Keywords of a line that are left when those of the spectrum are taken out. */
export function lineKeywords<S extends SpectrumKeywords>(spec: S): Omit<S, keyof SpectrumKeywords> {
  const {
    Fs: _1,
    Fc: _2,
    window: _3,
    pad_to: _4,
    sides: _5,
    NFFT: _6,
    noverlap: _7,
    detrend: _8,
    scale_by_freq: _9,
    ...line
  } = spec;
  return line;
}

/** Faults of a spectrum's keywords for a signal; `whole` when it is one segment. */
export function checkSpectrum(spec: SpectrumKeywords, x: Column, report: Report, noverlap = 0, whole = false): void {
  const n = columnLength(x);
  if (n === 0) report('/x', 'must not be empty');
  if (n <= 0) return;
  const nfft = whole ? n : (spec.NFFT ?? 256);
  const overlap = spec.noverlap ?? noverlap;
  if (nfft > mostPerSegment) report('/x', `has ${n} values; at most ${mostPerSegment} are transformed in one piece`);
  if (overlap >= nfft) {
    report(spec.noverlap == null ? '/NFFT' : '/noverlap', `noverlap (${overlap}) must be less than NFFT (${nfft})`);
    return;
  }
  const given = spec.window;
  if (Array.isArray(given) && given.length !== nfft)
    report('/window', `has ${given.length} weights for segments of ${nfft} values`);
  const cells = segmentCount(n, nfft, overlap) * Math.max(nfft, spec.pad_to ?? nfft);
  if (cells > mostInAll) {
    const detail = `asks for ${cells} values in all segments together; at most ${mostInAll} are computed`;
    report(spec.noverlap == null && spec.pad_to != null ? '/pad_to' : '/noverlap', detail);
  }
}

/** Keywords of the segments with their defaults. */
export function segmented(spec: SpectrumKeywords, mode: SpectrumMode = 'psd', noverlap = 0): SpectrumOptions {
  const nfft = spec.NFFT ?? 256;
  return {
    nfft,
    noverlap: spec.noverlap ?? noverlap,
    padTo: spec.pad_to ?? nfft,
    fs: spec.Fs ?? 2,
    window: weights(spec.window, nfft),
    detrend: trend(spec.detrend),
    sides: spec.sides === 'twosided' ? 'twosided' : 'onesided',
    scaleByFreq: mode === 'psd' && (spec.scale_by_freq ?? true),
    mode,
  };
}

/** The whole signal as one segment. */
export function wholeSignal(spec: SpectrumKeywords, length: number, mode: SpectrumMode): SpectrumOptions {
  return { ...segmented({ ...spec, NFFT: length, noverlap: 0, detrend: 'none' }, mode), scaleByFreq: false };
}

function weights(given: Window | null | undefined, n: number): Float64Array {
  if (given === 'none') return new Float64Array(n).fill(1);
  return Array.isArray(given) ? decodeColumn(given) : hanning(n);
}

function trend(given: string | null | undefined): Detrend {
  if (given === null || given === undefined || given === 'none') return 'none';
  return given === 'linear' ? 'linear' : 'mean';
}

/** Frequencies moved by the keyword `Fc`. */
export function centred(frequencies: Float64Array, spec: SpectrumKeywords): Float64Array {
  const center = spec.Fc ?? 0;
  return frequencies.map((f) => f + center);
}

/** Decibels of a power. */
export const decibels = (power: ArrayLike<number>): Float64Array => Float64Array.from(power, (v) => 10 * Math.log10(v));

/** The axis labels that the methods of spectra set; the figure's own come later and win. */
export function labelAxes(ax: Axes, y: string): void {
  setAxisLabel(ax.xaxis, { text: 'Frequency' });
  setAxisLabel(ax.yaxis, { text: y });
}

/** `grid(True)`. */
export function gridOn(ax: Axes): void {
  ax.xaxis.major.gridOn = true;
  ax.yaxis.major.gridOn = true;
}

/** Ticks at whole steps of ten decibels. */
export function decibelTicks(ax: Axes): void {
  const view = ax.viewY();
  const [low, high] = [Math.min(...view), Math.max(...view)];
  const step = Math.max(10 * Math.trunc(Math.log10(high - low)), 1);
  const [first, end] = [Math.floor(low), Math.ceil(high) + 1];
  const n = Math.max(Math.ceil((end - first) / step), 0);
  placeTicks(
    ax.yaxis,
    Array.from({ length: n }, (_, i) => first + i * step),
    false,
  );
}
