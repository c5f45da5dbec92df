/** The gallery's figures and baselines as files. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the report goes. */
export const reportFolder = here('report');

/** Names of all figures, sorted; `patterns` may hold `*`. */
export function figureNames(patterns: readonly string[] = []): string[] {
  const wanted = patterns.map((p) => new RegExp(`^${p.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`));
  return readdirSync(here('figures'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => wanted.length === 0 || wanted.some((w) => w.test(name)))
    .sort();
}

/** The figure as JSON. */
export function figureOf(name: string): unknown {
  return JSON.parse(readFileSync(here(`figures/${name}.json`), 'utf8'));
}

/** Path of Matplotlib's picture. */
export function picturePath(name: string): string {
  return here(`baselines/${name}.png`);
}

/** Path of Matplotlib's numbers. */
export function numbersPath(name: string): string {
  return here(`baselines/${name}.json`);
}

/** Baselines that the oracle drew anew and that nobody has accepted or rejected yet. */
export function changedBaselines(): string[] {
  return readdirSync(here('baselines'))
    .filter((file) => file.endsWith('-changed.png'))
    .map((file) => file.slice(0, -'-changed.png'.length))
    .sort();
}

/** Why a figure differs by more than an RMS of 0.5, by name. */
export function reasons(): Record<string, string> {
  return JSON.parse(readFileSync(here('reasons.json'), 'utf8')) as Record<string, string>;
}
