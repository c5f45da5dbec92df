/** The report on Matplotlib's gallery tells of every figure that was written from one of its scripts. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleScripts } from '../../gallery/example-scripts.ts';
import { figureNames } from '../../gallery/figures.ts';

const page = readFileSync(new URL('../../docs/gallery-of-matplotlib.md', import.meta.url), 'utf8');

test('every example figure belongs to exactly one script', () => {
  const named = exampleScripts.flatMap((s) => s.figures).map((name) => `example-${name}`);
  expect(named.toSorted()).toEqual(figureNames(['example-*']).toSorted());
});

test('there are at least thirty scripts, each with its address in the report', () => {
  expect(exampleScripts.length).toBeGreaterThanOrEqual(30);
  for (const { name, figures } of exampleScripts) {
    expect(page).toContain(`https://matplotlib.org/stable/gallery/${name}.html`);
    for (const figure of figures) expect(page).toContain(`../gallery/figures/example-${figure}.json`);
  }
});
