import { describe, expect, it } from 'vitest';
import { encodePng } from '../png.ts';
import { type Frame, recycle } from './frame.ts';
import { rasterize } from './rasterize.ts';

/** A frame of one colour. */
function drawn(width: number, height: number, red: number): Frame {
  const fill = [red, 0, 0, 1] as const;
  const corners = Float64Array.of(0, 0, width, 0, width, height, 0, height, 0, 0);
  const item = {
    kind: 'path' as const,
    path: { vertices: corners, codes: null },
    fill,
    stroke: null,
    clip: null,
    antialiased: true,
    snap: null,
  };
  return rasterize({ width, height, dpi: 100, items: [item] }, { glyphs: () => {} });
}

describe('The memory of frames', () => {
  it('is their own while they are in use', () => {
    const first = drawn(20, 10, 1);
    const second = drawn(20, 10, 0);
    expect([first.data[0], second.data[0]]).toEqual([255, 0]);
    expect(first.memory?.kernel).not.toBe(second.memory?.kernel);
    recycle(first);
    recycle(second);
  });

  it('goes to the next frame afterwards, unless it is very large', () => {
    const first = drawn(20, 10, 1);
    const { data, ...elsewhere } = first;
    const copy = { width: 20, height: 10, data: data.slice() };
    // The same pixels, whether they were drawn where the PNG is made or come from elsewhere.
    expect(encodePng(copy, 100)).toEqual(encodePng(first, 100));
    recycle(first);
    const second = drawn(10, 20, 0);
    expect(second.memory?.kernel).toBe(elsewhere.memory?.kernel);
    expect([...second.data.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
    recycle(second);

    const large = drawn(3000, 1000, 1);
    recycle(large);
    expect(drawn(20, 10, 1).memory?.kernel).not.toBe(large.memory?.kernel);
  });
});
