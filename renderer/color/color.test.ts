import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colormap, colormapNames } from './colormaps.ts';
import { makeNorm, type NormSpec } from './norm-from-spec.ts';
import { ColorError, isColorLike, toHex, toRgba, toRgbaArray } from './parse-color.ts';

interface Tables {
  readonly colors: readonly {
    readonly color: unknown;
    readonly alpha: number | null;
    readonly rgba: readonly number[];
  }[];
  readonly invalid: readonly unknown[];
  readonly maps: Readonly<Record<string, readonly [number, number, readonly (readonly number[])[]]>>;
  readonly sampled: readonly (readonly [string, number, readonly (readonly number[])[]])[];
  readonly sample: readonly number[];
  readonly norms: readonly {
    readonly spec: NormSpec;
    readonly vmin: number;
    readonly vmax: number;
    readonly values: readonly (number | string | null)[];
  }[];
}

const tables = JSON.parse(readFileSync(new URL('./color-tables.json', import.meta.url), 'utf8')) as Tables;

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (Number.isFinite(expected[i])) expect(Math.abs(actual[i] - expected[i])).toBeLessThan(1e-12);
    else expect(actual[i]).toBe(expected[i]);
  }
}

describe('colours', () => {
  test.each(tables.colors)('$color with alpha $alpha is Matplotlib’s', ({ color, alpha, rgba }) => {
    expectClose(toRgba(color, alpha), rgba);
  });

  test.each(tables.invalid.map((color) => ({ color })))('$color is refused', ({ color }) => {
    expect(isColorLike(color)).toBe(false);
    expect(() => toRgba(color)).toThrow(ColorError);
  });

  test('C0, C1, … follow the cycle that is given and wrap around', () => {
    expect(toRgba('C2', null, ['red', 'lime'])).toEqual([1, 0, 0, 1]);
  });

  test('a list of colours is packed, "none" draws nothing, one colour takes many opacities', () => {
    expect([...toRgbaArray(['red', [0, 1, 0]], 0.5)]).toEqual([1, 0, 0, 0.5, 0, 1, 0, 0.5]);
    expect(toRgbaArray('none')).toHaveLength(0);
    expect([...toRgbaArray('k', [0.1, 0.2])]).toEqual([0, 0, 0, 0.1, 0, 0, 0, 0.2]);
  });

  test('hex digits survive a round trip', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (n) => {
        const hex = `#${n.toString(16).padStart(6, '0')}`;
        expect(toHex(toRgba(hex))).toBe(hex);
      }),
    );
  });
});

describe('colour maps', () => {
  test('every map of Matplotlib is there', () => {
    expect(
      colormapNames()
        .flatMap((n) => [n, `${n}_r`])
        .sort(),
    ).toEqual(Object.keys(tables.maps).sort());
  });

  test.each(Object.entries(tables.maps))('%s has the same table', (name, [n, sum, picks]) => {
    const map = colormap(name)!;
    expect(map.n).toBe(n);
    expect(Math.abs(map.lut.subarray(0, n * 4).reduce((a, b) => a + b) - sum)).toBeLessThan(1e-8);
    [0, Math.floor(n / 3), Math.floor(n / 2), n - 1].forEach((entry, i) => {
      expectClose(map.lut.subarray(entry * 4, entry * 4 + 3), picks[i]);
    });
  });

  test.each(tables.sampled)('%s resampled to %i entries is the same', (name, n, colors) => {
    const map = colormap(name)!.resampled(n);
    colors.forEach((rgb, i) => {
      expectClose(map.lut.subarray(i * 4, i * 4 + 3), rgb);
    });
  });

  test('values outside the range and gaps take the extreme colours', () => {
    const map = colormap('viridis')!.withExtremes({ under: [1, 0, 0, 1], over: [0, 1, 0, 1], bad: [0, 0, 1, 1] });
    expect(map.color(-0.01)).toEqual([1, 0, 0, 1]);
    expect(map.color(1.01)).toEqual([0, 1, 0, 1]);
    expect(map.color(Number.NaN)).toEqual([0, 0, 1, 1]);
    expect(map.color(1)).toEqual([...map.lut.subarray(255 * 4, 256 * 4)]);
    expect(map.reversed().color(2)).toEqual([1, 0, 0, 1]);
  });
});

describe('norms', () => {
  test.each(tables.norms)('$spec gives Matplotlib’s values', ({ spec, vmin, vmax, values }) => {
    const norm = makeNorm(spec);
    const expected = values.map((v) => (v === null ? Number.NaN : Number(v)));
    expectClose(norm.apply(tables.sample), expected);
    expectClose([norm.vmin!, norm.vmax!], [vmin, vmax]);
  });

  const specs: NormSpec[] = [
    { type: 'Normalize' },
    { type: 'LogNorm' },
    { type: 'SymLogNorm', linthresh: 1 },
    { type: 'AsinhNorm' },
    { type: 'PowerNorm', gamma: 0.7 },
    { type: 'TwoSlopeNorm', vcenter: 20 },
    { type: 'CenteredNorm', vcenter: 5 },
  ];
  test.each(specs)('$type is monotone and its inverse undoes it', (spec) => {
    const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.uniqueArray(positive, { minLength: 2, maxLength: 20 }), (raw) => {
        const values = [...raw].sort((a, b) => a - b);
        const norm = makeNorm({ ...spec, vmin: spec.type === 'CenteredNorm' ? undefined : 1e-3, vmax: 1e6 });
        const normed = norm.apply(values);
        for (let i = 1; i < values.length; i++) expect(normed[i]).toBeGreaterThanOrEqual(normed[i - 1]);
        norm.inverse(normed).forEach((back, i) => {
          expect(Math.abs(back - values[i])).toBeLessThan(1e-6 * Math.max(1, values[i]));
        });
      }),
    );
  });
});
