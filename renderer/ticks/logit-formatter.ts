import { formatFixed } from './format-number.ts';
import { isClose, isCloseToInt, pow10, roundHalfEven } from './numeric.ts';
import type { Formatter } from './tick-axis.ts';

/** Keywords of Matplotlib's `LogitFormatter`. */
export interface LogitFormatterOptions {
  readonly use_overline?: boolean;
  readonly one_half?: string;
  readonly minor?: boolean;
  readonly minor_threshold?: number;
  readonly minor_number?: number;
}

function isDecade(x: number): boolean {
  if (!Number.isFinite(x)) return false;
  if (x === 0) return true;
  const log = Math.log(Math.abs(x)) / Math.log(10);
  return isClose(log, roundHalfEven(log), 1e-7);
}

const isHalf = (x: number): boolean => isCloseToInt(2 * x) && roundHalfEven(2 * x) === 1;

/** Probabilities: powers of ten near 0, one minus powers of ten near 1. */
export class LogitFormatter implements Formatter {
  readonly #options: LogitFormatterOptions;
  #locs: readonly number[] = [];
  #labelled: ReadonlySet<number> = new Set();

  constructor(options: LogitFormatterOptions = {}) {
    this.#options = options;
  }

  setLocs(locs: ArrayLike<number>): void {
    this.#locs = Array.from(locs);
    this.#labelled = new Set();
    if (!this.#options.minor) return;
    const all = this.#locs;
    if (all.every((x) => isDecade(x) || isDecade(1 - x) || isHalf(x))) return;
    const wanted = this.#options.minor_number ?? 6;
    if (all.length >= (this.#options.minor_threshold ?? 25)) return;
    this.#labelled = new Set(all.length < wanted ? all : roomiest(all, wanted));
  }

  format(x: number): string {
    if (this.#options.minor && !this.#labelled.has(x)) return '';
    if (x <= 0 || x >= 1) return '';
    return `$\\mathdefault{${this.#body(x)}}$`;
  }

  offset(): string {
    return '';
  }

  #body(x: number): string {
    if (isHalf(x)) return this.#options.one_half ?? '\\frac{1}{2}';
    if (x < 0.5 && isDecade(x)) return `10^{${roundHalfEven(Math.log10(x))}}`;
    if (x > 0.5 && isDecade(1 - x)) return this.#oneMinus(`10^{${roundHalfEven(Math.log10(1 - x))}}`);
    if (x < 0.1) return scientific(x, this.#locs);
    if (x > 0.9) {
      return this.#oneMinus(
        scientific(
          1 - x,
          this.#locs.map((v) => 1 - v),
        ),
      );
    }
    return formatFixed(x, Math.max(1, neededDigits(x, this.#locs, 0, 1)));
  }

  #oneMinus(text: string): string {
    return this.#options.use_overline ? `\\overline{${text}}` : `1-${text}`;
  }
}

function neededDigits(x: number, locs: readonly number[], exponent: number, least: number): number {
  if (locs.length < 2) return least;
  const nearest = locs.map((v) => Math.abs(v - x)).sort((a, b) => a - b)[1];
  const digits = -Math.log10(nearest) + exponent;
  return Math.max(least, isCloseToInt(digits) ? roundHalfEven(digits) : Math.ceil(digits));
}

function scientific(x: number, locs: readonly number[]): string {
  const exponent = Math.floor(Math.log10(x));
  return `${formatFixed(x * pow10(-exponent), neededDigits(x, locs, exponent, 0))}\\cdot10^{${exponent}}`;
}

/** The places with the most room around them on a logit axis. */
function roomiest(locs: readonly number[], count: number): number[] {
  const places = locs.map((x) => -Math.log(1 / x - 1));
  const gaps = places.slice(1).map((p, i) => p - places[i]);
  const room = locs.map((_, i) => Math.min(gaps[i - 1] ?? Infinity, gaps[i] ?? Infinity));
  const sum = locs.map((_, i) => (gaps[i - 1] ?? 0) + (gaps[i] ?? 0));
  const order = locs.map((_, i) => i).sort((p, q) => room[p] - room[q] || sum[p] - sum[q] || p - q);
  return order.slice(-count).map((i) => locs[i]);
}
