import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Surface } from './blend.ts';
import { Stamp } from './stamp.ts';

const [width, height] = [40, 30];

function surfaceOf(word: number): Surface {
  const words = new Int32Array(width * height).fill(word);
  return { width, height, words };
}

describe('A stamp at very many places', () => {
  it('leaves the pixels that it leaves when it is laid down place by place', () => {
    const faint = integer({ min: 1, max: 254 });
    const ground = constantFrom(-1, 0xff204060 | 0, 0x00ffffff, 0x40102030);
    assert(
      property(integer({ min: 1 }), ground, faint, faint, (seed, under, edge, rim) => {
        const stamp = new Stamp();
        // x, y, length, coverage: an opaque middle with faint sides, then a rim over it.
        stamp.addLayer(Int32Array.of(-2, 0, 1, edge, -1, 0, 3, 255, 2, 0, 1, edge), 0xff7f3010 | 0);
        stamp.addLayer(Int32Array.of(-1, -1, 3, rim, -2, 0, 1, rim, -1, 1, 3, 7), 0xff7f3010 | 0);
        let state = seed;
        const places = Float64Array.from({ length: 12_000 }, (_, i) => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          // Some beyond the border, some nowhere.
          return state % 997 === 0 ? Number.NaN : (state / 2 ** 32) * ((i % 2 === 0 ? width : height) + 6) - 3;
        });
        const bounds = [0, 0, width - 1, height - 1] as const;
        const [crowded, single] = [surfaceOf(under), surfaceOf(under)];
        stamp.place(crowded, places, bounds, null);
        for (let i = 0; i < places.length; i += 2) stamp.place(single, places.subarray(i, i + 2), bounds, null);
        expect(crowded.words).toEqual(single.words);
      }),
      { numRuns: 40 },
    );
  });
});
