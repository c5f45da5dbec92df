import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { settingsMarkdown } from '../../src/config/describe.ts';
import { ConfigError, loadConfig } from '../../src/config/load.ts';

const directory = mkdtempSync(join(tmpdir(), 'plotmill-config-'));
afterAll(() => rmSync(directory, { recursive: true }));
const file = join(directory, 'settings.jsonc');
writeFileSync(
  file,
  '{\n  // comment, "quoted"\n  "port": 7001, /* and this */ "host": "http://x//y",\n  "jobTimeout": "5s",\n}\n',
);

function faultsOf(input: Partial<Parameters<typeof loadConfig>[0]>): readonly string[] {
  try {
    loadConfig({ flags: {}, environment: {}, directory, ...input });
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('takes flag over environment over file over default', () => {
    const environment = { PLOTMILL_PORT: '7002', PLOTMILL_MAX_BODY: '2MiB' };
    const { config, sources } = loadConfig({ flags: { port: '7003' }, environment, file, directory });
    expect([config.port, sources.port]).toEqual([7003, 'flag']);
    expect([config.maxBody, sources.maxBody]).toEqual([2 * 2 ** 20, 'environment']);
    expect([config.jobTimeout, sources.jobTimeout]).toEqual([5000, 'file']);
    expect([config.retention, sources.retention]).toEqual([7 * 86_400_000, 'default']);
    expect(config.host).toBe('http://x//y');
  });

  it('names the setting and where it was given, all faults at once', () => {
    const faults = faultsOf({
      flags: { port: 'eighty' },
      environment: { PLOTMILL_JOB_TIMEOUT: 'soon', PLOTMILL_WORKERS_MIN: '0' },
    });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toContain('--port: "eighty"');
    expect(faults.find((fault) => fault.startsWith('PLOTMILL_JOB_TIMEOUT:'))).toContain('expected a duration');
    expect(faults.find((fault) => fault.startsWith('PLOTMILL_WORKERS_MIN:'))).toBeDefined();
  });

  it('refuses what the file says of no setting, and never shows a secret', () => {
    const wrong = join(directory, 'wrong.json');
    writeFileSync(wrong, '{"prot": 1}');
    expect(faultsOf({ file: wrong })).toEqual([`${wrong}: there is no setting "prot"`]);
    expect(faultsOf({ file: join(directory, 'missing.json') })[0]).toContain('does not exist');
    expect(faultsOf({ flags: { webhookSecret: '' } })[0]).not.toContain('""');
    expect(faultsOf({ flags: { workersMin: 4, workersMax: 2 } })[0]).toContain('workersMin (4, flag)');
  });

  it('warns of a variable that is no setting', () => {
    const { warnings } = loadConfig({ flags: {}, environment: { PLOTMILL_PROT: '1', PLOTMILL_CACHE: 'x' }, directory });
    expect(warnings).toEqual(['PLOTMILL_PROT in the environment is not a setting']);
  });

  it('docs/configuration.md is the table of settings', () => {
    const page = readFileSync('docs/configuration.md', 'utf8');
    expect(page.slice(page.indexOf('## Server'))).toBe(settingsMarkdown());
  });
});
