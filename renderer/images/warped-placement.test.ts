import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeScale } from '../scales/make-scale.ts';
import type { FilterName } from './filters.ts';
import { layColors } from './lay-colors.ts';
import { type Direction, warpedPlacement } from './warped-placement.ts';
import type { Plane } from './weighted-sums.ts';

type Four = [number, number, number, number];

interface Case {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly channels: 1 | 4;
  readonly data: (number | null)[];
  readonly shape: [number, number];
  readonly kinds: ['log' | 'symlog', 'log' | 'symlog'];
  readonly extent: Four;
  readonly view: Four;
  readonly interpolation: 'nearest' | 'none' | FilterName;
  readonly topFirst: boolean;
  readonly normalize: boolean;
  readonly expected: (number | null)[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL('./warped.json', import.meta.url), 'utf8'));
const toNumber = (v: number | null): number => v ?? Number.NaN;

function direction(c: Case, along: 0 | 1): Direction {
  const scale = makeScale(c.kinds[along]);
  const length = c.shape[1 - along];
  const [v0, v1] = c.view.slice(2 * along);
  const [e0, e1] = c.extent.slice(2 * along);
  return {
    box: [0, length],
    view: [scale.forward(v0), scale.forward(v1)],
    inverse: (place) => scale.inverse(place),
    extent: [e0, e1],
    displayed: length,
    size: along === 0 ? c.columns : c.rows,
    from: 0,
    length,
    magnification: 1,
  };
}

/** The picture resampled; rows counted from below, as Matplotlib has them here. */
function resampled(c: Case): Float64Array {
  const { channels, columns, rows } = c;
  const [height, width] = c.shape;
  const source: Plane = { data: Float64Array.from(c.data, toNumber), width: columns, height: rows, channels };
  const placement = warpedPlacement(direction(c, 0), direction(c, 1), c.topFirst);
  const out = new Float64Array(width * height * channels);
  if (c.interpolation !== 'nearest' && c.interpolation !== 'none') {
    const options = { interpolation: c.interpolation, resample: true, normalize: c.normalize, radius: 4 };
    placement.filtered(source, options, (y, from, pixels, coverage) => {
      if (channels === 4) layColors(pixels, coverage.shares);
      out.set(pixels, (y * width + from) * channels);
    });
    return out;
  }
  if (channels === 4) layColors(source.data, null);
  const numbered = Int32Array.from({ length: columns * rows }, (_, i) => i + 1);
  const words = placement.nearest({ data: numbered, width: columns, height: rows }, c.interpolation === 'nearest');
  words.forEach((number, at) => {
    if (number === 0) return;
    const row = height - 1 - Math.trunc(at / width);
    out.set(source.data.subarray((number - 1) * channels, number * channels), (row * width + (at % width)) * channels);
  });
  return out;
}

describe('a picture on scales that are not linear equals Matplotlib', () => {
  it.each(cases.map((c) => [c.name, c] as const))('%s', (_name, c) => {
    const out = resampled(c);
    expect(out.length).toBe(c.expected.length);
    c.expected.forEach((v, i) => {
      if (v === null) expect(out[i]).toBeNaN();
      else expect(Math.abs(out[i] - v)).toBeLessThan(1e-6);
    });
  });
});
