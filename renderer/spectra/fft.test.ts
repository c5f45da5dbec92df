/** The transform against its definition, for lengths with and without a power of two. */
import { describe, expect, test } from 'vitest';
import { makeFft } from './fft.ts';
import { removeTrend, unwrap } from './segment.ts';

const noise = (n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => Math.sin(i * i * 1.7) + (i % 5) / 3);

describe('the Fourier transform', () => {
  test.each([1, 2, 3, 8, 15, 64, 97, 100, 255])('of %d values is its definition', (n) => {
    const [re, im] = [noise(n), noise(n).map((v) => v * 0.3)];
    const [fr, fi] = [re.slice(), im.slice()];
    makeFft(n).transform(fr, fi);
    for (let k = 0; k < n; k++) {
      let [sr, si] = [0, 0];
      for (let t = 0; t < n; t++) {
        const a = (-2 * Math.PI * ((k * t) % n)) / n;
        sr += re[t] * Math.cos(a) - im[t] * Math.sin(a);
        si += re[t] * Math.sin(a) + im[t] * Math.cos(a);
      }
      expect(Math.abs(fr[k] - sr)).toBeLessThan(1e-11 * n);
      expect(Math.abs(fi[k] - si)).toBeLessThan(1e-11 * n);
    }
  });

  test('may be used again', () => {
    const fft = makeFft(12);
    const once = noise(12);
    const twice = noise(12);
    fft.transform(once, new Float64Array(12));
    fft.transform(twice, new Float64Array(12));
    expect([...twice]).toEqual([...once]);
  });
});

describe('segments', () => {
  test('lose their mean, or their line', () => {
    const line = Float64Array.from({ length: 9 }, (_, i) => 3 + 2 * i);
    const level = line.slice();
    removeTrend(level, 'mean');
    expect(level[0]).toBeCloseTo(-8, 12);
    removeTrend(line, 'linear');
    for (const v of line) expect(v).toBeCloseTo(0, 12);
  });

  test('angles lose their jumps', () => {
    const turning = Float64Array.from({ length: 50 }, (_, i) => i * 0.9);
    const wrapped = turning.map((a) => Math.atan2(Math.sin(a), Math.cos(a)));
    unwrap(wrapped);
    for (const [i, a] of wrapped.entries()) expect(a).toBeCloseTo(turning[i], 9);
  });
});
