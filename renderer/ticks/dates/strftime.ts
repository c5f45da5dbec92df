import { type Calendar, calendar, dayNumber, type Moment, weekday } from './moment.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const two = (n: number): string => String(n).padStart(2, '0');
const hour12 = (c: Calendar): number => c.hour % 12 || 12;
const yearDay = (c: Calendar, m: Moment): number => m.day - dayNumber(c.year, 1, 1);

/** ISO 8601 year and week. */
function isoWeek(m: Moment, c: Calendar): [number, number] {
  const thursday = m.day - weekday(m.day) + 3;
  const year =
    thursday < dayNumber(c.year, 1, 1) ? c.year - 1 : thursday >= dayNumber(c.year + 1, 1, 1) ? c.year + 1 : c.year;
  return [year, Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1];
}

type Directive = (c: Calendar, m: Moment) => string;

/** Directives in the C locale; those with several parts are written out below. */
const DIRECTIVES: Readonly<Record<string, Directive>> = {
  a: (_, m) => DAYS[weekday(m.day)].slice(0, 3),
  A: (_, m) => DAYS[weekday(m.day)],
  b: (c) => MONTHS[c.month - 1].slice(0, 3),
  h: (c) => MONTHS[c.month - 1].slice(0, 3),
  B: (c) => MONTHS[c.month - 1],
  C: (c) => two(Math.floor(c.year / 100)),
  d: (c) => two(c.date),
  e: (c) => String(c.date).padStart(2, ' '),
  f: (c) => String(c.micro).padStart(6, '0'),
  G: (c, m) => String(isoWeek(m, c)[0]),
  H: (c) => two(c.hour),
  I: (c) => two(hour12(c)),
  j: (c, m) => String(yearDay(c, m) + 1).padStart(3, '0'),
  k: (c) => String(c.hour).padStart(2, ' '),
  l: (c) => String(hour12(c)).padStart(2, ' '),
  m: (c) => two(c.month),
  M: (c) => two(c.minute),
  n: () => '\n',
  p: (c) => (c.hour < 12 ? 'AM' : 'PM'),
  P: (c) => (c.hour < 12 ? 'am' : 'pm'),
  s: (_c, m) => String(m.day * 86_400 + Math.floor(m.micro / 1e6)),
  S: (c) => two(c.second),
  t: () => '\t',
  u: (_c, m) => String(weekday(m.day) + 1),
  U: (c, m) => two(Math.floor((yearDay(c, m) + 7 - ((weekday(m.day) + 1) % 7)) / 7)),
  V: (c, m) => two(isoWeek(m, c)[1]),
  w: (_c, m) => String((weekday(m.day) + 1) % 7),
  W: (c, m) => two(Math.floor((yearDay(c, m) + 7 - weekday(m.day)) / 7)),
  y: (c) => two(c.year % 100),
  Y: (c) => String(c.year),
  z: () => '+0000',
  Z: () => 'UTC',
  '%': () => '%',
};

const COMPOUND: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** Python's `datetime.strftime` in the C locale, in UTC. `%-d` and the like drop the padding. Unknown directives stay as they are. */
export function strftime(m: Moment, format: string): string {
  const c = calendar(m);
  const whole = format.replace(/%([cDFrRTxX])/g, (_, letter: string) => COMPOUND[letter]);
  return whole.replace(/%(-?)([a-zA-Z%])/g, (all, bare: string, letter: string) => {
    if (!Object.hasOwn(DIRECTIVES, letter)) return all;
    const text = DIRECTIVES[letter](c, m);
    return bare === '' ? text : text.replace(/^[0 ]+(?=.)/, '');
  });
}
