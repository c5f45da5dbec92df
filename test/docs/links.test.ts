import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const elsewhere = /(^|\/)(node_modules|dist|data|coverage|\.[^/]+)(\/|$)/;
const pages = globSync('**/*.md', { exclude: (path) => elsewhere.test(path) });

/** The anchors that GitHub makes of a page's headings. */
function anchors(text: string): Set<string> {
  const headings = text.replaceAll(/```[\s\S]*?```/g, '').match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map((line) =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the documentation', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const text = readFileSync(page, 'utf8');
    const targets = [...text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1]);
    const broken = targets.filter((target) => {
      if (/^[a-z]+:/.test(target)) return false;
      const [path, anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && file.endsWith('.md') && !anchors(readFileSync(file, 'utf8')).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});
