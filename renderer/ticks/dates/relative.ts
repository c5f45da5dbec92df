import {
  type Calendar,
  calendar,
  compare,
  isRepresentable,
  MICROSECONDS_PER_DAY,
  type Moment,
  moment,
  monthLength,
  shift,
} from './moment.ts';

/** A distance in calendar units: whole months first, then what is left in microseconds (`dateutil.relativedelta`). Never negative. */
export interface RelativeDelta {
  readonly months: number;
  readonly micros: number;
}

/** Months later (or earlier), on the last day of the month where there is no such day. */
function addMonths(m: Moment, months: number): Moment {
  const c: Calendar = calendar(m);
  const total = c.year * 12 + c.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return { day: moment(year, month, Math.min(c.date, monthLength(year, month))).day, micro: m.micro };
}

/** From `from` to `to`, which must not be earlier. */
export function relativeDelta(to: Moment, from: Moment): RelativeDelta {
  const a = calendar(to);
  const b = calendar(from);
  let months = (a.year - b.year) * 12 + a.month - b.month;
  while (compare(to, addMonths(from, months)) < 0) months--;
  const rest = addMonths(from, months);
  return { months, micros: (to.day - rest.day) * MICROSECONDS_PER_DAY + to.micro - rest.micro };
}

const EARLIEST = moment(1, 1, 1);
const LATEST = moment(9999, 12, 31, 23, 59, 59);

/** `m` moved by the distance, back when `sign` is -1; kept within the years 1..9999. */
export function moveBy(m: Moment, delta: RelativeDelta, sign: 1 | -1): Moment {
  const moved = shift(addMonths(m, sign * delta.months), sign * delta.micros);
  if (isRepresentable(moved)) return moved;
  return sign < 0 ? EARLIEST : LATEST;
}
