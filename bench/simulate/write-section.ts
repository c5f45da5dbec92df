import { readFileSync, writeFileSync } from 'node:fs';

/** Puts text between `<!-- name -->` and `<!-- /name -->` of a page. */
export function writeSection(page: string, name: string, body: string): void {
  const text = readFileSync(page, 'utf8');
  const marked = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marked.test(text)) throw new Error(`${page} has no section ${name}`);
  writeFileSync(
    page,
    text.replace(marked, (_, from, to) => `${from}\n${body}\n${to}`),
  );
}
