import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Affine } from '../geometry/affine.ts';
import type { FilterName } from './filters.ts';
import { layColors } from './lay-colors.ts';
import { nearestPixels } from './nearest.ts';
import { resampleRows } from './resample.ts';
import type { Plane } from './weighted-sums.ts';

interface Case {
  readonly name: string;
  readonly dtype: 'float32' | 'float64';
  readonly rows: number;
  readonly columns: number;
  readonly channels: 1 | 4;
  readonly data: (number | null)[];
  readonly shape: [number, number];
  readonly affine: [number, number, number, number, number, number];
  readonly interpolation: 'nearest' | FilterName;
  readonly resample: boolean;
  readonly normalize: boolean;
  readonly radius: number;
  readonly expected: (number | null)[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL('./baselines.json', import.meta.url), 'utf8'));
const toNumber = (v: number | null): number => v ?? Number.NaN;

type Numbers = Float32Array | Float64Array;

/** The picture resampled; rows counted from below, as Matplotlib has them here. */
function resampled(source: Plane, width: number, height: number, transform: Affine, c: Case): Numbers {
  const out = new (source.data instanceof Float32Array ? Float32Array : Float64Array)(width * height * c.channels);
  const unit = Math.abs(transform.a) === 1 && Math.abs(transform.d) === 1;
  if (c.interpolation === 'nearest' || unit) return nearest(source, width, height, transform, out);
  const options = { ...c, interpolation: c.interpolation };
  resampleRows(source, width, height, transform, options, (y, from, pixels, coverage) => {
    if (c.channels === 4) layColors(pixels, coverage.shares);
    out.set(pixels, (y * width + from) * c.channels);
  });
  return out;
}

function nearest(source: Plane, width: number, height: number, transform: Affine, out: Numbers): Numbers {
  const { data, channels } = source;
  const n = data.length / channels;
  const shown = data.slice();
  if (channels === 4) layColors(shown, null);
  const numbered = { ...source, data: Int32Array.from({ length: n }, (_, i) => i + 1) };
  nearestPixels(numbered, width, height, transform).forEach((number, at) => {
    if (number === 0) return;
    const [row, column] = [height - 1 - Math.trunc(at / width), at % width];
    out.set(shown.subarray((number - 1) * channels, number * channels), (row * width + column) * channels);
  });
  return out;
}

describe('resampling equals Matplotlib', () => {
  it.each(cases.map((c) => [c.name, c] as const))('%s', (_name, c) => {
    const values = c.data.map(toNumber);
    const [a, b, cc, d, e, f] = c.affine;
    const source = {
      data: c.dtype === 'float32' ? Float32Array.from(values) : Float64Array.from(values),
      width: c.columns,
      height: c.rows,
      channels: c.channels,
    };
    const out = resampled(source, c.shape[1], c.shape[0], { a, b, c: cc, d, e, f }, c);
    const expected = c.expected.map(toNumber);
    expect(out.length).toBe(expected.length);
    let worst = 0;
    for (let i = 0; i < expected.length; i++) {
      expect(Number.isNaN(out[i])).toBe(Number.isNaN(expected[i]));
      if (!Number.isNaN(expected[i])) worst = Math.max(worst, Math.abs(out[i] - expected[i]));
    }
    expect(worst).toBeLessThan(c.dtype === 'float32' ? 2e-6 : 1e-6);
  });
});
