import { formatFixed, formatGeneral, formatInteger, roundTo } from './format-number.ts';
import { floorDiv, pow10, roundDecimals, sortedPair } from './numeric.ts';
import { type Formatter, fixMinus, type TickAxis } from './tick-axis.ts';

/** Keywords of Matplotlib's `ScalarFormatter` and of `ticklabel_format`. */
export interface ScalarFormatterOptions {
  /** Whether a common offset may be taken off the labels, or that offset itself; null takes `axes.formatter.useoffset`. */
  readonly useOffset?: boolean | number | null;
  readonly useMathText?: boolean | null;
  /** Whether a power of ten may be taken off (`style="plain"` says no). */
  readonly scientific?: boolean;
  /** Exponents up to the first and from the second on are taken off; null takes `axes.formatter.limits`. */
  readonly powerlimits?: readonly [number, number] | null;
}

/** The default formatter of linear axes: as few digits as tell the ticks apart, a common offset and power of ten taken off. */
export class ScalarFormatter implements Formatter {
  protected readonly options: ScalarFormatterOptions;
  protected locs: readonly number[] = [];
  protected offsetValue = 0;
  protected orderOfMagnitude = 0;
  protected digits = 0;
  protected math = false;

  constructor(options: ScalarFormatterOptions = {}) {
    this.options = options;
  }

  /** The keywords that it was made with, so that `ticklabel_format` can change some of them. */
  get settings(): ScalarFormatterOptions {
    return this.options;
  }

  protected mayTakeOffset(axis: TickAxis): boolean {
    const use = this.options.useOffset ?? axis.rc['axes.formatter.useoffset'];
    return use === true;
  }

  // What the state below was found for.
  #given: ArrayLike<number> | null = null;
  #axis: TickAxis | null = null;
  #view: readonly [number, number] = [0, 0];

  setLocs(locs: ArrayLike<number>, axis: TickAxis): void {
    const view = axis.viewInterval();
    if (locs === this.#given && axis === this.#axis && view[0] === this.#view[0] && view[1] === this.#view[1]) return;
    this.#given = locs;
    this.#axis = axis;
    this.#view = view;
    const copied: number[] = [];
    for (let i = 0; i < locs.length; i++) copied.push(locs[i]);
    this.locs = copied;
    this.math = this.options.useMathText ?? axis.rc['axes.formatter.use_mathtext'];
    if (typeof this.options.useOffset === 'number') this.offsetValue = this.options.useOffset;
    if (this.locs.length === 0) return;
    const seen = this.inView(axis);
    if (this.mayTakeOffset(axis)) this.offsetValue = this.commonOffset(axis, seen);
    this.orderOfMagnitude = this.#order(axis, seen);
    this.digits = this.neededDigits(axis);
  }

  format(x: number, _pos: number | null, axis: TickAxis): string {
    if (this.locs.length === 0) return '';
    const scaled = (x - this.offsetValue) / pow10(this.orderOfMagnitude);
    const text = formatFixed(Math.abs(scaled) < 1e-8 ? 0 : scaled, this.digits);
    return fixMinus(this.math ? `$\\mathdefault{${text}}$` : text, axis);
  }

  offset(axis: TickAxis): string {
    if (this.locs.length === 0 || !(this.orderOfMagnitude || this.offsetValue)) return '';
    const offset = this.offsetValue ? (this.offsetValue > 0 ? '+' : '') + this.formatData(this.offsetValue, axis) : '';
    let power = '';
    if (this.orderOfMagnitude) {
      power = this.math ? this.formatData(pow10(this.orderOfMagnitude), axis) : `1e${this.orderOfMagnitude}`;
    }
    if (!this.math) return fixMinus(power + offset, axis);
    return fixMinus(`$${power === '' ? '' : `\\times\\mathdefault{${power}}`}\\mathdefault{${offset}}$`, axis);
  }

  /** A single value written out in full, `1.5e3` or `1.5 \times 10^{3}`. */
  protected formatData(value: number, axis: TickAxis): string {
    const e = Math.floor(Math.log10(Math.abs(value)));
    const s = roundTo(value / pow10(e), 10);
    const significand = fixMinus(s % 1 === 0 ? formatInteger(s) : formatGeneral(s, 10), axis);
    if (e === 0) return significand;
    const exponent = fixMinus(String(e), axis);
    if (!this.math) return `${significand}e${exponent}`;
    return s === 1 ? `10^{${exponent}}` : `${significand} \\times 10^{${exponent}}`;
  }

  protected inView(axis: TickAxis): number[] {
    const [vmin, vmax] = sortedPair(axis.viewInterval());
    const seen: number[] = [];
    for (const x of this.locs) if (vmin <= x && x <= vmax) seen.push(x);
    return seen;
  }

  /** @param locs those in view */
  protected commonOffset(axis: TickAxis, locs: readonly number[]): number {
    if (locs.length === 0) return 0;
    const lmin = Math.min(...locs);
    const lmax = Math.max(...locs);
    if (lmin === lmax || (lmin <= 0 && lmax >= 0)) return 0;
    const [absMin, absMax] = sortedPair([Math.abs(lmin), Math.abs(lmax)]);
    const top = Math.ceil(Math.log10(absMax));
    let oom = top;
    while (floorDiv(absMin, pow10(oom)) === floorDiv(absMax, pow10(oom))) oom--;
    oom++;
    if ((absMax - absMin) / pow10(oom) <= 0.01) {
      // Places that straddle a round number differ in a high digit though they are close: look for the first real difference.
      oom = top;
      while (floorDiv(absMax, pow10(oom)) - floorDiv(absMin, pow10(oom)) <= 1) oom--;
      oom++;
    }
    const head = floorDiv(absMax, pow10(oom));
    return head >= pow10(axis.rc['axes.formatter.offset_threshold'] - 1) ? Math.sign(lmin) * head * pow10(oom) : 0;
  }

  #order(axis: TickAxis, seen: readonly number[]): number {
    if (this.options.scientific === false) return 0;
    const [low, high] = this.options.powerlimits ?? axis.rc['axes.formatter.limits'];
    if (low === high && low !== 0) return low;
    if (seen.length === 0) return 0;
    let oom: number;
    if (this.offsetValue) {
      const [vmin, vmax] = sortedPair(axis.viewInterval());
      oom = Math.floor(Math.log10(vmax - vmin));
    } else {
      const largest = Math.max(...seen.map(Math.abs));
      oom = largest === 0 ? 0 : Math.floor(Math.log10(largest));
    }
    return oom <= low || oom >= high ? oom : 0;
  }

  protected neededDigits(axis: TickAxis): number {
    const few = this.locs.length < 2;
    const all = few ? [...this.locs, ...axis.viewInterval()] : this.locs;
    const scale = pow10(this.orderOfMagnitude);
    const scaled: number[] = [];
    let low = Infinity;
    let high = -Infinity;
    for (const x of all) {
      const value = (x - this.offsetValue) / scale;
      scaled.push(value);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    let range = high - low;
    if (range === 0) range = Math.max(Math.abs(low), Math.abs(high));
    if (range === 0) range = 1;
    if (few) scaled.length -= 2;
    const oom = Math.floor(Math.log10(range));
    const threshold = 0.001 * pow10(oom);
    let digits = Math.max(0, 3 - oom);
    while (digits >= 0 && mostLost(scaled, digits) < threshold) digits--;
    return digits + 1;
  }
}

/** The most that rounding to so many digits takes from any of the values. */
function mostLost(values: readonly number[], digits: number): number {
  let most = -Infinity;
  for (const value of values) most = Math.max(most, Math.abs(value - roundDecimals(value, digits)));
  return most;
}
