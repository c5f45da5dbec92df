import { describe, expect, it } from 'vitest';
import { inspect } from '../inspect.ts';
import { FigureError } from '../schema/figure-error.ts';
import { faults } from './test-faults.ts';

const square = [
  [1, 2],
  [3, 4],
];
const figureOf = (mark: object): unknown => ({ axes: [{ marks: [mark] }] });

describe('faults of fields are told with pointers', () => {
  it.each([
    ['edges that fit no shading', { type: 'pcolormesh', X: [0, 1, 2, 3, 4], Y: [0, 1], C: square }, '/C'],
    ['X without Y', { type: 'pcolormesh', X: [0, 1], C: square }, '/Y'],
    ['rows of unequal length', { type: 'pcolormesh', C: [[1, 2], [3]] }, '/C'],
    ['one point to shade between', { type: 'pcolormesh', C: [[1]], shading: 'gouraud' }, '/C'],
    ['hatches on a mesh of an unknown letter', { type: 'pcolor', C: square, hatch: 'q' }, '/hatch'],
    ['a field of one row', { type: 'contour', Z: [[1, 2, 3]] }, '/Z'],
    [
      'a field without values',
      {
        type: 'contourf',
        Z: [
          [null, null],
          [null, null],
        ],
      },
      '/Z',
    ],
    ['too many levels', { type: 'contour', Z: square, levels: 100_000 }, '/levels'],
    ['falling levels', { type: 'contour', Z: square, levels: [2, 1] }, '/levels'],
    ['one level to fill', { type: 'contourf', Z: square, levels: [1] }, '/levels'],
    ['colours beside a colormap', { type: 'contour', Z: square, colors: 'k', cmap: 'gray' }, '/colors'],
    ['labels on areas', { type: 'contourf', Z: square, clabel: true }, '/clabel'],
    ['a label format that reaches elsewhere', { type: 'contour', Z: square, clabel: { fmt: '%d %d' } }, '/clabel/fmt'],
    ['an unknown locator', { type: 'contour', Z: square, locator: { type: 'Nope' } }, '/locator'],
    ['two points to triangulate', { type: 'triplot', x: [0, 1], y: [0, 1] }, '/x'],
    [
      'corners that are no points',
      { type: 'triplot', x: [0, 1, 0], y: [0, 0, 1], triangles: [[0, 1, 3]] },
      '/triangles',
    ],
    ['no colours', { type: 'tripcolor', x: [0, 1, 0], y: [0, 0, 1] }, '/c'],
    ['a gap without a range', { type: 'hist2d', x: [0, null], y: [0, 1] }, '/x'],
    ['too many cells', { type: 'hist2d', x: [0, 1], y: [0, 1], bins: [100_000, 100_000] }, '/bins'],
    ['too many hexagons', { type: 'hexbin', x: [0, 1], y: [0, 1], gridsize: [10_000, 10_000] }, '/gridsize'],
    ['logarithms of zero', { type: 'hexbin', x: [0, 1], y: [1, 1], xscale: 'log' }, '/x'],
    ['an empty matrix', { type: 'spy', Z: [] }, '/Z'],
    ['pixels of two channels', { type: 'imshow', X: [[[1, 0]]] }, '/X'],
    ['a keyword of nothing', { type: 'matshow', Z: square, colour: 'red' }, '/colour'],
  ])('%s', (_name, mark, pointer) => {
    expect(faults(mark)).toContain(pointer);
  });
});

describe("what only shows while plotting is the figure's fault as well", () => {
  it.each([
    ['points on a line', { type: 'triplot', x: [0, 1, 2], y: [0, 1, 2] }],
    ['labels of levels that are not drawn', { type: 'contour', Z: square, levels: [2], clabel: { levels: [3] } }],
    [
      'values that fit neither points nor triangles',
      { type: 'tripcolor', x: [0, 1, 0, 1], y: [0, 0, 1, 1], c: [1, 2, 3] },
    ],
  ])('%s', (_name, mark) => {
    expect(() => inspect(figureOf(mark))).toThrow(FigureError);
  });
});

describe('numbers of fields', () => {
  it('of truths are halves', () => {
    const Z = [
      [true, false],
      [false, false],
    ];
    expect(inspect(figureOf({ type: 'contour', Z })).axes[0].marks?.[0]).toMatchObject({ levels: [0.5] });
    expect(inspect(figureOf({ type: 'contourf', Z })).axes[0].marks?.[0]).toMatchObject({ levels: [0, 0.5, 1] });
  });

  it('of a histogram leave out cells beyond the limits', () => {
    const mark = { type: 'hist2d', x: [0, 0, 1], y: [0, 0, 1], bins: 2, cmin: 1, cmax: 1 };
    expect(inspect(figureOf(mark)).axes[0].marks?.[0]).toMatchObject({
      counts: [
        [Number.NaN, Number.NaN],
        [Number.NaN, 1],
      ],
    });
  });

  it('of hexagons are what the values come to', () => {
    const columns = { x: [0, 0, 1], y: [0, 0, 1], C: [1, 4, 10], gridsize: 2 };
    const counts = (reduce_C_function: string) =>
      inspect(figureOf({ type: 'hexbin', ...columns, reduce_C_function })).axes[0].marks?.[0].counts;
    expect(counts('sum')).toEqual([5, 10]);
    expect(counts('mean')).toEqual([2.5, 10]);
    expect(counts('count')).toEqual([2, 1]);
  });
});
