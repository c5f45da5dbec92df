import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ResampleOptions, resamplePlane } from './resample.ts';

interface Case {
  readonly name: string;
  readonly dtype: 'float32' | 'float64';
  readonly rows: number;
  readonly columns: number;
  readonly channels: 1 | 4;
  readonly data: (number | null)[];
  readonly shape: [number, number];
  readonly affine: [number, number, number, number, number, number];
  readonly interpolation: ResampleOptions['interpolation'];
  readonly resample: boolean;
  readonly normalize: boolean;
  readonly radius: number;
  readonly expected: (number | null)[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL('./baselines.json', import.meta.url), 'utf8'));
const toNumber = (v: number | null): number => v ?? Number.NaN;

describe('resampling equals Matplotlib', () => {
  it.each(cases.map((c) => [c.name, c] as const))('%s', (_name, c) => {
    const values = c.data.map(toNumber);
    const [a, b, cc, d, e, f] = c.affine;
    const out = resamplePlane(
      {
        data: c.dtype === 'float32' ? Float32Array.from(values) : Float64Array.from(values),
        width: c.columns,
        height: c.rows,
        channels: c.channels,
      },
      c.shape[1],
      c.shape[0],
      { a, b, c: cc, d, e, f },
      c,
    );
    const expected = c.expected.map(toNumber);
    expect(out.data.length).toBe(expected.length);
    let worst = 0;
    for (let i = 0; i < expected.length; i++) {
      expect(Number.isNaN(out.data[i])).toBe(Number.isNaN(expected[i]));
      if (!Number.isNaN(expected[i])) worst = Math.max(worst, Math.abs(out.data[i] - expected[i]));
    }
    expect(worst).toBeLessThan(c.dtype === 'float32' ? 2e-6 : 1e-6);
  });
});
