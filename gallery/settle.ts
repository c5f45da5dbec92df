/**
 * Takes or throws away what the oracle drew anew: NAME-changed.png and NAME-changed.json beside the baselines.
 *
 *     node gallery/settle.ts accept|reject NAME…|--all
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { changedBaselines, numbersPath, picturePath } from './figures.ts';

const [verb, ...given] = process.argv.slice(2);
if ((verb !== 'accept' && verb !== 'reject') || given.length === 0) {
  console.error('usage: node gallery/settle.ts accept|reject NAME…|--all');
  process.exit(2);
}
const waiting = changedBaselines();
const names = given.includes('--all') ? waiting : given;
for (const name of names) {
  if (!waiting.includes(name)) {
    console.error(`${name}: nothing has changed`);
    process.exitCode = 1;
    continue;
  }
  for (const path of [picturePath, numbersPath]) {
    const changed = path(`${name}-changed`);
    if (!existsSync(changed)) continue;
    if (verb === 'accept') renameSync(changed, path(name));
    else rmSync(changed);
  }
  console.log(`${name}: ${verb}ed`);
}
