import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboards } from '../../deploy/observability/dashboards.ts';
import { ServerProcess } from '../support/server-process.ts';
import { Prometheus, type RuleState } from './prometheus.ts';

const data = mkdtempSync(join(tmpdir(), 'plotmill-scraped-'));
let server: ServerProcess;
let prometheus: Prometheus;
const load = new AbortController();
let loading: Promise<void>;

/** One client that posts, waits and reads, with a batch and a wrong figure now and then. */
async function client(url: string, signal: AbortSignal): Promise<void> {
  for (let i = 0; !signal.aborted; i++) {
    const figure = { plot_type: 'scatter', data: { x: [1, 2, 3], y: [i, 2, Math.random()] } };
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', prefer: 'wait=10' },
        body: JSON.stringify(body),
      });
    await (await post('/v1/jobs', i % 10 === 0 ? { plot_type: 'no-such-plot' } : figure)).arrayBuffer();
    if (i % 10 === 5) await (await post('/v1/jobs/batch', [figure, figure])).arrayBuffer();
  }
}

beforeAll(async () => {
  server = await ServerProcess.start(data);
  prometheus = await Prometheus.start(new URL(server.url).host);
  loading = Promise.all([1, 2, 3, 4].map(() => client(server.url, load.signal))).then(() => {});
  // Rates want two scrapes with events in between, rules the evaluation after them.
  await seen(async () => (await prometheus.query('plotmill:end_to_end_errors:ratio_rate5m')).length > 0);
  await seen(
    async () => (await prometheus.query('rate(plotmill_jobs_ended_total{status="succeeded"}[1m]) > 0')).length > 0,
  );
});

afterAll(async () => {
  load.abort();
  await loading;
  await prometheus?.stop();
  await server?.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
});

async function seen(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((next) => setTimeout(next, 500));
}

describe('a Prometheus that scrapes a plotmill under load', () => {
  const { 'plotmill-service': service, 'plotmill-operation': operation } = dashboards();
  const queries = [service, operation].flatMap(({ panels }) =>
    (panels ?? []).flatMap((panel) =>
      'targets' in panel ? (panel.targets ?? []).map((target) => (target as unknown as { expr: string }).expr) : [],
    ),
  );

  it.each(queries)('has data for %s', async (expr) => {
    const samples = await prometheus.query(expr.replaceAll('$__rate_interval', '1m'));
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.some(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it('evaluates every rule without fault, and none fires', async () => {
    const rules: RuleState[] = await prometheus.rules();
    expect(rules.length).toBeGreaterThan(25);
    expect(rules.filter(({ health }) => health !== 'ok').map(({ name, lastError }) => `${name}: ${lastError}`)).toEqual(
      [],
    );
    expect(rules.filter(({ state }) => state === 'firing').map(({ name }) => name)).toEqual([]);
  });
});
