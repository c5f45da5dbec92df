import { assert, constantFrom, double, integer, oneof, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Base64Numbers, type Dtype, decodeBase64 } from './base64-numbers.ts';
import { type Extent, extentOfPairs } from './extent.ts';
import { block, chunk, readAll } from './numbers.ts';
import { Points } from './points.ts';

function checked(text: string, dtype: Dtype, offset?: number, length?: number): Base64Numbers {
  const numbers = Base64Numbers.check(text, dtype, offset, length);
  if (numbers === null) throw new Error('no base64');
  return numbers;
}

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
        const numbers = checked(Buffer.from(bytes).toString('base64'), dtype);
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
    const letters = Buffer.alloc(8 * 4 * chunk, 7).toString('base64');
    assert(
      property(
        integer({ min: 0, max: letters.length - 1 }),
        constantFrom('=', '*', ' ', 'é', 'A', '-'),
        constantFrom('uint8', 'float32', 'float64'),
        integer({ min: 0, max: 900 }),
        (at, letter, dtype, offset) => {
          const text = letters.slice(0, at) + letter + letters.slice(at + 1);
          const known = decodeBase64(text) !== null;
          expect(Base64Numbers.check(text, dtype) !== null).toBe(known);
          expect(Base64Numbers.check(text, dtype, offset, 2 * chunk) !== null).toBe(known);
        },
      ),
      { numRuns: 60 },
    );
    assert(
      property(uint8Array(), (bytes) => Base64Numbers.check(Buffer.from(bytes).toString('base64'), 'uint8') !== null),
    );
  });

  it.each([
    'float32',
    'float64',
  ] as const)('reads %s in the middle of other bytes, and knows how far they reach', (dtype) => {
    const make = { float32: Float32Array, float64: Float64Array }[dtype];
    const number = constantFrom(0, -3, 2.5, 0.1, 1e30, Number.NaN, -Infinity);
    assert(
      property(
        integer({ min: 4096, max: 4 * chunk }),
        integer({ min: 0, max: 500 }),
        integer({ min: 0, max: 40 }),
        number,
        integer({ min: 0 }),
        (n, before, after, odd, at) => {
          const values = Float64Array.from({ length: n }, (_, i) => Math.fround(Math.sin(i) * 10 + 2 * (i % 9)));
          values[at % n] = Math.fround(odd);
          const around = Buffer.concat([
            Buffer.alloc(before, 0xa5),
            Buffer.from(make.from(values).buffer),
            Buffer.alloc(after, 0x5a),
          ]);
          const numbers = checked(around.toString('base64'), dtype, before, n);
          expect(readAll(numbers)).toEqual(values);
          const part = new Float64Array(block);
          numbers.read(block, 2 * block, part);
          expect(part).toEqual(values.slice(block, 2 * block));
          if (!Number.isFinite(odd)) {
            expect(numbers.ranges).toBeNull();
            return;
          }
          const blocks: number[] = [];
          for (let from = 0; from < n; from += block) {
            const of = values.subarray(from, from + block);
            blocks.push(Math.min(...of), Math.max(...of), of[of.length - 1]);
          }
          expect(numbers.ranges).toEqual({
            low: values.reduce((a, b) => Math.min(a, b)),
            high: values.reduce((a, b) => Math.max(a, b)),
            leastPositive: values.reduce((a, b) => (b > 0 ? Math.min(a, b) : a), Infinity),
            blocks: Float64Array.from(blocks),
          });
        },
      ),
      { numRuns: 40 },
    );
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

  it('is what the columns know already', () => {
    const column = (values: Float64Array) => checked(Buffer.from(values.buffer).toString('base64'), 'float64');
    assert(
      property(integer({ min: 4096, max: 4 * chunk }), double({ min: -5, max: 5, noNaN: true }), (n, shift) => {
        const x = Float64Array.from({ length: n }, (_, i) => Math.cos(i) + shift);
        const y = Float64Array.from({ length: n }, (_, i) => Math.sin(i * shift) + 0.5);
        const reach = ({ x, y, gaps }: Extent) => [x, y].map((r) => [r.low, r.high, r.leastPositive, gaps]);
        expect(reach(Points.of(column(x), column(y)).extent)).toEqual(reach(Points.of(x, y).extent));
        expect(reach(Points.of(null, column(y)).extent)).toEqual(reach(Points.of(null, y).extent));
      }),
      { numRuns: 30 },
    );
  });
});
