import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodePng } from '../gallery/decode-png.ts';
import { FigureError, parseFigure, plotTypes, render } from './render.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

function difference(a: Uint8Array, b: Uint8Array): { rms: number; largest: number } {
  const [p, q] = [decodePng(a), decodePng(b)];
  expect([p.width, p.height]).toEqual([q.width, q.height]);
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < p.rgba.length; i++) {
    if (i % 4 === 3) continue;
    const d = Math.abs(p.rgba[i] - q.rgba[i]);
    sum += d * d;
    largest = Math.max(largest, d);
  }
  return { rms: Math.sqrt(sum / (p.width * p.height * 3)), largest };
}

for (const name of ['scatter', 'histogram']) {
  test(`the article's ${name} comes out as Matplotlib draws it`, async () => {
    const figure = JSON.parse(read(`gallery/figures/article-${name}.json`));
    const baseline = readFileSync(new URL(`../gallery/baselines/article-${name}.png`, import.meta.url));
    const { rms, largest } = difference((await render(figure)).body, baseline);
    expect(rms).toBeLessThan(0.05);
    expect(largest).toBeLessThanOrEqual(2);
  });
}

test('the same figure gives the same bytes, whatever the order of its keys', async () => {
  const a = { plot_type: 'scatter', data: { x: [1, 2], y: [3, 4] }, title: 't' };
  const b = { title: 't', data: { y: [3, 4], x: [1, 2] }, plot_type: 'scatter' };
  expect(JSON.stringify(parseFigure(a))).toBe(JSON.stringify(parseFigure(b)));
  expect((await render(a)).body).toEqual((await render(b)).body);
});

test('a validated figure validates again to itself', () => {
  const once = parseFigure({ plot_type: 'histogram', data: { values: [1, 2, 2] }, bins: 2 });
  expect(parseFigure(once)).toEqual(once);
});

const issuesOf = (figure: unknown): { pointer: string; detail: string }[] => {
  try {
    parseFigure(figure);
  } catch (error) {
    if (error instanceof FigureError) return [...error.issues];
    throw error;
  }
  return [];
};

test.each([
  ['an unknown plot type', { plot_type: 'sparkle', data: {} }, '/plot_type'],
  ['no data', { plot_type: 'scatter' }, '/data'],
  ['columns of different length', { plot_type: 'scatter', data: { x: [1, 2], y: [1] } }, '/data/y'],
  ['no bins', { plot_type: 'histogram', data: { values: [1] }, bins: 0 }, '/bins'],
  ['too many pixels', { plot_type: 'scatter', data: { x: [1], y: [1] }, size: [1000, 1000], dpi: 1000 }, '/size'],
  ['a column with an object in it', { plot_type: 'scatter', data: { x: [{}], y: [1] } }, '/data/x'],
  ['an unknown key of a mark', { axes: [{ marks: [{ type: 'line', y: [1], wobble: 1 }] }] }, '/axes/0/marks/0/wobble'],
  [
    'a key that reaches into prototypes',
    JSON.parse('{"plot_type":"scatter","data":{"x":[1],"y":[1]},"__proto__":{}}'),
    '/__proto__',
  ],
  ['a bad rcParam', { figure: { rcParams: { 'lines.linewidth': 'x' } }, axes: [] }, '/figure/rcParams/lines.linewidth'],
])('%s is refused with a pointer to it', (_name, figure, pointer) => {
  expect(issuesOf(figure).map((i) => i.pointer)).toContain(pointer);
});

test('every example of every plot type can be drawn', async () => {
  for (const type of plotTypes()) {
    for (const example of type.examples) expect((await render(example.figure)).body.length).toBeGreaterThan(1000);
  }
});
