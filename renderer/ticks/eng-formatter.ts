import { formatFixed, formatGeneral, roundTo } from './format-number.ts';
import { pow10, sortedPair } from './numeric.ts';
import { ScalarFormatter, type ScalarFormatterOptions } from './scalar-formatter.ts';
import { fixMinus, type TickAxis } from './tick-axis.ts';

const PREFIXES = [
  'q',
  'r',
  'y',
  'z',
  'a',
  'f',
  'p',
  'n',
  'µ',
  'm',
  '',
  'k',
  'M',
  'G',
  'T',
  'P',
  'E',
  'Z',
  'Y',
  'R',
  'Q',
];

/** Keywords of Matplotlib's `EngFormatter`. */
export interface EngOptions extends ScalarFormatterOptions {
  readonly unit?: string;
  /** Digits after the point; null writes as few as `%g` does. */
  readonly places?: number | null;
  readonly sep?: string;
}

/** Powers of a thousand as SI prefixes. */
export class EngFormatter extends ScalarFormatter {
  readonly #unit: string;
  readonly #places: number | null;
  readonly #sep: string;

  constructor(options: EngOptions = {}) {
    super({ ...options, useOffset: options.useOffset ?? false });
    this.#unit = options.unit ?? '';
    this.#places = options.places ?? null;
    this.#sep = options.sep ?? ' ';
  }

  override setLocs(locs: ArrayLike<number>, axis: TickAxis): void {
    this.locs = Array.from(locs);
    this.math = this.options.useMathText ?? axis.rc['axes.formatter.use_mathtext'];
    if (typeof this.options.useOffset === 'number') this.offsetValue = this.options.useOffset;
    if (this.locs.length === 0) return;
    const [vmin, vmax] = sortedPair(axis.viewInterval());
    if (this.mayTakeOffset(axis)) {
      this.offsetValue = this.commonOffset(axis, this.inView(axis));
      if (this.offsetValue !== 0) this.offsetValue = roundTo((vmin + vmax) / 2, 3);
    }
    this.orderOfMagnitude = Math.floor(Math.log(vmax - vmin) / Math.log(1000)) * 3;
    this.digits = this.neededDigits(axis);
  }

  override format(x: number, pos: number | null, axis: TickAxis): string {
    if (this.locs.length === 0 || this.offsetValue === 0) return fixMinus(this.formatData(x), axis);
    return super.format(x, pos, axis);
  }

  override offset(axis: TickAxis): string {
    if (this.locs.length === 0 || !this.offsetValue) return '';
    const offset = (this.offsetValue > 0 ? '+' : '') + this.formatData(this.offsetValue);
    const power = this.formatData(pow10(this.orderOfMagnitude));
    return fixMinus(this.math ? `$${power === '' ? '' : `\\times${power}`}${offset}$` : power + offset, axis);
  }

  protected override formatData(value: number): string {
    const write = (x: number): string => (this.#places === null ? formatGeneral(x) : formatFixed(x, this.#places));
    const abs = Math.abs(value);
    const raw = abs === 0 ? 0 : Math.floor(Math.log10(abs) / 3) * 3;
    let power = Math.min(30, Math.max(-30, raw));
    let mantissa = (value < 0 ? -1 : 1) * (abs / pow10(power));
    if (Math.abs(Number(write(mantissa))) >= 1000 && power < 30) {
      mantissa /= 1000;
      power += 3;
    }
    const prefix = PREFIXES[power / 3 + 10];
    const suffix = this.#unit || prefix ? `${this.#sep}${prefix}${this.#unit}` : '';
    return this.math ? `$${write(mantissa)}$${suffix}` : write(mantissa) + suffix;
  }
}
