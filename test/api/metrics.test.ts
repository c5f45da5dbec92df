import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { scatter, startServer, type TestServer } from './server.ts';

let server: TestServer;
let text: string;
beforeAll(async () => {
  server = await startServer();
  await server.post('/v1/jobs', scatter(), { prefer: 'wait=20' });
  await server.post('/v1/jobs', { plot_type: 'no-such-plot' });
  // The client may hear of a picture one sync of the disk before the observers do.
  await vi.waitFor(async () => {
    text = await (await server.get('/metrics')).text();
    expect(sample('plotmill_jobs_ended_total{status="succeeded",reason="ok"}')).toBeGreaterThan(0);
  });
});
afterAll(() => server.close());

/** The value of a sample, NaN when there is none. */
function sample(name: string): number {
  const line = text.split('\n').find((entry) => entry.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? Number.NaN);
}

describe('/metrics', () => {
  it('has exactly the metrics that docs/operations.md describes, with the same types', () => {
    const live = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => `${name} ${type}`).sort();
    const documented = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(plotmill_\w+)` \| (\w+) \|.*/gm)]
      .filter(([line]) => !line.includes('Connector:'))
      .map(([, name, type]) => `${name} ${type}`)
      .sort();
    expect(live).toEqual(documented);
  });

  it('counts what happened', () => {
    expect(sample('plotmill_jobs_accepted_total{source="single"}')).toBe(1);
    expect(sample('plotmill_jobs_ended_total{status="succeeded",reason="ok"}')).toBe(1);
    expect(sample('plotmill_accept_seconds_count{source="single"}')).toBe(1);
    expect(sample('plotmill_render_attempts_total{reason="ok"}')).toBe(1);
    expect(sample('plotmill_render_seconds_count{format="png"}')).toBe(1);
    expect(sample('plotmill_job_end_to_end_seconds_count{status="succeeded"}')).toBe(1);
    expect(sample('plotmill_requests_refused_total{reason="invalid-figure"}')).toBe(1);
    expect(sample('plotmill_http_request_seconds_count{method="POST",route="/v1/jobs",status="422"}')).toBe(1);
    expect(sample('plotmill_queue_messages{state="visible"}')).toBe(0);
    expect(sample('plotmill_workers{state="idle"}')).toBe(1);
    expect(sample('plotmill_results')).toBe(1);
  });
});
