import { describe, expect, it } from 'vitest';
import { type Clip, PathCode, type PathItem } from '../../display-list/display-list.ts';
import { rasterize } from './rasterize.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

/** What a closed path through corners looks like on a small canvas. */
function pixels(corners: readonly number[], clip: Clip | null): Uint8ClampedArray {
  const count = corners.length / 2;
  const item: PathItem = {
    kind: 'path',
    path: {
      vertices: Float64Array.of(...corners, 0, 0),
      codes: Uint8Array.of(MOVETO, ...new Array<number>(count - 1).fill(LINETO), CLOSEPOLY),
    },
    fill: [0.2, 0.4, 0.6, 1],
    stroke: null,
    clip,
    antialiased: true,
    snap: false,
  };
  return rasterize({ width: 90, height: 20, dpi: 100, items: [item] }, { glyphs: () => {} }).data.slice();
}

describe('Upright rectangles on the edges of pixels', () => {
  it.each([
    ['inside', 3, 4, 80, 15, null],
    ['narrow', 3, 4, 5, 15, null],
    ['turned round', 80, 15, 3, 4, null],
    ['beyond the canvas', -5, -7, 200, 31, null],
    ['off the canvas', 95, 2, 99, 8, null],
    ['empty', 10, 2, 10, 8, null],
    ['clipped', 3, 4, 80, 15, { rect: [10, 6, 30, 5], path: null }],
  ] as const)('look as scan conversion draws them: %s', (_, x0, y0, x1, y1, clip) => {
    const upright = [x0, y0, x1, y0, x1, y1, x0, y1];
    // One corner more, in the middle of a side, makes it a path like any other.
    const withCorner = [...upright, x0, (y0 + y1) / 2];
    expect(pixels(upright, clip)).toEqual(pixels(withCorner, clip));
    expect(pixels([...upright.slice(2), x0, y0], clip)).toEqual(pixels(withCorner, clip));
  });

  it('are there at all', () => {
    const data = pixels([3, 4, 80, 4, 80, 15, 3, 15], null);
    const at = (x: number, y: number): number[] => [...data.subarray(4 * (y * 90 + x), 4 * (y * 90 + x) + 4)];
    expect(at(3, 5)).toEqual([51, 102, 153, 255]);
    expect(at(79, 15)).toEqual([51, 102, 153, 255]);
    expect([at(2, 5)[3], at(80, 5)[3], at(3, 4)[3], at(3, 16)[3]]).toEqual([0, 0, 0, 0]);
  });
});
