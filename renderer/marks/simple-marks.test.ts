/** Faults of texts, arrows, statistics and simple marks are told with pointers, before anything is drawn; costs are bounded. */
import { describe, expect, test } from 'vitest';
import { inspect } from '../inspect.ts';
import { FigureError, render } from '../render.ts';
import { boxStats } from '../statistics/box-stats.ts';
import { percentiles } from '../statistics/order.ts';
import { faults } from './test-faults.ts';

const note = (arrowprops: Record<string, unknown>) => ({ type: 'annotate', text: 'a', xy: [0, 0], arrowprops });
const boxed = (bbox: Record<string, unknown>) => ({ type: 'text', x: 0, y: 0, s: 'a', bbox });

describe('faults of simple marks', () => {
  test.each([
    ['an unknown box style', boxed({ boxstyle: 'cloud' }), ['/bbox/boxstyle']],
    ['a parameter that the box style lacks', boxed({ boxstyle: 'square,rounding_size=1' }), ['/bbox/boxstyle']],
    ['a parameter that is no number', boxed({ boxstyle: 'round,pad=x' }), ['/bbox/boxstyle']],
    ['teeth of no size', boxed({ boxstyle: 'sawtooth', pad: 0 }), ['/bbox']],
    ['an arrow head without an angle', boxed({ boxstyle: 'rarrow,head_angle=360' }), ['/bbox/boxstyle']],
    ['an unknown transform', { type: 'text', x: 0, y: 0, s: 'a', transform: 'page' }, ['/transform']],
    ['an unknown arrow style', note({ arrowstyle: '=>' }), ['/arrowprops/arrowstyle']],
    ['arms on one line', note({ connectionstyle: 'angle,angleA=30,angleB=210' }), ['/arrowprops/connectionstyle']],
    ['a body along a corner', note({ arrowstyle: 'fancy', connectionstyle: 'bar' }), ['/arrowprops/connectionstyle']],
    ['both kinds of arrow at once', note({ arrowstyle: '->', headwidth: 3 }), ['/arrowprops/headwidth']],
    ['a patch to point at', note({ arrowstyle: '->', patchB: 'x' }), ['/arrowprops/patchB']],
    ['offsets from themselves', { type: 'annotate', text: 'a', xy: [0, 0], xycoords: 'offset points' }, ['/xycoords']],
    ['a formula that cannot be read', { type: 'table', cellText: [['$\\frac{$']] }, ['/cellText/0/0']],
    ['a line with two directions', { type: 'axline', xy1: [0, 0], xy2: [1, 1], slope: 1 }, ['']],
    ['a line through one point', { type: 'axline', xy1: [0, 0], xy2: [0, 0] }, ['/xy2']],
    ['a transform for a line that has its own', { type: 'axhline', y: 0, transform: 'axes' }, ['/transform']],
    ['edges that do not fit', { type: 'stairs', values: [1, 2], edges: [0, 1] }, ['/edges']],
    ['steps for bar labels', { type: 'histogram', x: [1, 2], histtype: 'step', bar_label: true }, ['/bar_label']],
    ['a format of no kind', { type: 'bar', x: [1], height: [1], bar_label: { fmt: '{:q}' } }, ['/bar_label/fmt']],
    [
      'a format that reaches into objects',
      { type: 'bar', x: [1], height: [1], bar_label: { fmt: '{0.real}' } },
      ['/bar_label/fmt'],
    ],
    ['more labels than bars', { type: 'bar', x: [1], height: [1], bar_label: { labels: ['a', 'b'] } }, ['/bar_label']],
    [
      'error bars with unknown keywords',
      { type: 'bar', x: [1], height: [1], yerr: 1, error_kw: { size: 2 } },
      ['/error_kw/size'],
    ],
    ['groups of different sizes', { type: 'grouped_bar', heights: [[1, 2], [1]] }, ['/heights/1']],
    ['uneven groups', { type: 'grouped_bar', heights: [[1, 2, 3]], positions: [0, 1, 5] }, ['/positions']],
    ['layers of different lengths', { type: 'stackplot', x: [1, 2], y: [[1, 2], [1]] }, ['/y/1']],
    ['colours for other rows', { type: 'eventplot', positions: [[1], [2], [3]], colors: ['r', 'g'] }, ['/colors']],
    ['labels for other boxes', { type: 'boxplot', x: [[1], [2]], tick_labels: ['a'] }, ['/tick_labels']],
    ['resampling without end', { type: 'boxplot', x: Array(1000).fill(1), bootstrap: 100_000 }, ['/bootstrap']],
    ['kernels without end', { type: 'violinplot', dataset: Array(2000).fill(1), points: 100_000 }, ['/points']],
    ['a quantile above 1', { type: 'violinplot', dataset: [1, 2], quantiles: [1.5] }, ['/quantiles']],
    ['gaps in a distribution', { type: 'ecdf', x: [1, null] }, ['/x']],
    ['steps of a style of their own', { type: 'ecdf', x: [1], drawstyle: 'steps' }, ['/drawstyle']],
    ['negative wedges', { type: 'pie', x: [1, -1] }, ['/x']],
    ['wedges of nothing', { type: 'pie', x: [0, 0] }, ['/x']],
    ['more than a whole', { type: 'pie', x: [0.7, 0.7], normalize: false }, ['/x']],
    ['a percentage without a number', { type: 'pie', x: [1], autopct: 'all' }, ['/autopct']],
    ['a disc far beyond the axes', { type: 'pie', x: [1], radius: 1e9 }, ['/radius']],
    ['a table of nothing', { type: 'table' }, ['']],
    ['rows of other lengths', { type: 'table', cellText: [['a'], ['b', 'c']] }, ['/cellText']],
    ['cells without end', { type: 'table', cellText: Array(200).fill(Array(200).fill('')) }, ['']],
    ['more lags than values', { type: 'acorr', x: [1, 2, 3] }, ['/maxlags']],
    ['lags without end', { type: 'acorr', x: Array(100_000).fill(1), maxlags: 90_000 }, ['/maxlags']],
    ['a logarithm to base 1', { type: 'loglog', x: [1], y: [1], base: 1 }, ['/base']],
    ['ticks without end', { type: 'semilogy', y: [1, 2], base: 1e9 }, ['/base']],
  ])('%s', (_name, mark, pointers) => {
    expect(faults(mark)).toEqual(pointers);
  });

  test('a slope on a log scale is the figure’s fault, though only drawing shows it', async () => {
    const figure = { axes: [{ xscale: 'log', marks: [{ type: 'axline', xy1: [1, 1], slope: 1 }] }] };
    await expect(render(figure)).rejects.toThrow(FigureError);
    expect(() => inspect(figure)).toThrow(FigureError);
  });
});

describe('what simple marks leave alone', () => {
  const limits = (mark: Record<string, unknown>) => {
    const [axes] = inspect({ axes: [{ marks: [{ type: 'line', x: [0, 1], y: [0, 1] }, mark] }] }).axes;
    return [axes.xlim, axes.ylim];
  };
  const alone = limits({ type: 'text', x: 0.5, y: 0.5, s: 'a' });

  test.each([
    ['a text far away', { type: 'text', x: 100, y: 100, s: 'a' }],
    ['an annotation far away', { type: 'annotate', text: 'a', xy: [50, 50], xytext: [100, 100] }],
    ['a line in fractions of the axes', { type: 'line', x: [0, 9], y: [0, 9], transform: 'axes' }],
    ['a line across within the view', { type: 'axhline', y: 0.5, xmin: -5, xmax: 5 }],
    ['a table', { type: 'table', cellText: [['a']] }],
  ])('%s does not move the limits', (_name, mark) => {
    expect(limits(mark)).toEqual(alone);
  });

  test('a band moves the limits of its own direction only', () => {
    const [x, y] = limits({ type: 'axvspan', xmin: 2, xmax: 3, ymin: -4, ymax: 9 });
    expect(x[1]).toBeGreaterThan(3);
    expect(y).toEqual(alone[1]);
  });
});

describe('statistics', () => {
  test('percentiles lie between neighbours, in any order of the data', () => {
    expect(percentiles(Float64Array.of(4, 1, 3, 2), [0, 25, 50, 100])).toEqual([1, 1.75, 2.5, 4]);
    expect(percentiles(Float64Array.of(7), [10, 90])).toEqual([7, 7]);
    expect(percentiles(Float64Array.of(1, Number.NaN), [50])).toEqual([Number.NaN]);
  });

  test('whiskers end at data and never inside of the box', () => {
    const rule = { whis: 0, bootstrap: null, autorange: false };
    const stats = boxStats(Float64Array.of(1, 2, 3, 4, 100), rule);
    expect([stats.q1, stats.med, stats.q3]).toEqual([2, 3, 4]);
    expect([stats.whislo, stats.whishi]).toEqual([2, 4]);
    expect([...stats.fliers]).toEqual([1, 100]);
  });

  test('resampled notches are the same every time', () => {
    const rule = { whis: 1.5, bootstrap: 200, autorange: false };
    const data = Float64Array.from({ length: 50 }, (_, i) => (i * 7919) % 101);
    expect(boxStats(data, rule)).toEqual(boxStats(data, rule));
    expect(boxStats(data, rule).cilo).toBeLessThan(boxStats(data, rule).cihi);
  });
});
