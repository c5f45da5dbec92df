/** What is shipped for OpenFaaS: the stack file against its documented schema, the images, and the chain of timeouts. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { settings } from '../../src/config/settings.ts';
import { duration } from '../../src/config/values.ts';
import { readStack, readYaml } from './read-stack.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const quantity = z.string().regex(/^\d+(\.\d+)?(m|[KMG]i?)?$/);
const resources = z.strictObject({ cpu: quantity.optional(), memory: quantity.optional() });
const strings = z.record(z.string(), z.string());

/** https://docs.openfaas.com/reference/yaml, as faas-cli reads it: numbers and booleans have to be quoted where texts are meant. */
const stackSchema = z.strictObject({
  version: z.union([z.literal(1), z.literal('1.0')]),
  provider: z.strictObject({ name: z.literal('openfaas'), gateway: z.url() }),
  functions: z.record(
    z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/),
    z.strictObject({
      lang: z.string(),
      handler: z.string(),
      image: z.string().regex(/^[a-z0-9./-]+:[\w.-]+$/),
      skip_build: z.boolean().optional(),
      namespace: z.string().optional(),
      fprocess: z.string().optional(),
      environment: strings.optional(),
      environment_file: z.array(z.string()).optional(),
      secrets: z.array(z.string()).optional(),
      constraints: z.array(z.string()).optional(),
      labels: strings.optional(),
      annotations: strings.optional(),
      limits: resources.optional(),
      requests: resources.optional(),
      readonly_root_filesystem: z.boolean().optional(),
      build_args: strings.optional(),
      build_options: z.array(z.string()).optional(),
    }),
  ),
});

describe('functions/stack.yaml', () => {
  const stack = () => readStack(inject('cache'));

  it('keeps the documented schema', () => {
    expect(stackSchema.safeParse(stack()).error?.issues ?? []).toEqual([]);
  });

  it('deploys on the Community Edition: few functions and replicas, no key that it refuses', () => {
    const functions = Object.values(stack().functions);
    expect(functions.length).toBeLessThanOrEqual(15);
    for (const { annotations, labels } of functions) {
      expect(Number((labels as Record<string, string>)['com.openfaas.scale.max'])).toBeLessThanOrEqual(5);
      expect(Object.keys(annotations).filter((key) => key.includes('amazonaws.com'))).toEqual([]);
    }
  });

  it('gives no function a secret, a credential or a writable root', () => {
    for (const declared of Object.values(stack().functions)) {
      expect(declared.secrets).toBeUndefined();
      expect(declared.readonly_root_filesystem).toBe(true);
      expect(Object.keys(declared.environment).filter((name) => name.startsWith('AWS_'))).toEqual([]);
    }
  });

  it('sets only settings that exist', () => {
    const names = Object.keys(settings).map(
      (name) => `PLOTMILL_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`,
    );
    for (const { environment } of Object.values(stack().functions)) {
      expect(Object.keys(environment).filter((name) => name.startsWith('PLOTMILL_') && !names.includes(name))).toEqual(
        [],
      );
    }
  });

  it('has a Dockerfile for each function', () => {
    for (const { handler } of Object.values(stack().functions)) {
      expect(existsSync(join(root, 'functions', String(handler), 'Dockerfile'))).toBe(true);
    }
  });
});

describe.each(globSync('functions/*/Dockerfile', { cwd: root }))('%s', (path) => {
  const lines = read(path)
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  it('runs as a numbered user that is not root', () => {
    expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER 10001:10001']);
  });

  it('copies what is there, and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const sources = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true);
      expect(
        allowed.some((entry) => source === entry || source.startsWith(`${entry}/`)),
        source,
      ).toBe(true);
    }
  });

  it('pins every base image to a version', () => {
    const images = lines
      .filter((line) => /^ARG (NODE|PYTHON|WATCHDOG|PLOTMILL)=/.test(line))
      .map((l) => l.split('=')[1]);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/:\d/);
  });
});

describe('functions/plotmill/Dockerfile', () => {
  /** Follows the stage's COPY lines from one folder to another, as far as they are the project's files. */
  function copy(stage: string, from: string, to: string): void {
    for (const line of stage.split('\n').filter((text) => text.startsWith('COPY '))) {
      const paths = line
        .split(/\s+/)
        .slice(1)
        .filter((word) => !word.startsWith('--'));
      const target = paths.pop() ?? '';
      for (const path of paths.map((each) => each.replace(/^\/src\//, ''))) {
        if (path === 'node_modules') symlinkSync(join(root, path), join(to, path));
        else
          cpSync(join(from, path), join(to, target.endsWith('/') ? join(target, basename(path)) : target), {
            recursive: true,
          });
      }
    }
  }

  it('copies all that building and drawing need', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plotmill-image-'));
    const [built, image] = ['built', 'image'].map((name) => join(folder, name));
    try {
      for (const path of [built, image]) mkdirSync(path);
      const [, build, final] = read('functions/plotmill/Dockerfile').split(/^FROM .*$/m);
      copy(build, root, built);
      symlinkSync(join(root, 'node_modules'), join(built, 'node_modules'));
      const run = (cwd: string, ...args: string[]) =>
        execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
      run(built, 'scripts/build.ts');
      copy(final, built, image);
      run(image, 'bin/plotmill.js', 'render', join(root, 'examples/article/scatter.json'), '-o', 'scatter.png');
      expect(readFileSync(join(image, 'scatter.png')).subarray(1, 4).toString()).toBe('PNG');
      expect(globSync('dist/.compiled/*/chunk-{renderer,server,start-function}-*', { cwd: image })).toHaveLength(3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});

/** Rows of a Markdown table by their first cell. */
function tableRows(page: string, heading: string): Map<string, string[]> {
  const section = page.slice(page.indexOf(`## ${heading}`)).split('\n## ')[0];
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(rows.map(([name, ...cells]) => [name, cells]));
}

describe('The chain of timeouts', () => {
  const ms = (value: unknown): number => duration().parse(typeof value === 'string' ? value.replace(/`/g, '') : value);

  /** What the repository ships, in the order of the chain. */
  function shipped(): [name: string, value: number][] {
    const cache = inject('cache');
    const { environment } = readStack(cache).functions['plot-generator'];
    const deployment = readYaml(cache, read('deploy/ansible/group_vars/all.yml')) as Record<string, string | number>;
    return [
      ['`PLOTMILL_JOB_TIMEOUT`', ms(environment.PLOTMILL_JOB_TIMEOUT)],
      ['`exec_timeout`', ms(environment.exec_timeout)],
      ['`upstreamTimeout`', ms(deployment.plotmill_openfaas_upstream_timeout)],
      ['`readTimeout`, `writeTimeout`', ms(deployment.plotmill_openfaas_timeout)],
      ['`functionTimeout`', ms(settings.functionTimeout.fallback)],
      ['`visibilityTimeout`', ms(settings.visibilityTimeout.fallback)],
      ['`plotmill_visibility_seconds`', Number(deployment.plotmill_visibility_seconds) * 1000],
    ];
  }

  it('gives up from the inside out: exec ≤ upstream < gateway < connector < visibility', () => {
    const [job, exec, upstream, gateway, connector, visibility, queue] = shipped().map(([, value]) => value);
    expect(job).toBeLessThan(exec);
    expect(exec).toBeLessThanOrEqual(upstream);
    expect(upstream).toBeLessThan(gateway);
    expect(gateway).toBeLessThan(connector);
    expect(connector).toBeLessThan(visibility);
    expect(queue).toBe(visibility);
  });

  it('leaves the watchdog room to read, write and drain', () => {
    for (const { environment: e } of Object.values(readStack(inject('cache')).functions)) {
      expect(ms(e.read_timeout)).toBeGreaterThan(ms(e.exec_timeout));
      expect(ms(e.write_timeout)).toBeGreaterThan(ms(e.exec_timeout));
      expect(ms(e.PLOTMILL_FUNCTION_LINGER)).toBeGreaterThan(ms(e.healthcheck_interval));
      expect(ms(e.PLOTMILL_SHUTDOWN_GRACE)).toBeGreaterThan(ms(e.PLOTMILL_JOB_TIMEOUT));
    }
  });

  it('is the table of docs/aws.md', () => {
    const rows = tableRows(read('docs/aws.md'), 'Timeouts from end to end');
    for (const [name, value] of shipped()) expect(ms(rows.get(name)?.[0]), name).toBe(value);
  });
});
