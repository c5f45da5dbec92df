import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resolveRc } from '../rc/resolve-rc.ts';
import { AutoMinorLocator } from './auto-minor-locator.ts';
import { formatPercent, formatTemplate } from './format-template.ts';
import { makeColorbarFormatter } from './make-formatter.ts';
import { makeLocator } from './make-locator.ts';
import type { TickSpec } from './spec-keywords.ts';
import { formatTicks, type TickAxis } from './tick-axis.ts';

interface Row {
  readonly locator: TickSpec;
  readonly view: readonly [number, number];
  readonly space: number;
  readonly scale: string;
  readonly rc?: Readonly<Record<string, unknown>>;
  readonly ticks: readonly number[];
  readonly limits: readonly [number, number];
  readonly formatter?: TickSpec | string;
  readonly labels?: readonly string[];
  readonly offset?: string;
}

interface MinorRow {
  readonly view: readonly [number, number];
  readonly n: number | null;
  readonly major: readonly number[];
  readonly ticks: readonly number[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

function axisFor(view: readonly [number, number], over: Partial<TickAxis> = {}): TickAxis {
  const [a, b] = view;
  return {
    axisName: 'x',
    scaleName: 'linear',
    projection: 'rectilinear',
    rc: resolveRc(),
    viewInterval: () => view,
    dataInterval: () => view,
    minpos: () => (Math.min(a, b) > 0 ? Math.min(a, b) : Math.max(a, b)),
    tickSpace: () => 9,
    majorLocs: () => [],
    ...over,
  };
}

/** Equal to nine digits, relative to the width of the view. */
function expectTicks(actual: ArrayLike<number>, expected: readonly number[], width: number): void {
  expect(Array.from(actual).length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const tolerance = 1e-9 * Math.min(width || 1, Math.max(Math.abs(expected[i]), width * 1e-3)) + 1e-300;
    expect(Math.abs(actual[i] - expected[i]), `${actual[i]} for ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

describe.each(['./ticks.json', './dates/dates.json'])('%s', (name) => {
  const rows = (read(name) as Row[]).map((row, i) => ({ row, i, type: row.locator.type, of: row.view.join(' … ') }));
  test.each(rows)('$i $type over $of', ({ row }) => {
    const axis = axisFor(row.view, {
      rc: resolveRc(null, row.rc),
      scaleName: row.scale,
      tickSpace: () => row.space,
    });
    const locator = makeLocator(row.locator);
    const width = Math.abs(row.view[1] - row.view[0]);
    const ticks = locator.ticks(axis);
    expectTicks(ticks, row.ticks, width);
    expectTicks(locator.viewLimits(Math.min(...row.view), Math.max(...row.view), axis), row.limits, width);
    if (row.formatter !== undefined) {
      const formatter = makeColorbarFormatter(row.formatter, locator);
      expect(formatTicks(formatter, ticks, axis)).toEqual(row.labels);
      expect(formatter.offset(axis)).toBe(row.offset);
    }
  });
});

describe('minor ticks', () => {
  test.each(read('./minor-ticks.json') as MinorRow[])('$n between the majors over $view', ({
    view,
    n,
    major,
    ticks,
  }) => {
    expectTicks(
      new AutoMinorLocator(n).ticks(axisFor(view, { majorLocs: () => major })),
      ticks,
      Math.abs(view[1] - view[0]),
    );
  });
});

describe('number formats', () => {
  test.each(read('./numbers.json') as [number | string, string, string][])('%s as %s is %s', (raw, spec, text) => {
    const x = typeof raw === 'number' ? raw : Number(raw.replace('inf', 'Infinity'));
    const isPercent = /%[-+#0-9]*[.0-9]*[dgfes]|%%/.test(spec);
    expect(isPercent ? formatPercent(spec, x) : formatTemplate(`{x:${spec}}`, { x }, (s) => s)).toBe(text);
  });
});
