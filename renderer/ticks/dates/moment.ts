import { roundHalfEven } from '../numeric.ts';

/** Microseconds in a day. */
export const MICROSECONDS_PER_DAY = 86_400_000_000;

/** A point of time in UTC on the proleptic Gregorian calendar: whole days since 1970-01-01 and microseconds within the day. */
export interface Moment {
  readonly day: number;
  readonly micro: number;
}

/** The parts of a moment; months and days count from 1. */
export interface Calendar {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micro: number;
}

/** Days since 1970-01-01 of a civil date; months beyond 1..12 run into the neighbouring years. */
export function dayNumber(year: number, month: number, date: number): number {
  const y = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  // Years are counted from March, so that the leap day comes last.
  const shifted = m <= 2 ? y - 1 : y;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Year, month and date of a day number. */
export function civil(day: number): { year: number; month: number; date: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Days in a month. */
export function monthLength(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** 0 is Monday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function calendar({ day, micro }: Moment): Calendar {
  const seconds = Math.floor(micro / 1e6);
  return {
    ...civil(day),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    micro: micro - seconds * 1e6,
  };
}

/** The moment of calendar parts; time parts may run over into other days. */
export function moment(year: number, month: number, date: number, hour = 0, minute = 0, second = 0, micro = 0): Moment {
  return shift({ day: dayNumber(year, month, date), micro: 0 }, ((hour * 60 + minute) * 60 + second) * 1e6 + micro);
}

/** Later by so many microseconds. */
export function shift({ day, micro }: Moment, by: number): Moment {
  const total = micro + by;
  const days = Math.floor(total / MICROSECONDS_PER_DAY);
  return { day: day + days, micro: total - days * MICROSECONDS_PER_DAY };
}

/** Negative when a comes first. */
export function compare(a: Moment, b: Moment): number {
  return a.day - b.day || a.micro - b.micro;
}

const FIRST = dayNumber(1, 1, 1);
const LAST = dayNumber(10_000, 1, 1);

/** Whether the year is 1..9999, which is all that Python's dates know. */
export function isRepresentable(m: Moment): boolean {
  return m.day >= FIRST && m.day < LAST;
}

/** Matplotlib's date number: days since 1970-01-01T00:00 UTC. */
export function toNumber({ day, micro }: Moment): number {
  const seconds = Math.floor(micro / 1e6);
  return (day * 86_400 + seconds + (micro - seconds * 1e6) / 1e6) / 86_400;
}

/** The moment of a date number, to the microsecond; to twenty where a double holds no more. Null outside the years 1..9999. */
export function fromNumber(x: number): Moment | null {
  if (!Number.isFinite(x)) return null;
  const total = roundHalfEven(x * MICROSECONDS_PER_DAY);
  const micro = ((total % MICROSECONDS_PER_DAY) + MICROSECONDS_PER_DAY) % MICROSECONDS_PER_DAY;
  let m: Moment = { day: Math.round((total - micro) / MICROSECONDS_PER_DAY), micro };
  if (!isRepresentable(m)) return null;
  if (Math.abs(x) > 70 * 365) {
    const fraction = m.micro % 1e6;
    m = shift(m, roundHalfEven(fraction / 20) * 20 - fraction);
  }
  return m;
}

const ISO =
  /^([+-]?\d{4,6})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d:?(?:\d\d)?)?)?$/;

/** The date number of an ISO 8601 date or date and time (UTC unless it says otherwise); NaN when it is none. */
export function parseIsoDate(text: string): number {
  const match = ISO.exec(text);
  if (match === null) return Number.NaN;
  const [, y, mo, d = '1', h = '0', mi = '0', s = '0', fraction = '', zone = ''] = match;
  const month = Number(mo);
  const date = Number(d);
  if (month < 1 || month > 12 || date < 1 || date > monthLength(Number(y), month)) return Number.NaN;
  if (Number(h) > 23 || Number(mi) > 59 || Number(s) > 59) return Number.NaN;
  const micro = Number(fraction.padEnd(9, '0').slice(0, 6));
  const minutes =
    zone === '' || zone === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  const shiftMinutes = zone.startsWith('-') ? minutes : -minutes;
  return toNumber(moment(Number(y), month, date, Number(h), Number(mi) + shiftMinutes, Number(s), micro));
}
