import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ProblemBody, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ maxBody: '10MB' });
});
afterAll(() => server.close());
afterEach(async () => {
  expect(await server.jobCount(), 'nothing may be enqueued').toBe(0);
  expect((await server.get('/readyz')).status, 'the server is unharmed').toBe(200);
});

const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
const zeros = (count: number): number[] => new Array(count).fill(0);

/** Each is a body that must be refused: name, body, status, and the pointer of the first error. */
const cases: readonly [name: string, body: string | object, status: number, pointer: string][] = [
  ['an empty body', ' ', 400, ''],
  ['not JSON', '{"plot_type": "scatter",', 400, ''],
  ["Python's NaN", '{"plot_type":"scatter","data":{"x":[NaN],"y":[1]}}', 400, ''],
  ['an array', [1, 2], 422, ''],
  ['a string', '"scatter"', 422, ''],
  ['null', 'null', 422, ''],
  ['an unknown plot type', { plot_type: 'holograph', data: { x: [1], y: [1] } }, 422, '/plot_type'],
  ['a wrong type', { plot_type: 'scatter', data: { x: 'abc', y: [1] } }, 422, '/data/x'],
  ['objects as numbers', { plot_type: 'scatter', data: { x: [{}], y: [1] } }, 422, '/data/x'],
  ['unequal lengths', { plot_type: 'scatter', data: { x: [1, 2, 3], y: [1] } }, 422, '/data/y'],
  ['a missing column', { plot_type: 'scatter', data: { x: [1] } }, 422, '/y'],
  ['an unknown field', { plot_type: 'scatter', data: { x: [1], y: [1] }, colour_of_magic: 1 }, 422, '/colour_of_magic'],
  ['bins 0', { plot_type: 'histogram', data: { values: [1, 2] }, bins: 0 }, 422, '/bins'],
  ['bins 1e9', { plot_type: 'histogram', data: { values: [1, 2] }, bins: 1e9 }, 422, '/bins'],
  ['a size of 10^5 inches', { plot_type: 'scatter', data: { x: [1], y: [1] }, size: [1e5, 1e5] }, 422, '/size'],
  ['a huge title', { plot_type: 'scatter', data: { x: [1], y: [1] }, title: 'x'.repeat(1_000_000) }, 422, '/title'],
  ['__proto__', '{"plot_type":"scatter","data":{"x":[1],"y":[1]},"__proto__":{"polluted":true}}', 422, '/__proto__'],
  [
    'nested __proto__',
    '{"plot_type":"scatter","data":{"x":[1],"y":[1],"__proto__":{"polluted":true}}}',
    422,
    '/data/__proto__',
  ],
  [
    'constructor',
    '{"plot_type":"scatter","data":{"x":[1],"y":[1]},"constructor":{"prototype":{"polluted":true}}}',
    422,
    '/constructor',
  ],
  ['an unknown format', { plot_type: 'scatter', data: { x: [1], y: [1] }, format: 'gif' }, 400, '/format'],
  ['a priority of text', { plot_type: 'scatter', data: { x: [1], y: [1] }, priority: 'high' }, 400, '/priority'],
  ['tags of numbers', { plot_type: 'scatter', data: { x: [1], y: [1] }, tags: [1] }, 400, '/tags/0'],
  [
    'a webhook that is no URL',
    { plot_type: 'scatter', data: { x: [1], y: [1] }, webhook: 'file:///etc/passwd' },
    400,
    '/webhook',
  ],
];

describe('bad input is refused, names the field, and harms nothing', () => {
  it.each(cases)('%s', async (_name, body, status, pointer) => {
    const answer = await server.post('/v1/jobs', body);
    const problem = (await answer.json()) as ProblemBody;
    expect([answer.status, problem.errors?.[0]?.pointer ?? '']).toEqual([status, pointer]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.status).toBe(status);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('deep nesting', async () => {
    const answer = await server.post('/v1/jobs', `{"plot_type":"scatter","data":{"x":${deep},"y":[1]}}`);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as ProblemBody).errors?.[0].pointer).toMatch(/^\/data\/x/);
  });

  it('10^7 points: larger than a body may be', async () => {
    const many = `[${'0,'.repeat(1e7 - 1)}0]`;
    const answer = await server
      .post('/v1/jobs', `{"plot_type":"line","data":{"x":${many},"y":${many}}}`)
      .catch((error: unknown) => error);
    // The server answers while the client still sends; some clients report that as a broken connection.
    if (answer instanceof Response) expect(answer.status).toBe(413);
    else expect(answer).toBeInstanceOf(TypeError);
  });

  it('a body just over the limit: 413', async () => {
    const answer = await server.post('/v1/jobs', {
      plot_type: 'scatter',
      data: { x: zeros(3_000_000), y: zeros(3_000_000) },
    });
    expect(answer.status).toBe(413);
    expect(((await answer.json()) as ProblemBody).code).toBe('body-too-large');
  });

  it('not UTF-8', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    const answer = await fetch(`${server.url}/v1/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(400);
  });

  it('says what to write instead of NaN', async () => {
    const answer = await server.post('/v1/jobs', '{"plot_type":"scatter","data":{"x":[NaN],"y":[1]}}');
    expect(((await answer.json()) as ProblemBody).detail).toContain('write null, "NaN" or "Infinity"');
  });
});
