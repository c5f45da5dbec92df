/** What a figure costs is bounded: past a limit it is refused with a pointer, before or while it is laid out, and never drawn. */
import { expect, test } from 'vitest';
import { FigureError, parseFigure, render } from './render.ts';
import { limits } from './schema/limits.ts';

const many = <T>(count: number, one: T): T[] => new Array<T>(count).fill(one);
const rising = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const line = (mark: object = {}, axes: object = {}, figure: object = {}) => ({
  figure,
  axes: [{ ...axes, marks: [{ type: 'line', x: [0, 1, 2], y: [0, 2, 1], ...mark }] }],
});
const image = (axes: object, figure: object = {}) => ({
  figure,
  axes: [{ ...axes, marks: [{ type: 'imshow', X: [[1, 2]] }] }],
});
const ticks = (locator: object) => line({}, { xticks: { locator } });

async function pointers(work: () => unknown): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof FigureError) return error.issues.map((i) => i.pointer);
    throw error;
  }
  return [];
}

test.each<[string, () => unknown, string]>([
  ['pixels', () => line({}, {}, { size: [100, 100], dpi: 1000 }), '/figure/size'],
  ['a side', () => line({}, {}, { size: [limits.side / 10, 0.1], dpi: 100 }), '/figure/size'],
  ['dpi', () => line({}, {}, { dpi: limits.dpi + 1 }), '/figure/dpi'],
  ['axes', () => ({ axes: many(limits.axes + 1, { marks: [] }) }), '/axes'],
  ['rows of subplots', () => line({}, {}, { subplots: { nrows: limits.axes + 1 } }), '/figure/subplots/nrows'],
  ['a mosaic', () => line({}, {}, { mosaic: many(limits.axes + 1, ['a']) }), '/figure/mosaic'],
  ['marks', () => ({ axes: [{ marks: many(limits.marksPerAxes + 1, { type: 'line', y: [1] }) }] }), '/axes/0/marks'],
  ['text', () => line({}, { title: 'x'.repeat(limits.text + 1) }), '/axes/0/title'],
  [
    'texts of the figure',
    () => line({}, {}, { texts: many(limits.marks + 1, { x: 0, y: 0, s: '' }) }),
    '/figure/texts',
  ],
  [
    'bins',
    () => ({ axes: [{ marks: [{ type: 'histogram', x: [1], bins: limits.bins + 1 }] }] }),
    '/axes/0/marks/0/bins',
  ],
  ['places of ticks', () => line({}, { xticks: rising(limits.ticks + 1) }), '/axes/0/xticks'],
  ['places of minor ticks', () => line({}, { xticks: { minor: rising(limits.ticks + 1) } }), '/axes/0/xticks/minor'],
  ['labels of ticks', () => line({}, { xticks: { labels: many(limits.ticks + 1, 'a') } }), '/axes/0/xticks/labels'],
  ['a list of a locator', () => ticks({ type: 'FixedLocator', locs: rising(1001) }), '/axes/0/xticks/locator'],
  ['a locator that there is not', () => ticks({ type: 'Sparkle' }), '/axes/0/xticks/locator'],
  ['ticks of a colorbar', () => image({ colorbar: { ticks: rising(limits.ticks + 1) } }), '/axes/0/colorbar/ticks'],
  [
    'boundaries of a colorbar',
    () => image({ colorbar: { boundaries: rising(limits.levels + 1) } }),
    '/axes/0/colorbar/boundaries',
  ],
  ['colorbars', () => image({ colorbar: many(limits.axes + 1, {}) }), '/axes/0/colorbar'],
  ['secondary axes', () => line({}, { secondary_xaxis: many(limits.axes + 1, {}) }), '/axes/0/secondary_xaxis'],
  ['changes of ticks', () => line({}, { tick_params: many(limits.marksPerAxes + 1, {}) }), '/axes/0/tick_params'],
  [
    'hatches',
    () => ({ axes: [{ marks: [{ type: 'bar', x: [1], height: [1], hatch: '/'.repeat(33) }] }] }),
    '/axes/0/marks/0/hatch',
  ],
  ['points of a marker', () => line({ marker: many(1001, [0, 1]) }), '/axes/0/marks/0/marker'],
  ['a formula as a marker', () => line({ marker: `$${'x'.repeat(300)}$` }), '/axes/0/marks/0/marker'],
  [
    'values of one column',
    () => ({
      axes: [
        {
          marks: [
            { type: 'line', y: { base64: Buffer.alloc(limits.columnValues + 1).toString('base64'), dtype: 'uint8' } },
          ],
        },
      ],
    }),
    '/axes/0/marks/0/y',
  ],
  [
    'values of all columns',
    () => {
      const column = { base64: Buffer.alloc(limits.columnValues).toString('base64'), dtype: 'uint8' };
      return { axes: [{ marks: many(3, { type: 'line', y: column }) }] };
    },
    '/axes',
  ],
])('too many or too large: %s', async (_name, figure, pointer) => {
  expect(await pointers(() => parseFigure(figure()))).toContain(pointer);
});

test.each<[string, object, string]>([
  ['MultipleLocator', ticks({ type: 'MultipleLocator', base: 1e-9 }), '/axes/0/xticks'],
  ['LinearLocator', ticks({ type: 'LinearLocator', numticks: 1e9 }), '/axes/0/xticks'],
  ['IndexLocator', ticks({ type: 'IndexLocator', base: 1e-9 }), '/axes/0/xticks'],
  ['MaxNLocator', ticks({ type: 'MaxNLocator', nbins: 1e9 }), '/axes/0/xticks'],
  [
    'AutoMinorLocator',
    line({}, { xticks: { minor: { locator: { type: 'AutoMinorLocator', n: 1e9 } } } }),
    '/axes/0/xticks',
  ],
  [
    'SecondLocator over years',
    line({ x: ['2000-01-01', '2010-01-01', '2020-01-01'] }, { xticks: { locator: { type: 'SecondLocator' } } }),
    '/axes/0/xticks',
  ],
  [
    'dates before the year 1',
    line({ x: ['2000-01-01', '2001-01-01', '2002-01-01'] }, { xlim: [-1e6, 0] }),
    '/axes/0/xticks',
  ],
])('a thousand million ticks are refused: %s', async (_name, figure, pointer) => {
  expect(await pointers(() => render(figure))).toEqual([pointer]);
});

test('a picture that cropping would make huge is refused', async () => {
  const figure = {
    figure: {
      bbox_inches: 'tight',
      texts: [
        { x: 1e6, y: 1e6, s: 'far' },
        { x: 0, y: 0, s: 'near' },
      ],
    },
    axes: [],
  };
  expect(await pointers(() => render(figure))).toEqual(['/figure/bbox_inches']);
});

test('markers and ticks larger than any picture are refused, dashes finer than any pixel are drawn', async () => {
  expect(await pointers(() => render(line({ marker: 'o', markersize: 1e6 })))).toHaveLength(1);
  expect(await pointers(() => render(line({}, { tick_params: { length: 1e8 } })))).toHaveLength(1);
  expect((await render(line({ linestyle: [0, [1e-9, 1e-9]] }))).body.length).toBeGreaterThan(1000);
});
