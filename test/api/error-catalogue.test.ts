import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorCatalogue, errorsMarkdown } from '../../src/api/error-catalogue.ts';

it('docs/errors.md is the catalogue', () => {
  const page = readFileSync('docs/errors.md', 'utf8');
  expect(page.slice(page.indexOf('| code |'))).toBe(errorsMarkdown());
});

it('every code that the service throws stands in the catalogue', () => {
  const thrown = globSync('src/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new (?:Transient|Permanent)Error\(\s*'([a-z-]+)'/g)].map(
      ([, code]) => code,
    ),
  );
  expect(thrown.length).toBeGreaterThan(10);
  expect([...new Set(thrown)].filter((code) => !(code in errorCatalogue))).toEqual([]);
});
