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

  it('draws what the same numbers draw', async () => {
    const plain = await render({ plot_type: 'line', data: { y: [0.5, 1.5, 2.5] } });
    const { body } = await render({ plot_type: 'line', data: { y: { arrow: text, column: 'y' } } });
    expect(Buffer.from(body).equals(plain.body)).toBe(true);
  });
});
