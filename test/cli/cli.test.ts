import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v8Flags } from '../../src/pool/v8-flags.ts';
import { scatter, startServer, type TestServer } from '../api/server.ts';

const root = process.cwd();
const entry = join(root, 'src/cli/main.ts');
const directory = mkdtempSync(join(tmpdir(), 'plotmill-cli-'));
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ jobTimeout: '20s' });
  for (const seed of [1, 2, 3]) writeFileSync(join(directory, `fig-${seed}.json`), JSON.stringify(scatter(seed)));
  writeFileSync(join(directory, 'wrong.json'), '{"plot_type":"no-such-plot"}');
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly raw: Buffer;
  readonly err: string;
}

/** Runs the command line from source as a process of its own. */
function plotmill(args: readonly string[], input?: string, environment: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: directory,
      env: { PATH: process.env.PATH, PLOTMILL_SERVER: server.url, ...environment },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const raw = Buffer.concat(out);
      resolve({ code, out: raw.toString(), raw, err: Buffer.concat(err).toString() });
    });
    child.stdin.end(input);
  });
}

describe('plotmill render', () => {
  it('draws a file without a server', async () => {
    const run = await plotmill(['render', 'fig-1.json', '-o', 'one.png', '--json']);
    expect([run.code, run.err]).toEqual([0, '']);
    expect(JSON.parse(run.out)).toMatchObject({ output: 'one.png', width: 640, height: 480 });
    expect(readFileSync(join(directory, 'one.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('reads standard input and writes standard output', async () => {
    const run = await plotmill(['render', '-', '-o', '-'], JSON.stringify(scatter(1)));
    expect(run.code).toBe(0);
    expect(run.raw.equals(readFileSync(join(directory, 'one.png')))).toBe(true);
  });

  it('waits for a writer that is slower than it', async () => {
    const child = spawn(
      'sh',
      ['-c', `(sleep 1; cat fig-1.json) | "${process.execPath}" "${entry}" render - -o - | (sleep 1; cat) > slow.png`],
      {
        cwd: directory,
      },
    );
    await new Promise((resolve) => child.on('close', resolve));
    expect(readFileSync(join(directory, 'slow.png')).equals(readFileSync(join(directory, 'one.png')))).toBe(true);
  });

  it('exits 2 and says where it cannot write', async () => {
    const run = await plotmill(['render', 'fig-1.json', '-o', 'no/such/folder.png']);
    expect([run.code, run.err.trim().split('\n').length]).toEqual([2, 1]);
    expect(run.err).toContain('cannot write no/such/folder.png');
  });

  it('exits 2 and names the field of a wrong figure', async () => {
    const run = await plotmill(['render', 'wrong.json', '-o', 'x.png']);
    expect(run.code).toBe(2);
    expect(run.err).toContain('/plot_type');
    expect((await plotmill(['render', 'missing.json', '-o', 'x.png'])).code).toBe(2);
    expect((await plotmill(['render', 'fig-1.json', '-o', 'x.gif'])).code).toBe(2);
    expect(existsSync(join(directory, 'x.png'))).toBe(false);
  });
});

describe('plotmill submit', () => {
  it('sends what a glob finds and fetches the pictures', async () => {
    const run = await plotmill(['submit', 'fig-*.json', '-o', 'out/', '--json', '-t', 'from-cli']);
    expect([run.code, run.err]).toEqual([0, '']);
    const outcomes = JSON.parse(run.out) as { status: string; output: string }[];
    expect(outcomes.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    for (const { output } of outcomes)
      expect(readFileSync(join(directory, output)).subarray(1, 4).toString()).toBe('PNG');
    const listed = JSON.parse((await plotmill(['jobs', '--tag', 'from-cli', '--json'])).out) as {
      items: { id: string }[];
    };
    expect(listed.items).toHaveLength(3);
    const status = await plotmill(['status', listed.items[0].id, '-o', 'status.png']);
    expect([status.code, status.out.includes('succeeded'), existsSync(join(directory, 'status.png'))]).toEqual([
      0,
      true,
      true,
    ]);
  });

  it('exits 4 on a refused figure, 3 without a server, 2 on wrong usage', async () => {
    const refused = await plotmill(['submit', 'wrong.json']);
    expect([refused.code, refused.err.includes('/plot_type')]).toEqual([4, true]);
    const away = await plotmill(['submit', 'fig-1.json'], undefined, { PLOTMILL_SERVER: 'http://127.0.0.1:1' });
    expect([away.code, away.err.includes('Is "plotmill serve" running?')]).toEqual([3, true]);
    expect((await plotmill(['submit'])).code).toBe(2);
    expect((await plotmill(['submit', 'nothing-*.json'])).code).toBe(2);
    expect((await plotmill(['submit', 'missing.json'])).code).toBe(2);
    expect((await plotmill(['fly'])).code).toBe(2);
    expect((await plotmill(['status', 'none'])).code).toBe(4);
  });
});

describe('the launcher', () => {
  it('and npm start run V8 with the flags that workers have', () => {
    const flags = v8Flags.join(' ');
    const launcher = readFileSync(join(root, 'bin/plotmill.js'), 'utf8');
    expect(launcher.split('\n')[0]).toBe(`#!/usr/bin/env -S node ${flags}`);
    expect(launcher).toContain(`const V8_FLAGS = [${v8Flags.map((flag) => `'${flag}'`).join(', ')}];`);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(scripts.start).toBe(`node ${flags} bin/plotmill.js serve`);
  });
});

describe('the rest', () => {
  it('helps, shows its configuration, makes keys', async () => {
    const help = await plotmill(['--help']);
    expect([help.code, help.out.includes('Examples:'), help.out.includes('Exit codes:')]).toEqual([0, true, true]);
    const config = await plotmill(['config', '--json', '--port', '9001']);
    const { settings } = JSON.parse(config.out) as { settings: { name: string; value: unknown; source: string }[] };
    expect(settings.find(({ name }) => name === 'port')).toEqual({ name: 'port', value: 9001, source: 'flag' });
    expect((await plotmill(['serve', '--port', 'x'])).code).toBe(2);
    const key = JSON.parse((await plotmill(['keys', 'create', 'alice', '--json'])).out) as {
      key: string;
      hash_line: string;
    };
    expect([key.key.startsWith('pm_'), key.hash_line]).toEqual([
      true,
      expect.stringMatching(/^alice sha256:[0-9a-f]{64}$/),
    ]);
    expect((await plotmill(['keys', 'create', 'a b'])).code).toBe(2);
    expect(JSON.parse((await plotmill(['dead-letters', 'ls', '--json'])).out)).toEqual({ items: [] });
    expect((await plotmill(['dead-letters', 'redrive'])).code).toBe(2);
  });

  it('says in a sentence why it cannot serve', async () => {
    const taken = await plotmill([
      'serve',
      '--port',
      new URL(server.url).port,
      '--data',
      'other',
      '--workers-max',
      '1',
    ]);
    expect([taken.code, taken.err]).toEqual([5, expect.stringContaining('cannot start: the address is in use')]);
    writeFileSync(join(directory, 'keys.txt'), 'alice md5:00\n');
    const keys = await plotmill(['serve', '--port', '0', '--data', 'other', '--api-keys-file', 'keys.txt']);
    expect([keys.code, keys.err]).toEqual([2, expect.stringContaining('API key line 1')]);
  });

  it('serves until SIGTERM and then exits 0', async () => {
    const child = spawn(
      process.execPath,
      [join(process.cwd(), 'src/cli/main.ts'), 'serve', '--port', '0', '--workers-max', '1'],
      { cwd: directory },
    );
    let log = '';
    const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        log += chunk;
        if (log.includes('"msg":"ready"')) resolve();
      });
    });
    const { url } = JSON.parse(log.split('\n')[0]) as { url: string };
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(log).toContain('"msg":"stopped"');
  });
});
