import { AsinhLocator } from './asinh-locator.ts';
import { AutoMinorLocator } from './auto-minor-locator.ts';
import { AutoDateLocator } from './dates/auto-date-locator.ts';
import {
  dayLocator,
  hourLocator,
  MicrosecondLocator,
  minuteLocator,
  monthLocator,
  secondLocator,
  weekdayLocator,
  YearLocator,
} from './dates/date-locators.ts';
import { LogLocator } from './log-locator.ts';
import { LogitLocator } from './logit-locator.ts';
import { AutoLocator, MaxNLocator } from './max-n-locator.ts';
import { FixedLocator, IndexLocator, LinearLocator, MultipleLocator, NullLocator } from './simple-locators.ts';
import { Keywords, type TickSpec } from './spec-keywords.ts';
import { SymmetricalLogLocator } from './symlog-locator.ts';
import { type Locator, TickError } from './tick-axis.ts';

function steps(k: Keywords): readonly number[] | undefined {
  const list = k.numbers('steps');
  const rises = list?.every((s, i) => s >= 1 && s <= 10 && (i === 0 || s > list[i - 1])) ?? true;
  if (!rises) throw new TickError('"steps" must increase and lie from 1 to 10');
  return list;
}

const MAKERS: Readonly<Record<string, (k: Keywords) => Locator>> = {
  NullLocator: () => new NullLocator(),
  FixedLocator: (k) => new FixedLocator(k.numbers('locs') ?? [], k.whole('nbins') ?? null),
  IndexLocator: (k) => new IndexLocator(k.positive('base') ?? 1, k.number('offset') ?? 0),
  LinearLocator: (k) => new LinearLocator(k.whole('numticks')),
  MultipleLocator: (k) => new MultipleLocator(k.positive('base'), k.number('offset')),
  MaxNLocator: (k) =>
    new MaxNLocator({
      nbins: k.numberOrAuto('nbins'),
      steps: steps(k),
      integer: k.flag('integer'),
      symmetric: k.flag('symmetric'),
      prune: k.word('prune', ['lower', 'upper', 'both']),
      min_n_ticks: k.whole('min_n_ticks'),
    }),
  AutoLocator: () => new AutoLocator(),
  AutoMinorLocator: (k) => new AutoMinorLocator(k.numberOrAuto('n') ?? null),
  LogLocator: (k) =>
    new LogLocator({
      base: k.positive('base'),
      subs: k.wordOrNumbers('subs', ['auto', 'all']),
      numticks: k.numberOrAuto('numticks'),
    }),
  SymmetricalLogLocator: (k) =>
    new SymmetricalLogLocator({
      base: k.positive('base') ?? 10,
      linthresh: k.positive('linthresh') ?? 2,
      subs: k.numbers('subs'),
    }),
  LogitLocator: (k) => new LogitLocator({ minor: k.flag('minor'), nbins: k.numberOrAuto('nbins') }),
  AsinhLocator: (k) =>
    new AsinhLocator({
      linear_width: k.positive('linear_width') ?? 1,
      numticks: k.whole('numticks'),
      symthresh: k.number('symthresh'),
      base: k.number('base'),
      subs: k.numbers('subs'),
    }),
  AutoDateLocator: (k) =>
    new AutoDateLocator({
      minticks: k.whole('minticks'),
      maxticks: k.whole('maxticks'),
      interval_multiples: k.flag('interval_multiples'),
    }),
  YearLocator: (k) => new YearLocator(k.whole('base'), k.whole('month'), k.whole('day')),
  MonthLocator: (k) => monthLocator(k.choice('bymonth'), k.choice('bymonthday') ?? 1, k.whole('interval')),
  WeekdayLocator: (k) => weekdayLocator(k.choice('byweekday') ?? 1, k.whole('interval')),
  DayLocator: (k) => dayLocator(k.choice('bymonthday'), k.whole('interval')),
  HourLocator: (k) => hourLocator(k.choice('byhour'), k.whole('interval')),
  MinuteLocator: (k) => minuteLocator(k.choice('byminute'), k.whole('interval')),
  SecondLocator: (k) => secondLocator(k.choice('bysecond'), k.whole('interval')),
  MicrosecondLocator: (k) => new MicrosecondLocator(k.whole('interval')),
};

/** The names `locator.type` may have. */
export const LOCATOR_TYPES: readonly string[] = Object.keys(MAKERS);

/** The locator for a spec. Throws `TickError` for unknown types and keywords and for values that cannot be. */
export function makeLocator(spec: TickSpec): Locator {
  if (!Object.hasOwn(MAKERS, spec.type)) {
    throw new TickError(`there is no locator ${JSON.stringify(spec.type)}; known are ${LOCATOR_TYPES.join(', ')}`);
  }
  const keywords = new Keywords(spec);
  const locator = MAKERS[spec.type](keywords);
  keywords.finish();
  return locator;
}
