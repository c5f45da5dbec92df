/**
 * Compares the gallery with Matplotlib's baselines and writes the report.
 *
 *     node gallery/compare.ts [NAME…] [--no-report | --report=FOLDER]      names may hold *
 */
import { resolve } from 'node:path';
import { checkFigure, complaints, goodShare, limits, type Outcome } from './check.ts';
import { figureNames, reasons, reportFolder } from './figures.ts';
import { writeReport } from './report.ts';

const options = process.argv.slice(2);
const patterns = options.filter((o) => !o.startsWith('--'));
const names = figureNames(patterns);
const why = reasons();
const outcomes: Outcome[] = [];
for (const name of names) outcomes.push(await checkFigure(name));

let bad = 0;
for (const outcome of outcomes.toSorted((a, b) => (a.distance?.rms ?? 1e9) - (b.distance?.rms ?? 1e9))) {
  const found = complaints(outcome, why[outcome.name]);
  const { distance } = outcome;
  const measured = distance
    ? `${distance.rms.toFixed(3).padStart(8)} ${String(distance.largest).padStart(4)}`
    : '  failed    ';
  console.log(`${measured} ${outcome.time.toFixed(1).padStart(7)} ms  ${outcome.name}`);
  for (const line of found) console.log(`           ${line}`);
  if (found.length > 0) bad++;
}
const share = outcomes.length === 0 ? 0 : goodShare(outcomes);
const enough = patterns.length > 0 || share >= limits.goodShare;
console.log(`${outcomes.length} figures; ${(100 * share).toFixed(1)} % within RMS ${limits.good}; ${bad} to look at`);
const folder = options.find((o) => o.startsWith('--report='))?.slice('--report='.length) ?? reportFolder;
if (!options.includes('--no-report') && outcomes.length > 0)
  console.log(await writeReport(outcomes, why, resolve(folder)));
process.exitCode = bad > 0 || !enough || outcomes.length === 0 ? 1 : 0;
