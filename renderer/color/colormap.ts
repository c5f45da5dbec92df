import type { Rgba } from '../display-list/display-list.ts';
import { paintShares } from './paint-kernel.ts';

/** Colours for values outside the range (under, over) and for gaps (bad); null takes the nearest end of the map. */
export interface Extremes {
  readonly bad?: Rgba;
  readonly under?: Rgba | null;
  readonly over?: Rgba | null;
}

/** How a map makes its table for another number of entries or backwards: by its formula, or by picking from its list. */
export interface ColormapSource {
  /** `n` colours packed r, g, b, a. */
  readonly table: (n: number) => Float64Array;
  readonly reversed: () => ColormapSource;
  /** The source of the map that `resampled(n)` returns. */
  readonly resampled: (n: number) => ColormapSource;
}

/** A table of `n` colours and the rule that takes numbers to them. Immutable: every change returns a new map. */
export class Colormap {
  readonly name: string;
  readonly n: number;
  /** n + 3 colours packed r, g, b, a in 0..1: the map, then under, over, bad. */
  readonly lut: Float64Array;
  readonly #source: ColormapSource;
  readonly #extremes: Extremes;
  #words: Int32Array | null = null;

  constructor(name: string, n: number, source: ColormapSource, extremes: Extremes = {}) {
    this.name = name;
    this.n = n;
    this.#source = source;
    this.#extremes = extremes;
    this.lut = new Float64Array((n + 3) * 4);
    this.lut.set(source.table(n));
    this.lut.set(extremes.under ?? this.lut.subarray(0, 4), n * 4);
    this.lut.set(extremes.over ?? this.lut.subarray((n - 1) * 4, n * 4), (n + 1) * 4);
    this.lut.set(extremes.bad ?? [0, 0, 0, 0], (n + 2) * 4);
  }

  /** Index into `lut` for one normalized value (0..1 is the map's range). */
  index(value: number): number {
    const scaled = value * this.n;
    if (Number.isNaN(scaled)) return this.n + 2;
    if (scaled < 0) return this.n;
    if (scaled >= this.n) return scaled === this.n ? this.n - 1 : this.n + 1;
    return Math.trunc(scaled);
  }

  /** Index into `lut` for a value that already counts entries of the map (`BoundaryNorm`, `NoNorm`). */
  indexOfEntry(entry: number): number {
    if (Number.isNaN(entry)) return this.n + 2;
    if (entry < 0) return this.n;
    return entry >= this.n ? this.n + 1 : Math.trunc(entry);
  }

  /** One colour. */
  color(value: number, discrete = false): Rgba {
    const at = (discrete ? this.indexOfEntry(value) : this.index(value)) * 4;
    return [this.lut[at], this.lut[at + 1], this.lut[at + 2], this.lut[at + 3]];
  }

  /** Colours packed r, g, b, a in 0..1. `alpha` replaces the map's opacity, except for gaps that are invisible anyway. */
  colors(values: ArrayLike<number>, alpha: number | ArrayLike<number> | null = null, discrete = false): Float64Array {
    const out = new Float64Array(values.length * 4);
    const { lut, n } = this;
    const hidden = this.#gapsAreInvisible();
    for (let i = 0; i < values.length; i++) {
      const entry = discrete ? this.indexOfEntry(values[i]) : this.index(values[i]);
      const from = entry * 4;
      const to = i * 4;
      out[to] = lut[from];
      out[to + 1] = lut[from + 1];
      out[to + 2] = lut[from + 2];
      const gap = entry === n + 2 && hidden;
      out[to + 3] = alpha === null || gap ? lut[from + 3] : typeof alpha === 'number' ? alpha : alpha[i];
    }
    return out;
  }

  /**
   * Like `colors`, as words r | g << 8 | b << 16 | a << 24 put into `out` from `at` on: channels are truncated, not rounded, as
   * Matplotlib does for images.
   */
  paint(values: ArrayLike<number>, discrete: boolean, out: Int32Array, at = 0): void {
    this.#words ??= wordsOf(this.lut);
    const table = this.#words;
    const { n } = this;
    for (let i = 0; i < values.length; i++) {
      const scaled = discrete ? values[i] : values[i] * n;
      const inside = scaled >= 0 && scaled < n;
      out[at + i] = table[inside ? Math.trunc(scaled) : discrete ? this.indexOfEntry(scaled) : this.index(values[i])];
    }
  }

  /** `paint` of what a linear norm makes of numbers: their distance from `low` as a share of `width`. */
  paintLinear(values: Float32Array | Float64Array, low: number, width: number, out: Int32Array, at: number): void {
    this.#words ??= wordsOf(this.lut);
    paintShares(values, low, width, this.#words, out, at);
  }

  #gapsAreInvisible(): boolean {
    const at = (this.n + 2) * 4;
    return this.lut.subarray(at, at + 4).every((v) => v === 0);
  }

  /** The map backwards, under and over exchanged; its name gains `_r`. */
  reversed(name = `${this.name}_r`): Colormap {
    const { bad, under, over } = this.#extremes;
    return new Colormap(name, this.n, this.#source.reversed(), { bad, under: over, over: under });
  }

  /** The map with `n` entries. */
  resampled(n: number): Colormap {
    return new Colormap(this.name, n, this.#source.resampled(n), this.#extremes);
  }

  /** The map with other colours for what lies outside its range. */
  withExtremes(extremes: Extremes): Colormap {
    const given = Object.fromEntries(Object.entries(extremes).filter(([, color]) => color != null));
    return new Colormap(this.name, this.n, this.#source, { ...this.#extremes, ...given });
  }
}

function wordsOf(colors: Float64Array): Int32Array {
  const bytes = Uint8Array.from(colors, (v) => Math.trunc(v * 255));
  return new Int32Array(bytes.buffer);
}

/** A source that picks from a fixed list of colours (packed r, g, b, a). */
export function listedSource(colors: Float64Array): ColormapSource {
  const count = colors.length / 4;
  const pick = (order: (i: number) => number, n: number): Float64Array => {
    const out = new Float64Array(n * 4);
    for (let i = 0; i < n; i++) out.set(colors.subarray(order(i) * 4, order(i) * 4 + 4), i * 4);
    return out;
  };
  return {
    table: (n) => pick((i) => i % count, n),
    reversed: () => listedSource(pick((i) => count - 1 - i, count)),
    resampled: (n) => {
      const step = n > 1 ? 1 / (n - 1) : 0;
      return listedSource(
        pick((i) => Math.min(count - 1, Math.trunc((i === n - 1 && n > 1 ? 1 : i * step) * count)), n),
      );
    },
  };
}

/** A map of exactly these colours. */
export function listedColormap(name: string, colors: Float64Array, extremes: Extremes = {}): Colormap {
  return new Colormap(name, colors.length / 4, listedSource(colors), extremes);
}
