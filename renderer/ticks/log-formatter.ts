import { formatExponent, formatFixed, formatGeneral, formatInteger, formatRepr } from './format-number.ts';
import { isCloseToInt, linspace, nonsingular, roundHalfEven, sortedPair } from './numeric.ts';
import { type Formatter, fixMinus, type TickAxis } from './tick-axis.ts';

/** Keywords of Matplotlib's logarithmic formatters. */
export interface LogFormatterOptions {
  readonly base?: number;
  readonly labelOnlyBase?: boolean;
  /** Decades in view above which minor ticks are not labelled, and above which only some are; null: (1, 0.4), classic (0, 0). */
  readonly minor_thresholds?: readonly [number, number] | null;
  readonly linthresh?: number | null;
}

interface Parts {
  readonly fx: number;
  readonly isDecade: boolean;
}

// math.nextafter(x, -inf)
function justBelow(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? -1n : 1n));
  return view.getFloat64(0);
}

/** Plain numbers at the powers of the base, and at some multiples when less than a decade is in view. */
export class LogFormatter implements Formatter {
  protected readonly base: number;
  readonly #labelOnlyBase: boolean;
  readonly #thresholds: readonly [number, number] | null;
  readonly #linthresh: number | null;
  /** The multiples of a power that get labels; null for all. */
  #sublabels: ReadonlySet<number> | null = null;

  constructor(options: LogFormatterOptions = {}) {
    this.base = options.base ?? 10;
    this.#labelOnlyBase = options.labelOnlyBase ?? false;
    this.#thresholds = options.minor_thresholds ?? null;
    this.#linthresh = options.linthresh ?? null;
  }

  setLocs(_locs: ArrayLike<number>, axis: TickAxis): void {
    const [few, some] = this.#thresholds ?? (axis.rc['_internal.classic_mode'] ? [0, 0] : [1, 0.4]);
    if (!Number.isFinite(few)) {
      this.#sublabels = null;
      return;
    }
    const linthresh = this.#linthresh ?? axis.linthresh?.() ?? null;
    const [vmin, vmax] = sortedPair(axis.viewInterval());
    if (linthresh === null && vmin <= 0) {
      this.#sublabels = new Set([1]);
      return;
    }
    const b = this.base;
    // Not log10: that of 1000 is exactly 3, Python's log(1000, 10) is a little less, and the labels depend on it.
    const log = (x: number): number => Math.log(x) / Math.log(b);
    const ticks = (low: number, high: number): number => Math.floor(log(high)) - Math.floor(justBelow(log(low)));
    let count = 0;
    let decades = 0;
    if (linthresh !== null) {
      if (vmin < -linthresh) {
        const right = Math.min(vmax, -linthresh);
        count += Math.floor(log(Math.abs(right))) - Math.floor(justBelow(log(Math.abs(vmin))));
        decades += log(vmin / right);
      }
      if (vmax > linthresh) {
        const left = Math.max(vmin, linthresh);
        count += ticks(left, vmax);
        decades += log(vmax / left);
      }
    } else {
      count = ticks(vmin, vmax);
      decades = Math.abs(log(vmax) - log(vmin));
    }
    if (count > few) this.#sublabels = new Set([1]);
    else if (decades > some) this.#sublabels = spreadLabels(b);
    else this.#sublabels = new Set(Array.from({ length: Math.ceil(b) }, (_, i) => i + 1));
  }

  /** Splits x; null when it gets no label. */
  protected parts(x: number): Parts | null {
    const fx = Math.log(x) / Math.log(this.base);
    const isDecade = isCloseToInt(fx);
    const exponent = isDecade ? roundHalfEven(fx) : Math.floor(fx);
    const coefficient = roundHalfEven(this.base ** (fx - exponent));
    if (this.#labelOnlyBase && !isDecade) return null;
    if (this.#sublabels !== null && !this.#sublabels.has(coefficient)) return null;
    return { fx, isDecade };
  }

  format(value: number, _pos: number | null, axis: TickAxis): string {
    if (value === 0) return '0';
    const x = Math.abs(value);
    if (this.parts(x) === null) return '';
    const [vmin, vmax] = nonsingular(...axis.viewInterval(), 0.05);
    return fixMinus(this.numberToString(x, vmin, vmax), axis);
  }

  offset(_axis: TickAxis): string {
    return '';
  }

  protected numberToString(x: number, vmin: number, vmax: number): string {
    return x >= 1 && x <= 10000 ? shortNumber(x, vmax - vmin) : formatExponent(x, 0);
  }
}

/** `numpy.geomspace(1, base, base // 2 + 1)`, rounded: evenly spread over the decade. */
function spreadLabels(base: number): Set<number> {
  const count = Math.floor(Math.trunc(base) / 2) + 1;
  const top = Math.log10(base);
  return new Set(Array.from(linspace(0, top, count), (e, i) => roundHalfEven(i === count - 1 ? base : 10 ** e)));
}

function shortNumber(x: number, range: number): string {
  if (Math.abs(x) < 10000 && x === Math.trunc(x)) return formatInteger(x);
  if (range > 1e5) {
    const [mantissa, exponent] = formatExponent(x, 1).split('e');
    const power = Number(exponent);
    const short = mantissa.replace(/0+$/, '').replace(/\.$/, '');
    return power === 0 ? short : `${short}e${power}`;
  }
  if (range < 0.01) {
    const [mantissa, exponent] = formatExponent(x, 3).split('e');
    const power = Number(exponent);
    const short = mantissa.replace(/0+$/, '').replace(/\.$/, '');
    return power === 0 ? short : `${short}e${power}`;
  }
  const text = formatFixed(x, range <= 1 ? 3 : range <= 10 ? 2 : 1);
  return text.replace(/0+$/, '').replace(/\.$/, '');
}

/** The exponents alone. */
export class LogFormatterExponent extends LogFormatter {
  protected override numberToString(x: number, vmin: number, vmax: number): string {
    const fx = Math.log(x) / Math.log(this.base);
    if (Math.abs(fx) < 1 || Math.abs(fx) > 10000) return formatGeneral(fx, 1);
    return shortNumber(fx, Math.log(vmax - vmin) / Math.log(this.base));
  }
}

/** Powers as mathtext, 10². */
export class LogFormatterMathtext extends LogFormatter {
  protected nonDecade(sign: string, base: string, fx: number): string {
    return `$\\mathdefault{${sign}${base}^{${formatFixed(fx, 2)}}}$`;
  }

  override format(value: number, _pos: number | null, axis: TickAxis): string {
    if (value === 0) return '$\\mathdefault{0}$';
    const sign = value < 0 ? '-' : '';
    const x = Math.abs(value);
    const parts = this.parts(x);
    if (parts === null) return '';
    const fx = parts.isDecade ? roundHalfEven(parts.fx) : parts.fx;
    const base = this.base % 1 === 0 ? formatInteger(this.base) : formatRepr(this.base);
    if (Math.abs(fx) < axis.rc['axes.formatter.min_exponent']) return `$\\mathdefault{${sign}${formatGeneral(x)}}$`;
    if (!parts.isDecade) return this.nonDecade(sign, base, fx);
    return `$\\mathdefault{${sign}${base}^{${formatInteger(fx)}}}$`;
  }
}

/** The default of logarithmic axes: 10², and 2 × 10² for minor ticks. */
export class LogFormatterSciNotation extends LogFormatterMathtext {
  protected override nonDecade(sign: string, base: string, fx: number): string {
    const exponent = Math.floor(fx);
    const raw = this.base ** (fx - exponent);
    const coefficient = isCloseToInt(raw) ? roundHalfEven(raw) : raw;
    return `$\\mathdefault{${sign}${formatGeneral(coefficient)}\\times${base}^{${exponent}}}$`;
  }
}
