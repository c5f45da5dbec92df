import { TickError } from '../tick-axis.ts';
import { calendar, civil, compare, dayNumber, type Moment, monthLength, shift, weekday } from './moment.ts';

/** How often a rule repeats. */
export type Frequency = 'yearly' | 'monthly' | 'daily' | 'hourly' | 'minutely' | 'secondly';

/** A recurrence in the sense of RFC 5545, with the parts that ticks need. Lists that are null let everything pass. */
export interface Recurrence {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly bymonth: readonly number[] | null;
  /** Days of the month; negative ones count from its end. */
  readonly bymonthday: readonly number[] | null;
  /** 0 is Monday. */
  readonly byweekday: readonly number[] | null;
  readonly byhour: readonly number[] | null;
  readonly byminute: readonly number[] | null;
  readonly bysecond: readonly number[] | null;
}

const UNIT_SECONDS = { hourly: 3600, minutely: 60, secondly: 1 } as const;
// Periods looked at for one axis: beyond it the rule does not suit the range (seconds over a century).
const MAX_PERIODS = 1_000_000;

function passesDay(rule: Recurrence, day: number): boolean {
  if (rule.bymonth === null && rule.bymonthday === null && rule.byweekday === null) return true;
  const { year, month, date } = civil(day);
  if (rule.bymonth !== null && !rule.bymonth.includes(month)) return false;
  if (rule.byweekday !== null && !rule.byweekday.includes(weekday(day))) return false;
  if (rule.bymonthday === null) return true;
  return rule.bymonthday.includes(date) || rule.bymonthday.includes(date - monthLength(year, month) - 1);
}

/** Parts that the rule leaves open are those of its start. */
function completed(rule: Recurrence, start: Moment): Recurrence {
  const c = calendar(start);
  const { frequency } = rule;
  const noDay = rule.bymonthday === null && rule.byweekday === null;
  const coarse = frequency === 'yearly' || frequency === 'monthly';
  const daily = coarse || frequency === 'daily';
  return {
    ...rule,
    bymonth: rule.bymonth ?? (frequency === 'yearly' && noDay ? [c.month] : null),
    bymonthday: rule.bymonthday ?? (coarse && noDay ? [c.date] : null),
    byhour: rule.byhour ?? (daily ? [c.hour] : null),
    byminute: rule.byminute ?? (daily || frequency === 'hourly' ? [c.minute] : null),
    bysecond: rule.bysecond ?? (frequency === 'secondly' ? null : [c.second]),
  };
}

const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

/** First day and number of days of the kth period; for periods of a day and longer. */
function daysOf(rule: Recurrence, start: Moment, k: number): [number, number] {
  if (rule.frequency === 'daily') return [start.day + k * rule.interval, 1];
  const { year, month } = civil(start.day);
  if (rule.frequency === 'yearly') {
    const first = dayNumber(year + k * rule.interval, 1, 1);
    return [first, dayNumber(year + k * rule.interval + 1, 1, 1) - first];
  }
  const first = dayNumber(year, month + k * rule.interval, 1);
  return [first, dayNumber(year, month + k * rule.interval + 1, 1) - first];
}

const DAYS_AT_LEAST = { yearly: 365, monthly: 28, daily: 1 } as const;
const DAYS_AT_MOST = { yearly: 366, monthly: 31, daily: 1 } as const;

/** Every moment of the rule started at `start` that lies from `after` to `before`, both included, in order. Throws `TickError`. */
export function occurrences(given: Recurrence, start: Moment, after: Moment, before: Moment): Moment[] {
  const rule = completed(given, start);
  const out: Moment[] = [];
  const add = (m: Moment): void => {
    if (compare(m, start) >= 0 && compare(m, after) >= 0 && compare(m, before) <= 0) out.push(m);
  };
  // Rules have no part smaller than a second.
  const origin: Moment = { day: start.day, micro: start.micro - (start.micro % 1e6) };
  const { frequency } = rule;
  if (frequency === 'yearly' || frequency === 'monthly' || frequency === 'daily') {
    const times = timesOf(rule.byhour ?? [], rule.byminute ?? [], rule.bysecond ?? []);
    const first = Math.max(0, Math.floor((after.day - origin.day) / (DAYS_AT_MOST[frequency] * rule.interval)) - 1);
    const last = Math.ceil((before.day - origin.day) / (DAYS_AT_LEAST[frequency] * rule.interval)) + 1;
    checkPeriods(last - first);
    for (let k = first; k <= last; k++) {
      const [day, count] = daysOf(rule, origin, k);
      if (day > before.day) break;
      for (let d = day; d < day + count; d++) {
        if (passesDay(rule, d)) for (const time of times) add({ day: d, micro: time * 1e6 });
      }
    }
    return out;
  }
  const step = UNIT_SECONDS[frequency] * rule.interval;
  const base = Math.floor(origin.micro / 1e6 / UNIT_SECONDS[frequency]) * UNIT_SECONDS[frequency];
  const secondsTo = (m: Moment): number => (m.day - origin.day) * 86_400 + m.micro / 1e6 - base;
  const first = Math.max(0, Math.floor(secondsTo(after) / step) - 1);
  const last = Math.ceil(secondsTo(before) / step) + 1;
  checkPeriods(last - first);
  const minutes = sorted(rule.byminute ?? []);
  const seconds = sorted(rule.bysecond ?? []);
  const zero: Moment = { day: origin.day, micro: base * 1e6 };
  for (let k = first; k <= last; k++) {
    const m = shift(zero, k * step * 1e6);
    if (!passesDay(rule, m.day)) continue;
    const c = calendar(m);
    if (rule.byhour !== null && !rule.byhour.includes(c.hour)) continue;
    if (frequency === 'hourly') {
      for (const time of timesOf([0], minutes, seconds)) add(shift(m, time * 1e6));
      continue;
    }
    if (rule.byminute !== null && !rule.byminute.includes(c.minute)) continue;
    if (frequency === 'minutely') for (const s of seconds) add(shift(m, s * 1e6));
    else if (rule.bysecond === null || rule.bysecond.includes(c.second)) add(m);
  }
  return out;
}

/** Seconds of the day, ascending. */
function timesOf(hours: readonly number[], minutes: readonly number[], seconds: readonly number[]): number[] {
  return sorted(hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => (h * 60 + m) * 60 + s))));
}

function checkPeriods(count: number): void {
  if (count > MAX_PERIODS) throw new TickError('the date locator is too fine for the range of this axis');
}
