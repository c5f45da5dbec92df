/** `npm run docs:tables`: writes the tables of errors, settings and metrics into their pages, from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { errorsMarkdown } from '../src/api/error-catalogue.ts';
import { settingsMarkdown } from '../src/config/describe.ts';
import { metricsMarkdown } from '../src/observe/describe.ts';

/** Everything from `start` to the end of the page is the table. */
const pages: readonly [file: string, start: string, table: string][] = [
  ['docs/errors.md', '| code |', errorsMarkdown()],
  ['docs/configuration.md', '## Server', settingsMarkdown()],
  ['docs/operations.md', '| metric |', await metricsMarkdown()],
];

for (const [file, start, table] of pages) {
  const page = readFileSync(file, 'utf8');
  const at = page.indexOf(start);
  if (at === -1) throw new Error(`${file} has no line that begins with ${start}`);
  writeFileSync(file, page.slice(0, at) + table);
}
