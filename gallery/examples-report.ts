/**
 * `npm run gallery:examples`: writes docs/gallery-of-matplotlib.md: how scripts of Matplotlib's own gallery fare as figures. The
 * distances come from the comparison with Matplotlib's baselines.
 */
import { writeFileSync } from 'node:fs';
import { checkFigure, complaints, limits, type Outcome } from './check.ts';
import { type ExampleScript, exampleScripts } from './example-scripts.ts';
import { reasons } from './figures.ts';

const why = reasons();
const measured = new Map<string, Outcome>();
for (const name of exampleScripts.flatMap((s) => s.figures)) {
  const { native: _, ...outcome } = await checkFigure(`example-${name}`);
  measured.set(name, outcome);
}

const right = (name: string): boolean => {
  const outcome = measured.get(name);
  return outcome !== undefined && complaints(outcome, why[outcome.name]).length === 0;
};
const figures = exampleScripts.flatMap((s) => s.figures);
const equal = figures.filter((name) => right(name) && (measured.get(name)?.distance?.rms ?? 1) <= limits.good);

const row = ({ name, title, figures: drawn, leftOut }: ExampleScript): string => {
  const link = `[${title}](https://matplotlib.org/stable/gallery/${name}.html)`;
  const list = drawn.map((f) => `[${f}](../gallery/figures/example-${f}.json) ${distance(f)}`).join('<br>');
  return `| ${link} | ${list} | ${leftOut || '–'} |`;
};

function distance(name: string): string {
  const rms = measured.get(name)?.distance?.rms;
  if (rms === undefined) return '**not drawn yet**';
  const wrong = right(name) ? '' : ' (numbers differ)';
  return `${rms.toFixed(3)}${wrong}`;
}

const page = `<!-- Written by \`npm run gallery:examples\`; changes here are lost. -->

# Matplotlib's gallery, as figures

What users bring are scripts like those of Matplotlib's own gallery. ${exampleScripts.length} of them were written as figures (${figures.length} pictures) and are
compared with what Matplotlib draws from the same JSON: numbers, and pixels as \`matplotlib.testing.compare\` counts them (RMS over all
colour values of 0–255; 0.000 is equal).

**${equal.length} of ${figures.length} are within an RMS of ${limits.good}**, ${figures.filter((f) => (measured.get(f)?.distance?.rms ?? 1) < 0.0005).length} are equal.

A script is a program, a figure is data: what a script computes (random numbers, fits, colours of a colormap at chosen places) stands in the
figure as its result. Functions of Python cannot be in a figure.

| script | figures and their RMS | left out |
| --- | --- | --- |
${exampleScripts.map(row).join('\n')}
`;
writeFileSync('docs/gallery-of-matplotlib.md', page);
console.log(`${exampleScripts.length} scripts, ${figures.length} figures, ${equal.length} within ${limits.good}`);
for (const f of figures)
  if (!equal.includes(f)) console.log(`  ${f}: ${distance(f)} ${measured.get(f)?.failure ?? ''}`);
