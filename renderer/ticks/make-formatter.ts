import { AutoDateFormatter, ConciseDateFormatter, DateFormatter } from './dates/date-formatters.ts';
import { DateLocator } from './dates/date-locators.ts';
import { EngFormatter } from './eng-formatter.ts';
import { LogFormatter, LogFormatterExponent, LogFormatterMathtext, LogFormatterSciNotation } from './log-formatter.ts';
import { LogitFormatter } from './logit-formatter.ts';
import { ScalarFormatter } from './scalar-formatter.ts';
import {
  FixedFormatter,
  FormatStrFormatter,
  NullFormatter,
  PercentFormatter,
  StrMethodFormatter,
} from './simple-formatters.ts';
import { Keywords, type TickSpec } from './spec-keywords.ts';
import { type Formatter, type Locator, TickError } from './tick-axis.ts';

const logOptions = (k: Keywords) => ({
  base: k.positive('base'),
  labelOnlyBase: k.flag('labelOnlyBase'),
  minor_thresholds: k.pair('minor_thresholds'),
  linthresh: k.positive('linthresh'),
});

function required(value: string | undefined, key: string): string {
  if (value === undefined) throw new TickError(`"${key}" is missing`);
  return value;
}

const MAKERS: Readonly<Record<string, (k: Keywords, locator: Locator | null) => Formatter>> = {
  NullFormatter: () => new NullFormatter(),
  FixedFormatter: (k) => new FixedFormatter(k.texts('seq') ?? []),
  FormatStrFormatter: (k) => new FormatStrFormatter(required(k.text('fmt'), 'fmt')),
  StrMethodFormatter: (k) => new StrMethodFormatter(required(k.text('fmt'), 'fmt')),
  ScalarFormatter: (k) =>
    new ScalarFormatter({
      useOffset: k.flagOrNumber('useOffset'),
      useMathText: k.flag('useMathText'),
      scientific: k.flag('scientific'),
      powerlimits: k.pair('powerlimits'),
    }),
  LogFormatter: (k) => new LogFormatter(logOptions(k)),
  LogFormatterExponent: (k) => new LogFormatterExponent(logOptions(k)),
  LogFormatterMathtext: (k) => new LogFormatterMathtext(logOptions(k)),
  LogFormatterSciNotation: (k) => new LogFormatterSciNotation(logOptions(k)),
  LogitFormatter: (k) =>
    new LogitFormatter({
      use_overline: k.flag('use_overline'),
      one_half: k.text('one_half'),
      minor: k.flag('minor'),
      minor_threshold: k.number('minor_threshold'),
      minor_number: k.number('minor_number'),
    }),
  EngFormatter: (k) =>
    new EngFormatter({
      unit: k.text('unit'),
      places: k.digits('places'),
      sep: k.text('sep'),
      useMathText: k.flag('useMathText'),
      useOffset: k.flagOrNumber('useOffset'),
    }),
  PercentFormatter: (k) =>
    new PercentFormatter({ xmax: k.number('xmax'), decimals: k.digits('decimals'), symbol: k.text('symbol') }),
  DateFormatter: (k) => new DateFormatter(required(k.text('fmt'), 'fmt')),
  AutoDateFormatter: (k, locator) =>
    new AutoDateFormatter(locator instanceof DateLocator ? locator : null, k.text('defaultfmt')),
  ConciseDateFormatter: (k) =>
    new ConciseDateFormatter({
      formats: k.texts('formats', 6),
      zero_formats: k.texts('zero_formats', 6),
      offset_formats: k.texts('offset_formats', 6),
      show_offset: k.flag('show_offset'),
    }),
};

/** The names `formatter.type` may have. */
export const FORMATTER_TYPES: readonly string[] = Object.keys(MAKERS);

/**
 * The formatter for a spec, or for a string, which is a `str.format` template with a `{x…}` (as `set_major_formatter` takes it).
 * `locator` is the one beside it, whose unit dates follow. Throws `TickError`.
 */
export function makeFormatter(spec: TickSpec | string, locator: Locator | null = null): Formatter {
  if (typeof spec === 'string') return new StrMethodFormatter(spec);
  if (!Object.hasOwn(MAKERS, spec.type)) {
    throw new TickError(`there is no formatter ${JSON.stringify(spec.type)}; known are ${FORMATTER_TYPES.join(', ')}`);
  }
  const keywords = new Keywords(spec);
  const formatter = MAKERS[spec.type](keywords, locator);
  keywords.finish();
  return formatter;
}

/** As `makeFormatter`, but strings may be `%` formats as well (as a colorbar's `format` takes them). */
export function makeColorbarFormatter(spec: TickSpec | string, locator: Locator | null = null): Formatter {
  if (typeof spec === 'string' && spec.includes('%') && !spec.includes('{')) return new FormatStrFormatter(spec);
  return makeFormatter(spec, locator);
}
