import { tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { columnFault, columnLength, decodeColumn } from './column.ts';

const base64 = (values: Float32Array | Float64Array | Int16Array) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
const arrow = (columns: Record<string, unknown[] | Float32Array>) =>
  Buffer.from(tableToIPC(tableFromArrays(columns), { format: 'stream' }) ?? []).toString('base64');

describe('A binary column', () => {
  it.each([
    ['float64', base64(Float64Array.of(1.5, -2, 1e300)), [1.5, -2, 1e300]],
    ['float32', base64(Float32Array.of(0.5, 3)), [0.5, 3]],
    ['int16', base64(Int16Array.of(-7, 8)), [-7, 8]],
  ] as const)('is read as %s, by its length and by its numbers', (dtype, text, numbers) => {
    const column = { base64: text, dtype };
    expect(columnFault(column)).toBeNull();
    expect(columnLength(column)).toBe(numbers.length);
    expect([...decodeColumn(column)]).toEqual(numbers);
  });

  it('is the own copy of everybody who decodes it', () => {
    const column = { base64: base64(Float64Array.of(3, 1, 2)), dtype: 'float64' as const };
    decodeColumn(column).sort();
    expect([...decodeColumn(column)]).toEqual([3, 1, 2]);
  });

  it.each(['AAAA*AAA', 'AAA=AAAA', 'AA==AA==', 'AAAAAAAA AAA'])('is refused when it is no base64: %s', (text) => {
    expect(columnFault({ base64: text, dtype: 'uint8' })).toMatch(/base64/);
  });
});

describe('An Arrow column', () => {
  const text = arrow({ x: [1, null, 3], y: Float32Array.of(0.5, 1.5, 2.5), name: ['a', 'b', 'c'] });

  it('is read by its name; null is a gap', () => {
    expect(columnLength({ arrow: text, column: 'x' })).toBe(3);
    expect([...decodeColumn({ arrow: text, column: 'x' })]).toEqual([1, Number.NaN, 3]);
    expect([...decodeColumn({ arrow: text, column: 'y' })]).toEqual([0.5, 1.5, 2.5]);
  });

  it.each([
    [{ arrow: text, column: 'z' }, /no column "z"/],
    [{ arrow: text, column: 'name' }, /not numeric/],
    [{ arrow: text }, /"column" must name/],
    [{ arrow: 'AAAA', column: 'x' }, /Arrow/],
    [{ arrow: '***', column: 'x' }, /base64/],
    [{ arrow: text, column: 'x', other: 1 }, /unknown key "other"/],
  ])('is refused with a reason: %#', (column, reason) => {
    expect(columnFault(column)).toMatch(reason);
  });

  it('is read where it stands in a long stream, among columns of other kinds', () => {
    const long = { length: 20_000 };
    const numbers = Float32Array.from(long, (_, i) => Math.sin(i));
    const wide = Float64Array.from(long, (_, i) => Math.cos(i));
    const whole = Int16Array.from(long, (_, i) => i);
    const gappy = Array.from(long, (_, i) => (i % 7 === 0 ? null : i / 2));
    const name = Array.from(long, (_, i) => `n${i % 5}`);
    const big = BigInt64Array.from(long, (_, i) => BigInt(i - 9));
    const yes = Array.from(long, (_, i) => i % 3 === 0);
    const columns = { name, numbers, wide, gappy, whole, big, yes };
    for (const format of ['stream', 'file'] as const) {
      const many = Buffer.from(tableToIPC(tableFromArrays(columns), { format }) ?? []).toString('base64');
      const pieces = Buffer.from(
        tableToIPC(tableFromArrays(columns, { maxBatchRows: 8000 }), { format }) ?? [],
      ).toString('base64');
      for (const text of [many, pieces]) {
        const read = (column: string) => decodeColumn({ arrow: text, column });
        expect(read('numbers')).toEqual(Float64Array.from(numbers));
        expect(read('wide')).toEqual(wide);
        expect(read('whole')).toEqual(Float64Array.from(whole));
        expect(read('gappy')).toEqual(Float64Array.from(gappy, (v) => v ?? Number.NaN));
        expect(read('big')).toEqual(Float64Array.from(big, Number));
        expect(read('yes')).toEqual(Float64Array.from(yes, Number));
        expect(columnFault({ arrow: text, column: 'name' })).toMatch(/not numeric/);
        expect(columnFault({ arrow: text, column: 'z' })).toMatch(/no column "z"/);
        const spoilt = `${text.slice(0, 80_001)}*${text.slice(80_002)}`;
        expect(columnFault({ arrow: spoilt, column: 'wide' })).toMatch(/base64/);
        expect(columnFault({ arrow: text.slice(0, 80_000), column: 'wide' })).toMatch(/Arrow/);
      }
    }
  });

  it('draws what the same numbers draw', async () => {
    const plain = await render({ plot_type: 'line', data: { y: [0.5, 1.5, 2.5] } });
    const { body } = await render({ plot_type: 'line', data: { y: { arrow: text, column: 'y' } } });
    expect(Buffer.from(body).equals(plain.body)).toBe(true);
  });
});
