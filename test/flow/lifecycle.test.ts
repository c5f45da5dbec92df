import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isTerminal, jobStatuses, transitions } from '../../src/job/status.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/lifecycle.md', root), 'utf8');
const inCode = jobStatuses.flatMap((from) => transitions[from].map((to) => `${from} → ${to}`)).sort();

describe('docs/lifecycle.md', () => {
  it('draws exactly the transitions that the code allows', () => {
    const drawn = [...page.matchAll(/^ +(\w+) --> (\w+): /gm)].map(([, from, to]) => `${from} → ${to}`);
    expect(drawn.sort()).toEqual(inCode);
  });

  it('lists exactly the transitions that the code allows', () => {
    const listed = [...page.matchAll(/^\| `(\w+)` \| `(\w+)` \|/gm)].map(([, from, to]) => `${from} → ${to}`);
    expect(listed.sort()).toEqual(inCode);
  });

  it('draws an end for every terminal status', () => {
    const ends = [...page.matchAll(/^ +(\w+) --> \[\*\]$/gm)].map(([, status]) => status);
    expect(ends.sort()).toEqual(jobStatuses.filter(isTerminal).sort());
  });

  it('names files that exist', () => {
    const files = [...page.matchAll(/`(src\/[\w/-]+\.ts)`/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) expect(existsSync(new URL(file, root)), file).toBe(true);
  });
});
