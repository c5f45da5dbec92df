import { BaseLocator } from '../base-locator.ts';
import { Edge } from '../max-n-locator.ts';
import { MultipleLocator } from '../simple-locators.ts';
import { type TickAxis, TickError } from '../tick-axis.ts';
import { calendar, fromNumber, MICROSECONDS_PER_DAY, type Moment, moment, toNumber } from './moment.ts';
import { type Frequency, occurrences, type Recurrence } from './recurrence.ts';
import { moveBy, relativeDelta } from './relative.ts';

/** Days of one unit of each frequency, as `AutoDateFormatter` compares them (a month has 30, a year 365). */
export const UNIT_DAYS: Readonly<Record<Frequency | 'microsecondly', number>> = {
  yearly: 365,
  monthly: 30,
  daily: 1,
  hourly: 1 / 24,
  minutely: 1 / 1440,
  secondly: 1 / 86_400,
  microsecondly: 1 / MICROSECONDS_PER_DAY,
};

/** A locator of dates: tells its unit, by which an `AutoDateFormatter` chooses the format. */
export abstract class DateLocator extends BaseLocator {
  /** Days of the unit of the last ticks. */
  abstract unit(): number;

  /** Date numbers of the ticks between two moments. */
  abstract momentTicks(vmin: Moment, vmax: Moment, axis: TickAxis | null): number[];

  override tickValues(v0: number, v1: number, axis: TickAxis | null): ArrayLike<number> {
    const from = fromNumber(Math.min(v0, v1));
    const to = fromNumber(Math.max(v0, v1));
    if (from === null || to === null) throw new TickError('dates must lie between the years 1 and 9999');
    return this.momentTicks(from, to, axis);
  }

  protected interval(): number {
    return 1;
  }

  override nonsingular(v0: number, v1: number, _axis: TickAxis): [number, number] {
    if (!Number.isFinite(v0) || !Number.isFinite(v1)) return [0, 1];
    const [vmin, vmax] = v1 < v0 ? [v1, v0] : [v0, v1];
    const half = Math.abs(vmax - vmin) < 1e-6 ? 2 * this.unit() * this.interval() : 0;
    return [vmin - half, vmax + half];
  }
}

/** A rule with everything but its frequency left open. */
export function recurrence(frequency: Frequency, parts: Partial<Recurrence> = {}): Recurrence {
  return {
    frequency,
    interval: 1,
    bymonth: null,
    bymonthday: null,
    byweekday: null,
    byhour: null,
    byminute: null,
    bysecond: null,
    ...parts,
  };
}

const MIDNIGHT = { byhour: [0], byminute: [0], bysecond: [0] };

/** Ticks of a recurrence. Where it gives none, the ends of the view get one each. */
export class RRuleLocator extends DateLocator {
  protected readonly rule: Recurrence;

  constructor(rule: Recurrence) {
    super();
    this.rule = rule;
  }

  override unit(): number {
    return UNIT_DAYS[this.rule.frequency];
  }

  protected override interval(): number {
    return this.rule.interval;
  }

  override momentTicks(vmin: Moment, vmax: Moment): number[] {
    // The rule starts one view before the view, which decides where intervals above one fall.
    const start = moveBy(vmin, relativeDelta(vmax, vmin), -1);
    const found = occurrences(this.rule, start, vmin, vmax);
    return (found.length === 0 ? [vmin, vmax] : found).map(toNumber);
  }
}

/** Every `base` years on the given day, at years that are multiples of it. */
export class YearLocator extends RRuleLocator {
  readonly #edge: Edge;

  constructor(base = 1, month = 1, day = 1) {
    super(recurrence('yearly', { interval: base, bymonth: [month], bymonthday: [day], ...MIDNIGHT }));
    this.#edge = new Edge(base, 0);
  }

  override momentTicks(vmin: Moment, vmax: Moment): number[] {
    const [month] = this.rule.bymonth ?? [1];
    const [date] = this.rule.bymonthday ?? [1];
    const first = Math.max(this.#edge.le(calendar(vmin).year) * this.#edge.step, 1);
    const last = Math.min(this.#edge.ge(calendar(vmax).year) * this.#edge.step, 9999);
    const start = moment(first, month, date);
    const found = occurrences(this.rule, start, start, moment(last, month, date));
    return (found.length === 0 ? [vmin, vmax] : found).map(toNumber);
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const list = (given: number | readonly number[] | null | undefined, all: readonly number[]): readonly number[] =>
  given == null ? all : typeof given === 'number' ? [given] : given;

type Choice = number | readonly number[] | null;

/** The first of months, or other days of them. */
export function monthLocator(bymonth: Choice = null, bymonthday: Choice = 1, interval = 1): RRuleLocator {
  const parts = { interval, bymonth: list(bymonth, range(1, 13)), bymonthday: list(bymonthday, [1]), ...MIDNIGHT };
  return new RRuleLocator(recurrence('monthly', parts));
}

/** Days of the week, 0 is Monday; `interval` counts days as Matplotlib's does. */
export function weekdayLocator(byweekday: Choice = 1, interval = 1): RRuleLocator {
  return new RRuleLocator(recurrence('daily', { interval, byweekday: list(byweekday, [1]), ...MIDNIGHT }));
}

/** Days of the month. */
export function dayLocator(bymonthday: Choice = null, interval = 1): RRuleLocator {
  return new RRuleLocator(recurrence('daily', { interval, bymonthday: list(bymonthday, range(1, 32)), ...MIDNIGHT }));
}

/** Full hours. */
export function hourLocator(byhour: Choice = null, interval = 1): RRuleLocator {
  return new RRuleLocator(
    recurrence('hourly', { interval, byhour: list(byhour, range(0, 24)), byminute: [0], bysecond: [0] }),
  );
}

/** Full minutes. */
export function minuteLocator(byminute: Choice = null, interval = 1): RRuleLocator {
  return new RRuleLocator(recurrence('minutely', { interval, byminute: list(byminute, range(0, 60)), bysecond: [0] }));
}

/** Full seconds. */
export function secondLocator(bysecond: Choice = null, interval = 1): RRuleLocator {
  return new RRuleLocator(recurrence('secondly', { interval, bysecond: list(bysecond, range(0, 60)) }));
}

/** Multiples of so many microseconds. */
export class MicrosecondLocator extends DateLocator {
  readonly #interval: number;

  constructor(interval = 1) {
    super();
    this.#interval = interval;
  }

  override unit(): number {
    return UNIT_DAYS.microsecondly;
  }

  protected override interval(): number {
    return this.#interval;
  }

  override momentTicks(vmin: Moment, vmax: Moment): number[] {
    const low = toNumber(vmin);
    const origin = Math.floor(low);
    const scaled = (x: number): number => (x - origin) * MICROSECONDS_PER_DAY;
    const ticks = new MultipleLocator(this.#interval).tickValues(scaled(low), scaled(toNumber(vmax)));
    return Array.from(ticks, (t) => t / MICROSECONDS_PER_DAY + origin);
  }
}
