import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'plotmill-chunks-'));
const compiled = join(folder, '.compiled');

/** Runs the entry in a process of its own and gives what it prints. */
const run = (): string =>
  execFileSync(process.execPath, ['main.cjs'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
const kept = (): string[] =>
  readdirSync(compiled, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.cjs'));

beforeAll(async () => {
  const output = { file: join(folder, 'load-chunks.cjs'), format: 'cjs' } as const;
  await build({ input: join(import.meta.dirname, 'load-chunks.ts'), platform: 'node', output });
  const files = {
    'main.cjs': `require=require('./load-chunks.cjs').requireChunk; console.log(require('./chunk-a.cjs').say());`,
    // They need each other, as chunks of a bundle may.
    'chunk-a.cjs': `const b = require('./chunk-b.cjs'); exports.name = 'a'; exports.say = () => b.greet(require('node:path').basename(__filename));`,
    'chunk-b.cjs': `const a = require('./chunk-a.cjs'); exports.greet = (from) => 'b greets ' + a.name + ' of ' + from;`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
beforeEach(() => rmSync(compiled, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('requireChunk', () => {
  const said = 'b greets a of chunk-a.cjs\n';

  it('loads chunks that need each other, and packages as Node does', () => {
    expect(run()).toBe(said);
  });

  it('keeps the code of functions that ran, and starts the next process with it', () => {
    run();
    const files = kept();
    expect(files.map((path) => path.split('/').pop()).sort()).toEqual(['chunk-a.cjs', 'chunk-b.cjs']);
    const before = files.map((path) => statSync(join(compiled, path)).mtimeMs);
    expect(run()).toBe(said);
    expect(files.map((path) => statSync(join(compiled, path)).mtimeMs)).toEqual(before);
  });

  it('replaces code that V8 does not take', () => {
    run();
    for (const path of kept()) writeFileSync(join(compiled, path), 'of another version');
    expect(run()).toBe(said);
    for (const path of kept()) expect(readFileSync(join(compiled, path), 'latin1')).not.toContain('of another version');
  });

  it('runs where nothing can be written', () => {
    writeFileSync(compiled, 'no folder');
    expect(run()).toBe(said);
  });

  it('tells an error of a chunk at its place', () => {
    mkdirSync(compiled);
    writeFileSync(join(folder, 'chunk-bad.cjs'), `exports.bad = () => {\n  throw new Error('bad');\n};`);
    writeFileSync(
      join(folder, 'bad.cjs'),
      `require=require('./load-chunks.cjs').requireChunk;\nrequire('./chunk-bad.cjs').bad();`,
    );
    expect(() => execFileSync(process.execPath, ['bad.cjs'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).toThrow(
      /chunk-bad\.cjs:2/,
    );
  });
});
