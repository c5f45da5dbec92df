/** The pages in docs/plots are what the marks' records say; `npm run docs:plots` writes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plotTypes } from '../../renderer/render.ts';
import { plotIndex, plotPage } from '../../scripts/plot-docs.ts';

const plots = plotTypes();
const folder = new URL('../../docs/plots/', import.meta.url);
const page = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

test('every kind of plot has its page and its picture, and nothing else lies there', () => {
  const names = plots.flatMap(({ type }) => [`${type}.md`, `${type}.png`]);
  expect(readdirSync(folder).toSorted()).toEqual([...names, 'README.md'].toSorted());
});

test('the list is up to date', () => {
  expect(page('README.md')).toBe(plotIndex(plots));
});

test.each(plots.map((p) => [p.type, p] as const))('the page of %s is up to date', (type, plot) => {
  expect(page(`${type}.md`)).toBe(plotPage(plot));
});
