import * as z from 'zod/mini';
import { AutoDateLocator } from '../ticks/dates/auto-date-locator.ts';
import { makeFormatter } from '../ticks/make-formatter.ts';
import { makeLocator } from '../ticks/make-locator.ts';
import type { TickSpec } from '../ticks/spec-keywords.ts';
import { column, columnLength } from './column.ts';
import { limits } from './limits.ts';
import { once } from './once.ts';
import { expecting, text } from './pieces.ts';

/** An object with a type. */
const tagged = (what: string) =>
  expecting<{ readonly type: string } & Readonly<Record<string, unknown>>>(
    what,
    (v) => typeof v === 'object' && v !== null && typeof (v as { type?: unknown }).type === 'string',
  );

/** An object with a type that `make` takes; what it complains about is told. */
const made = (words: string, make: (spec: TickSpec) => unknown) =>
  tagged(words).check((ctx) => {
    if (ctx.issues.length > 0) return;
    try {
      make(ctx.value);
    } catch (error) {
      ctx.issues.push({ code: 'custom', message: (error as Error).message, input: ctx.value });
    }
  });

/** `{ "type": "MultipleLocator", … }`. */
export const locator = once(() => made('{"type": "MultipleLocator", …}', makeLocator));

/** A format string or `{ "type": "PercentFormatter", … }`. */
export const formatter = once(() =>
  z.union([
    text(),
    // Those of dates follow a locator, which is not known here.
    made('a format string or {"type": "PercentFormatter", …}', (spec) => makeFormatter(spec, new AutoDateLocator())),
  ]),
);

/** Places of ticks, as many as anyone can tell apart. */
export const places = once(() =>
  column().check((ctx) => {
    const count = ctx.issues.length > 0 ? 0 : columnLength(ctx.value);
    if (count > limits.ticks)
      ctx.issues.push({
        code: 'custom',
        message: `must be at most ${limits.ticks} places (there are ${count})`,
        input: ctx.value,
      });
  }),
);
