import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PathCode } from '../../display-list/display-list.ts';
import { VertexBuffer } from '../../paths/vertex-buffer.ts';
import { Cells } from './cells.ts';
import { Spans } from './spans.ts';

const { MOVETO, LINETO, CLOSEPOLY } = PathCode;

type Outline = readonly (readonly [number, number])[];

function closedPath(outlines: readonly Outline[]): VertexBuffer {
  const path = new VertexBuffer();
  for (const outline of outlines) {
    outline.forEach(([x, y], i) => {
      path.push(i === 0 ? MOVETO : LINETO, x, y);
    });
    path.push(CLOSEPOLY, 0, 0);
  }
  return path;
}

/** Coverage by pixel, with the cells added up in a grid where the shape is one for it, or always listed. */
function covered(cells: Cells, outlines: readonly Outline[], listed: boolean): Map<string, number> {
  const spans = new Spans();
  // Stretches are told apart by the list only.
  spans.markStretches = listed;
  cells.sweepInside(closedPath(outlines), spans);
  const out = new Map<string, number>();
  for (let i = 0; i < spans.count * 4; i += 4) {
    for (let k = 0; k < spans.data[i + 2]; k++)
      out.set(`${spans.data[i] + k},${spans.data[i + 1]}`, spans.data[i + 3] & 255);
  }
  return out;
}

const coordinate = fc.double({ min: -40, max: 140, noNaN: true });
const outline = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 8 });

describe('Cells', () => {
  it('cover the same whether they are added up in a grid or sorted', () => {
    const cells = new Cells();
    fc.assert(
      fc.property(fc.array(outline, { maxLength: 4 }), fc.boolean(), (outlines, clipped) => {
        cells.clipTo(clipped ? [0, 0, 100, 100] : null);
        expect(covered(cells, outlines, false)).toEqual(covered(cells, outlines, true));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('cover a square wholly and its border by half', () => {
    const cells = new Cells();
    cells.clipTo(null);
    const square: Outline = [
      [1.5, 1],
      [3.5, 1],
      [3.5, 2],
      [1.5, 2],
    ];
    expect(covered(cells, [square], false)).toEqual(
      new Map([
        ['1,1', 128],
        ['2,1', 255],
        ['3,1', 128],
      ]),
    );
  });

  it('take shapes of any size, also ones that leave nothing, and go on afterwards', () => {
    const cells = new Cells();
    cells.clipTo([0, 0, 400, 400]);
    const saw = (teeth: number): Outline =>
      Array.from({ length: teeth }, (_, i) => [i % 2 === 0 ? 0 : 400, (i * 400) / teeth] as const);
    const there = saw(1500);
    // Back the way it came: every cell is met twice, the other way round.
    expect(covered(cells, [[...there, ...there.toReversed()]], false).size).toBe(0);
    const many = covered(cells, [saw(9000)], false);
    expect(many.size).toBeGreaterThan(1e5);
    const small: Outline = [
      [10, 10],
      [11, 10],
      [11, 11],
      [10, 11],
    ];
    expect(covered(cells, [small], false)).toEqual(new Map([['10,10', 255]]));
  });
});
