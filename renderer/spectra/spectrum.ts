import { type Fft, makeFft } from './fft.ts';
import { type Detrend, removeTrend, unwrap } from './segment.ts';

export type SpectrumMode = 'psd' | 'magnitude' | 'angle' | 'phase';
export type Sides = 'onesided' | 'twosided';

export interface SpectrumOptions {
  /** Values per segment. */
  readonly nfft: number;
  /** Values that a segment shares with the next. */
  readonly noverlap: number;
  /** Length of the transform: segments are filled up with zeros, or cut. */
  readonly padTo: number;
  /** Samples per unit of time. */
  readonly fs: number;
  /** One weight per value of a segment. */
  readonly window: Float64Array;
  readonly detrend: Detrend;
  readonly sides: Sides;
  readonly scaleByFreq: boolean;
  readonly mode: SpectrumMode;
}

/** Spectra of the segments of a signal, one after the other. */
export interface Spectra {
  readonly frequencies: Float64Array;
  /** The middles of the segments. */
  readonly times: Float64Array;
  /** Segment s, frequency f at [s · frequencies.length + f]. */
  readonly values: Float64Array;
  /** Imaginary parts of a cross spectrum; null for real spectra. */
  readonly imaginary: Float64Array | null;
}

/** How many segments a signal of `length` values has; a short one is filled up to one segment. */
export function segmentCount(length: number, nfft: number, noverlap: number): number {
  return Math.floor((Math.max(length, nfft) - nfft) / (nfft - noverlap)) + 1;
}

/** How many frequencies a transform of length `padTo` gives. */
export function frequencyCount(padTo: number, sides: Sides): number {
  if (sides === 'twosided') return padTo;
  return padTo % 2 ? (padTo + 1) / 2 : padTo / 2 + 1;
}

/** Spectra of all segments of `x`, or the cross spectra of `x` and `y` (mode `psd` only): `mlab._spectral_helper`. */
export function spectra(x: Float64Array, y: Float64Array | null, options: SpectrumOptions): Spectra {
  const { nfft, noverlap, padTo, fs, sides, mode } = options;
  const count = frequencyCount(padTo, sides);
  const segments = segmentCount(x.length, nfft, noverlap);
  const work = new Workspace(options);
  const values = new Float64Array(count * segments);
  const imaginary = y ? new Float64Array(count * segments) : null;
  const [yr, yi] = [new Float64Array(count), new Float64Array(count)];
  for (let s = 0; s < segments; s++) {
    const at = s * count;
    const out = values.subarray(at, at + count);
    work.transform(x, s);
    if (imaginary && y) {
      const [xr, xi] = [work.re.slice(0, count), work.im.slice(0, count)];
      work.transform(y, s);
      yr.set(work.re.subarray(0, count));
      yi.set(work.im.subarray(0, count));
      for (let f = 0; f < count; f++) {
        out[f] = xr[f] * yr[f] + xi[f] * yi[f];
        imaginary[at + f] = xr[f] * yi[f] - xi[f] * yr[f];
      }
    } else measure(work, out, mode);
  }
  for (const part of imaginary ? [values, imaginary] : [values]) {
    if (mode === 'psd') scale(part, count, options);
    if (sides === 'twosided') for (let s = 0; s < segments; s++) roll(part.subarray(s * count, (s + 1) * count));
    if (mode === 'phase') for (let s = 0; s < segments; s++) unwrap(part.subarray(s * count, (s + 1) * count));
  }
  const step = nfft - noverlap;
  return {
    frequencies: frequencies(padTo, fs, sides),
    times: Float64Array.from({ length: segments }, (_, s) => (nfft / 2 + s * step) / fs),
    values,
    imaginary,
  };
}

/** The mean over all segments. */
export function meanSpectrum(part: Float64Array, count: number): Float64Array {
  const segments = part.length / count;
  const out = new Float64Array(count);
  for (let i = 0; i < part.length; i++) out[i % count] += part[i];
  return out.map((v) => v / segments);
}

/** The magnitude of the mean of all segments of a cross spectrum. */
export function meanMagnitude({ values, imaginary, frequencies }: Spectra): Float64Array {
  const re = meanSpectrum(values, frequencies.length);
  const im = meanSpectrum(imaginary ?? values, frequencies.length);
  return re.map((v, i) => Math.hypot(v, im[i]));
}

function measure({ re, im, weight }: Workspace, out: Float64Array, mode: SpectrumMode): void {
  for (let f = 0; f < out.length; f++) {
    if (mode === 'psd') out[f] = re[f] * re[f] + im[f] * im[f];
    else if (mode === 'magnitude') out[f] = Math.hypot(re[f], im[f]) / weight;
    else out[f] = Math.atan2(im[f], re[f]);
  }
}

class Workspace {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly weight: number;
  readonly #options: SpectrumOptions;
  readonly #fft: Fft;
  readonly #segment: Float64Array;

  constructor(options: SpectrumOptions) {
    this.#options = options;
    this.#fft = makeFft(options.padTo);
    this.#segment = new Float64Array(options.nfft);
    this.re = new Float64Array(options.padTo);
    this.im = new Float64Array(options.padTo);
    this.weight = options.window.reduce((sum, w) => sum + w, 0);
  }

  /** Leaves the transform of a segment in `re` and `im`. */
  transform(signal: Float64Array, segment: number): void {
    const { nfft, noverlap, padTo, detrend, window } = this.#options;
    const start = segment * (nfft - noverlap);
    const part = this.#segment;
    part.fill(0);
    part.set(signal.subarray(start, Math.min(start + nfft, signal.length)));
    removeTrend(part, detrend);
    const { re, im } = this;
    re.fill(0);
    im.fill(0);
    for (let i = 0; i < Math.min(nfft, padTo); i++) re[i] = part[i] * window[i];
    this.#fft.transform(re, im);
    // What is real for a real signal is exactly so, or angles would turn with the rounding.
    im[0] = 0;
    if (padTo % 2 === 0) im[padTo / 2] = 0;
    for (let k = 1; k < padTo / 2; k++) {
      re[padTo - k] = re[k];
      im[padTo - k] = -im[k];
    }
  }
}

/** Power per segment as a density, the folded negative frequencies counted in. */
function scale(part: Float64Array, count: number, options: SpectrumOptions): void {
  const { nfft, fs, window, sides, scaleByFreq } = options;
  const sum = window.reduce((total, w) => total + w, 0);
  const squares = window.reduce((total, w) => total + w * w, 0);
  // As Matplotlib has it: whether the last frequency counts once depends on the segment, not on the padded length.
  const last = nfft % 2 ? count : count - 1;
  const factor = sides === 'onesided' ? 2 : 1;
  for (let i = 0; i < part.length; i++) {
    const f = i % count;
    if (f >= 1 && f < last) part[i] *= factor;
    part[i] = scaleByFreq ? part[i] / fs / squares : part[i] / (sum * sum);
  }
}

function frequencies(padTo: number, fs: number, sides: Sides): Float64Array {
  const step = 1 / (padTo * (1 / fs));
  const first = sides === 'twosided' ? -Math.floor(padTo / 2) : 0;
  return Float64Array.from({ length: frequencyCount(padTo, sides) }, (_, k) => (first + k) * step);
}

/** Negative frequencies first. */
function roll(row: Float64Array): void {
  const n = row.length;
  const center = n % 2 ? (n - 1) / 2 + 1 : n / 2;
  const head = row.slice(0, center);
  row.copyWithin(0, center);
  row.set(head, n - center);
}
