import type { RcParams } from '../rc/rc-params.ts';
import { AutoDateLocator } from '../ticks/dates/auto-date-locator.ts';
import { AutoDateFormatter, ConciseDateFormatter } from '../ticks/dates/date-formatters.ts';
import { NullFormatter } from '../ticks/simple-formatters.ts';
import { NullLocator } from '../ticks/simple-locators.ts';
import { LinearScale } from './linear-scale.ts';
import type { TickDefaults } from './scale.ts';

/** Days since 1970-01-01 UTC, drawn linearly and labelled as dates. */
export class DateScale extends LinearScale {
  override tickDefaults(_axisName: string, rc: RcParams): TickDefaults {
    const majorLocator = new AutoDateLocator({ interval_multiples: rc['date.interval_multiples'] });
    return {
      majorLocator,
      majorFormatter:
        rc['date.converter'] === 'concise' ? new ConciseDateFormatter() : new AutoDateFormatter(majorLocator),
      minorLocator: new NullLocator(),
      minorFormatter: new NullFormatter(),
    };
  }
}
