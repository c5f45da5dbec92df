import { assert, constantFrom, double, integer, oneof, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Base64Numbers, decodeBase64, isBase64 } from './base64-numbers.ts';
import { extentOfPairs } from './extent.ts';
import { chunk, readAll } from './numbers.ts';
import { Points } from './points.ts';

describe('Base64Numbers', () => {
  it.each([
    'float64',
    'float32',
    'int16',
    'uint8',
  ] as const)('reads any stretch of %s as it is when decoded at once', (dtype) => {
    const width = { float64: 8, float32: 4, int16: 2, uint8: 1 }[dtype];
    assert(
      property(integer({ min: 0, max: 2 * chunk + 5 }), integer({ min: 0 }), integer({ min: 0 }), (n, p, q) => {
        const bytes = Buffer.alloc(n * width, 0).map((_, i) => (i * 37) % 64);
        const numbers = new Base64Numbers(Buffer.from(bytes).toString('base64'), dtype);
        const all = {
          float64: () => Float64Array.from(new Float64Array(Uint8Array.from(bytes).buffer)),
          float32: () => Float64Array.from(new Float32Array(Uint8Array.from(bytes).buffer)),
          int16: () => Float64Array.from(new Int16Array(Uint8Array.from(bytes).buffer)),
          uint8: () => Float64Array.from(bytes),
        }[dtype]();
        const [from, to] = [p % (n + 1), q % (n + 1)].sort((a, b) => a - b);
        const into = new Float64Array(to - from);
        numbers.read(from, to, into);
        expect(numbers.length).toBe(n);
        expect(into).toEqual(all.slice(from, to));
        expect(readAll(numbers)).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });

  it('takes text for base64 exactly when all of it is decoded at once', () => {
    const letters = Buffer.alloc(5 * chunk, 7).toString('base64');
    assert(
      property(
        integer({ min: 0, max: letters.length - 1 }),
        constantFrom('=', '*', ' ', 'é', 'A', '-'),
        (at, letter) => {
          const text = letters.slice(0, at) + letter + letters.slice(at + 1);
          expect(isBase64(text)).toBe(decodeBase64(text) !== null);
        },
      ),
      { numRuns: 60 },
    );
    assert(property(uint8Array(), (bytes) => isBase64(Buffer.from(bytes).toString('base64'))));
  });
});

describe('The extent of points', () => {
  it('is that of the finite ones, however many pieces they are read in', () => {
    // Without negative zeros, of which any may come out.
    const number = oneof(
      double({ noNaN: true, min: -10, max: 10 }).map((v) => v + 0),
      constantFrom(Number.NaN, Infinity, -Infinity, 0),
    );
    assert(
      property(integer({ min: 1, max: chunk + 3 }), number, number, integer({ min: 0 }), (n, odd, other, at) => {
        const y = Float64Array.from({ length: n }, (_, i) => Math.sin(i) + (i % 7 === 0 ? 2 : 0));
        const x = Float64Array.from({ length: n }, (_, i) => i - 5);
        y[at % n] = odd;
        x[(at * 3) % n] = other;
        const rows = [...x.keys()].filter((i) => Number.isFinite(x[i]) && Number.isFinite(y[i]));
        const [us, vs] = [rows.map((i) => x[i]), rows.map((i) => y[i])];
        const range = (of: number[]) => ({
          low: Math.min(...of),
          high: Math.max(...of),
          leastPositive: Math.min(...of.filter((v) => v > 0)),
        });
        const expected = { x: range(us), y: range(vs), gaps: rows.length < n };
        expect(Points.of(x, y).extent).toEqual(expected);
        expect(extentOfPairs(Points.of(x, y).pairs)).toEqual(expected);
        const counted = Points.of(null, y).extent;
        expect(counted).toEqual(
          Points.of(
            y.map((_, i) => i),
            y,
          ).extent,
        );
        expect(Points.paired(Points.of(x, y).pairs).extent).toEqual(expected);
      }),
    );
  });
});
