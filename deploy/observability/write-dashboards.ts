/** Writes `dashboards/*.json` from `dashboards.ts`: `npm run docs:dashboards`. */
import { writeFileSync } from 'node:fs';
import { dashboards, dashboardText } from './dashboards.ts';

for (const [name, board] of Object.entries(dashboards())) {
  writeFileSync(new URL(`dashboards/${name}.json`, import.meta.url), dashboardText(board));
}
