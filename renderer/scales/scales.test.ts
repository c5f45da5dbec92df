import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveRc } from '../rc/resolve-rc.ts';
import { AutoLocator } from '../ticks/max-n-locator.ts';
import { CategoryScale } from './category-scale.ts';
import { functionPair, makeScale, type ScaleSpec } from './make-scale.ts';
import { ScaleError } from './scale.ts';

const anything = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const fraction = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

const cases: readonly (readonly [ScaleSpec, fc.Arbitrary<number>])[] = [
  [{ type: 'linear' }, anything],
  [{ type: 'date' }, anything],
  [{ type: 'log' }, positive],
  [{ type: 'log', base: 2 }, positive],
  [{ type: 'log', base: Math.E, nonpositive: 'mask' }, positive],
  [{ type: 'symlog' }, anything],
  [{ type: 'symlog', linthresh: 0.01, linscale: 0.3, base: 3 }, anything],
  [{ type: 'asinh', linear_width: 0.2 }, anything],
  [{ type: 'logit' }, fraction],
];

describe('scales', () => {
  test.each(cases)('%j: inverse undoes forward, order is kept, arrays agree with scalars', (spec, values) => {
    const scale = makeScale(spec);
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [p, q] = [scale.forward(a), scale.forward(b)];
        expect(Math.abs(scale.inverse(p) - a)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)));
        if (a < b) expect(p).toBeLessThanOrEqual(q);
        const array = Float64Array.of(a, b);
        scale.forwardArray(array);
        expect([...array]).toEqual([p, q]);
        scale.inverseArray(array);
        expect(array[0]).toBe(scale.inverse(p));
      }),
    );
  });

  test('values outside the domain clip or become gaps', () => {
    expect(makeScale('log').forward(-1)).toBe(-1000);
    expect(makeScale({ type: 'log', nonpositive: 'mask' }).forward(0)).toBeNaN();
    expect(makeScale('logit').forward(1.5)).toBeNaN();
    expect(makeScale({ type: 'logit', nonpositive: 'clip' }).forward(1.5)).toBe(1000);
    expect(makeScale('log').limitRange(-1, 10, 0.02)).toEqual([0.02, 10]);
  });

  test('parameters that cannot be are refused', () => {
    for (const spec of [
      { type: 'log', base: 1 },
      { type: 'symlog', linthresh: 0 },
      { type: 'asinh', linear_width: -1 },
      { type: 'x' },
    ]) {
      expect(() => makeScale(spec)).toThrow(ScaleError);
    }
  });

  test('the functions of secondary axes undo each other', () => {
    const fahrenheit = functionPair({ type: 'linear', scale: 1.8, offset: 32 });
    expect(fahrenheit.forward(100)).toBe(212);
    expect(fahrenheit.inverse(32)).toBe(0);
    expect(functionPair({ type: 'reciprocal', scale: 2 }).inverse(4)).toBe(0.5);
  });

  test('categories are numbered in the order in which they come', () => {
    const scale = new CategoryScale();
    expect([...scale.map.places(['b', 'a', 'b', 'c'])]).toEqual([0, 1, 0, 2]);
    const { majorLocator, majorFormatter } = scale.tickDefaults();
    const rc = resolveRc();
    const axis = {
      axisName: 'x',
      scaleName: 'linear',
      projection: 'rectilinear',
      rc,
      viewInterval: () => [0, 2] as const,
      dataInterval: () => [0, 2] as const,
      minpos: () => 1,
      tickSpace: () => 9,
      majorLocs: () => [],
    };
    expect(Array.from(majorLocator.ticks(axis), (x, i) => majorFormatter.format(x, i, axis))).toEqual(['b', 'a', 'c']);
  });

  test('automatic ticks cover the view and are evenly spaced', () => {
    fc.assert(
      fc.property(
        anything,
        fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
        fc.integer({ min: 1, max: 9 }),
        (low, ratio, nbins) => {
          // Far from zero Matplotlib's own tolerance grows: a view narrower than this may end a little beyond the last tick.
          const width = ratio * Math.max(1, Math.abs(low));
          const axis = { projection: 'rectilinear', rc: resolveRc(), tickSpace: () => nbins };
          const ticks = Array.from(new AutoLocator().tickValues(low, low + width, axis as never));
          const step = ticks[1] - ticks[0];
          expect(ticks.at(0)!).toBeLessThanOrEqual(low + step * 1e-6);
          expect(ticks.at(-1)!).toBeGreaterThanOrEqual(low + width - step * 1e-6);
          for (let i = 1; i < ticks.length; i++)
            expect(Math.abs(ticks[i] - ticks[i - 1] - step)).toBeLessThan(step * 1e-5);
        },
      ),
    );
  });
});
