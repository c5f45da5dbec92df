import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Where the renderer's data files (fonts, colour maps) live. The one place that knows: from source this module lies beside
 * `data/`, in a bundle it lies in `dist/` or one folder below it.
 */
const candidates = ['./data/', '../renderer/data/', '../../renderer/data/'];

let found: string | undefined;

/** Absolute path of a data file, e.g. `dataFile('fonts/DejaVuSans.ttf')`. Throws when the package lacks its data folder. */
export function dataFile(name: string): string {
  if (found === undefined) {
    found = candidates.map((c) => fileURLToPath(new URL(c, import.meta.url))).find((path) => existsSync(path));
    if (found === undefined)
      throw new Error('plotmill: the data folder (renderer/data) is missing from this installation');
  }
  return found + name;
}
