import type { TickAxis } from '../tick-axis.ts';
import { DateLocator, MicrosecondLocator, RRuleLocator, recurrence, UNIT_DAYS, YearLocator } from './date-locators.ts';
import { compare, MICROSECONDS_PER_DAY, type Moment } from './moment.ts';
import type { Frequency } from './recurrence.ts';
import { relativeDelta } from './relative.ts';

type Unit = Frequency | 'microsecondly';

const UNITS: readonly Unit[] = ['yearly', 'monthly', 'daily', 'hourly', 'minutely', 'secondly', 'microsecondly'];
const MAX_TICKS: Readonly<Record<Unit, number>> = {
  yearly: 11,
  monthly: 12,
  daily: 11,
  hourly: 12,
  minutely: 11,
  secondly: 11,
  microsecondly: 8,
};
const INTERVALS: Readonly<Record<Unit, readonly number[]>> = {
  yearly: [1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 500, 1000, 2000, 4000, 5000, 10_000],
  monthly: [1, 2, 3, 4, 6],
  daily: [1, 2, 3, 7, 14, 21],
  hourly: [1, 2, 3, 4, 6, 12],
  minutely: [1, 5, 10, 15, 30],
  secondly: [1, 5, 10, 15, 30],
  microsecondly: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6],
};
const DAY_MULTIPLES = [1, 2, 4, 7, 14];

/** First and one past the last value of each unit within the next larger one. */
const RANGES: Readonly<Partial<Record<Unit, readonly [number, number]>>> = {
  monthly: [1, 13],
  daily: [1, 32],
  hourly: [0, 24],
  minutely: [0, 60],
  secondly: [0, 60],
};

/** Keywords of Matplotlib's `AutoDateLocator`. */
export interface AutoDateOptions {
  readonly minticks?: number;
  readonly maxticks?: number | null;
  /** Whether ticks fall on multiples of the interval (every 1st and 15th) instead of counting from the start. */
  readonly interval_multiples?: boolean;
}

/** Chooses the unit and interval that give between `minticks` and `maxticks` ticks. */
export class AutoDateLocator extends DateLocator {
  readonly #minticks: number;
  readonly #maxticks: number | null;
  readonly #multiples: boolean;
  #unit: Unit = 'yearly';

  constructor(options: AutoDateOptions = {}) {
    super();
    this.#minticks = options.minticks ?? 5;
    this.#maxticks = options.maxticks ?? null;
    this.#multiples = options.interval_multiples ?? true;
  }

  override unit(): number {
    return UNIT_DAYS[this.#unit];
  }

  override nonsingular(v0: number, v1: number, _axis: TickAxis): [number, number] {
    if (!Number.isFinite(v0) || !Number.isFinite(v1)) return [0, 1];
    const [vmin, vmax] = v1 < v0 ? [v1, v0] : [v0, v1];
    return vmin === vmax ? [vmin - 730, vmax + 730] : [vmin, vmax];
  }

  override momentTicks(vmin: Moment, vmax: Moment, axis: TickAxis | null): number[] {
    return this.#choose(vmin, vmax).momentTicks(vmin, vmax, axis);
  }

  #choose(from: Moment, to: Moment): DateLocator {
    const [dmin, dmax] = compare(from, to) <= 0 ? [from, to] : [to, from];
    const counts = unitCounts(dmin, dmax);
    const at = counts.findIndex((n) => n >= this.#minticks);
    const unit = at < 0 ? 'microsecondly' : UNITS[at];
    let interval = 1;
    if (at >= 0) {
      const choices = this.#multiples && unit === 'daily' ? DAY_MULTIPLES : INTERVALS[unit];
      const most = this.#maxticks ?? MAX_TICKS[unit];
      interval = choices.find((n) => counts[at] <= n * (most - 1)) ?? (choices.at(-1) as number);
      this.#unit = unit;
    }
    if (unit === 'microsecondly') return new MicrosecondLocator(interval);
    if (unit === 'yearly' && this.#multiples) return new YearLocator(interval);
    return new RRuleLocator(this.#rule(unit, interval));
  }

  #rule(unit: Frequency, interval: number) {
    const span = RANGES[unit];
    const all = span === undefined ? null : Array.from({ length: span[1] - span[0] }, (_, i) => span[0] + i);
    let own = all;
    if (all !== null && this.#multiples) {
      own = all.filter((_, i) => i % interval === 0);
      if (unit === 'daily' && interval === 14) own = [1, 15];
      if (unit === 'daily' && interval === 7) own = [1, 8, 15, 22];
    }
    // Larger units are open, smaller ones at their beginning.
    const level = UNITS.indexOf(unit);
    const part = (name: Unit, start: number): readonly number[] | null => {
      const l = UNITS.indexOf(name);
      return l < level ? null : l === level ? own : [start];
    };
    return recurrence(unit, {
      interval: all !== null && this.#multiples ? 1 : interval,
      bymonth: part('monthly', 1),
      bymonthday: part('daily', 1),
      byhour: part('hourly', 0),
      byminute: part('minutely', 0),
      bysecond: part('secondly', 0),
    });
  }
}

/** The range in whole years, months, days, hours, minutes, seconds and microseconds. */
function unitCounts(dmin: Moment, dmax: Moment): number[] {
  const delta = relativeDelta(dmax, dmin);
  const seconds = Math.floor(delta.micros / 1e6);
  const micros = (dmax.day - dmin.day) * MICROSECONDS_PER_DAY + dmax.micro - dmin.micro;
  const days = Math.floor(micros / MICROSECONDS_PER_DAY);
  const hours = days * 24 + (Math.floor(seconds / 3600) % 24);
  const minutes = hours * 60 + (Math.floor(seconds / 60) % 60);
  return [Math.floor(delta.months / 12), delta.months, days, hours, minutes, Math.floor(micros / 1e6), micros];
}
