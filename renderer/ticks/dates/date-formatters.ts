import { BaseFormatter } from '../simple-formatters.ts';
import type { Formatter, TickAxis } from '../tick-axis.ts';
import { type DateLocator, UNIT_DAYS } from './date-locators.ts';
import { calendar, fromNumber } from './moment.ts';
import { strftime } from './strftime.ts';

/** A date number written with `strftime`; empty outside the years 1..9999. */
export function formatDate(x: number, format: string): string {
  const m = fromNumber(x);
  return m === null ? '' : strftime(m, format);
}

/** One `strftime` format for all ticks. */
export class DateFormatter extends BaseFormatter {
  readonly #format: string;

  constructor(format: string) {
    super();
    this.#format = format;
  }

  override format(x: number): string {
    return formatDate(x, this.#format);
  }
}

/** The format that suits the locator's unit (`date.autoformatter.*`). */
export class AutoDateFormatter extends BaseFormatter {
  readonly #locator: DateLocator | null;
  readonly #fallback: string;

  constructor(locator: DateLocator | null, fallback = '%Y-%m-%d') {
    super();
    this.#locator = locator;
    this.#fallback = fallback;
  }

  override format(x: number, _pos: number | null, { rc }: TickAxis): string {
    const unit = this.#locator?.unit() ?? 1;
    const scaled: readonly (readonly [number, string])[] = [
      [UNIT_DAYS.microsecondly, rc['date.autoformatter.microsecond']],
      [UNIT_DAYS.secondly, rc['date.autoformatter.second']],
      [UNIT_DAYS.minutely, rc['date.autoformatter.minute']],
      [UNIT_DAYS.hourly, rc['date.autoformatter.hour']],
      [UNIT_DAYS.daily, rc['date.autoformatter.day']],
      [UNIT_DAYS.monthly, rc['date.autoformatter.month']],
      [UNIT_DAYS.yearly, rc['date.autoformatter.year']],
    ];
    return formatDate(x, scaled.find(([days]) => days >= unit)?.[1] ?? this.#fallback);
  }
}

/** Keywords of Matplotlib's `ConciseDateFormatter`: six formats each, from years to seconds. */
export interface ConciseOptions {
  readonly formats?: readonly string[] | null;
  readonly zero_formats?: readonly string[] | null;
  readonly offset_formats?: readonly string[] | null;
  readonly show_offset?: boolean;
}

const FORMATS = ['%Y', '%b', '%d', '%H:%M', '%H:%M', '%S.%f'];
const OFFSETS = ['', '%Y', '%Y-%b', '%Y-%b-%d', '%Y-%b-%d', '%Y-%b-%d %H:%M'];
const FIRSTS = [0, 1, 1, 0, 0, 0];

/** As little as tells the ticks apart; what all share stands at the end of the axis. */
export class ConciseDateFormatter implements Formatter {
  readonly #formats: readonly string[];
  readonly #zeros: readonly string[];
  readonly #offsets: readonly string[];
  readonly #showOffset: boolean;
  #labels: readonly string[] = [];
  #offset = '';

  constructor(options: ConciseOptions = {}) {
    this.#formats = options.formats ?? FORMATS;
    this.#offsets = options.offset_formats ?? OFFSETS;
    const zeros = ['', ...this.#formats.slice(0, -1)];
    if (!options.formats) zeros[3] = '%b-%d';
    this.#zeros = options.zero_formats ?? zeros;
    this.#showOffset = options.show_offset ?? true;
  }

  setLocs(locs: ArrayLike<number>, axis: TickAxis): void {
    const moments = Array.from(locs, fromNumber);
    const parts = moments.flatMap((m) => {
      if (m === null) return [];
      const c = calendar(m);
      return [[c.year, c.month, c.date, c.hour, c.minute, c.second]];
    });
    let showOffset = this.#showOffset;
    let level = 5;
    for (let l = 5; l >= 0; l--) {
      const values = new Set(parts.map((p) => p[l]));
      if (values.size <= 1) continue;
      if (l < 2 && values.has(1)) showOffset = false;
      level = l;
      break;
    }
    const labels = moments.map((m) => {
      if (m === null) return '';
      const c = calendar(m);
      const part = [c.year, c.month, c.date, c.hour, c.minute, c.second][level];
      const isFirst = level < 5 ? part === FIRSTS[level] : c.second === 0 && c.micro === 0;
      return strftime(m, (isFirst ? this.#zeros : this.#formats)[level]);
    });
    this.#labels = level >= 5 ? withoutSharedZeros(labels) : labels;
    const [low, high] = axis.viewInterval();
    const last = moments.at(high < low ? 0 : -1) ?? null;
    this.#offset = showOffset && last !== null ? strftime(last, this.#offsets[level]) : '';
  }

  format(x: number, pos: number | null): string {
    return (pos === null ? undefined : this.#labels[pos]) ?? formatDate(x, '%Y');
  }

  offset(): string {
    return this.#offset;
  }
}

/** Drops the trailing zeros of fractions that every label has. */
function withoutSharedZeros(labels: readonly string[]): string[] {
  const zeros = labels.filter((s) => s.includes('.')).map((s) => s.length - s.replace(/0+$/, '').length);
  const shared = Math.min(...zeros);
  if (zeros.length === 0 || shared === 0) return [...labels];
  return labels.map((s) => (s.includes('.') ? s.slice(0, -shared).replace(/\.$/, '') : s));
}
