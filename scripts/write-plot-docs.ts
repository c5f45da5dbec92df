/** `npm run docs:plots`: writes docs/plots/, a page and a small picture per kind of plot, from the marks' records. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plotTypes, render } from '../renderer/render.ts';
import { plotIndex, plotPage, titled } from './plot-docs.ts';

const folder = 'docs/plots';
/** Small pictures: a third of a screen, sharp enough for a page. */
const look = { size: [4.8, 3.6], dpi: 75, layout: 'constrained' };

mkdirSync(folder, { recursive: true });
const plots = plotTypes();
const written = new Set(['README.md']);
writeFileSync(join(folder, 'README.md'), plotIndex(plots));
for (const plot of plots) {
  const { body } = await render(small(titled(plot.examples[0])));
  writeFileSync(join(folder, `${plot.type}.md`), plotPage(plot));
  writeFileSync(join(folder, `${plot.type}.png`), body);
  written.add(`${plot.type}.md`).add(`${plot.type}.png`);
}
for (const file of readdirSync(folder)) if (!written.has(file)) rmSync(join(folder, file));
console.log(`${plots.length} kinds of plot in ${folder}`);

function small(figure: Readonly<Record<string, unknown>>): unknown {
  return 'axes' in figure ? { ...figure, figure: { ...look, ...(figure.figure as object) } } : { ...look, ...figure };
}
