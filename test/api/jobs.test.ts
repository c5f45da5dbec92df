import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JobBody, type ProblemBody, scatter, startServer, type TestServer } from './server.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47];
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function bytes(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe.each(['/v1/jobs', '/job'])('POST %s', (path) => {
  it('accepts the article payload at once, and its picture is there when the job has ended', async () => {
    const payload = readFileSync('examples/article/scatter.json', 'utf8');
    const posted = await server.post(path, payload);
    expect(posted.status).toBe(202);
    const { id, status } = (await posted.json()) as JobBody;
    expect(status).toBe('queued');
    expect(posted.headers.get('location')).toBe(`/v1/jobs/${id}`);

    const ended = (await (await server.get(`/v1/jobs/${id}?wait=20`)).json()) as JobBody;
    expect(ended.status).toBe('succeeded');
    const picture = await server.get(ended.result?.url ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    const body = await bytes(picture);
    expect([...body.subarray(0, 4)]).toEqual(PNG);
    expect(body.length).toBe(ended.result?.bytes);
  });
});

describe('Prefer: wait', () => {
  it('answers 200 with the ended job', async () => {
    const answer = await server.post('/v1/jobs', scatter(1), { prefer: 'wait=20' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('preference-applied')).toBe('wait=20');
    expect(((await answer.json()) as JobBody).status).toBe('succeeded');
  });

  it('answers with the picture itself when Accept asks for an image', async () => {
    const answer = await server.post('/v1/jobs', scatter(2), { prefer: 'wait=20', accept: 'image/*' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-location')).toMatch(/^\/v1\/jobs\/.+\/result$/);
    expect([...(await bytes(answer)).subarray(0, 4)]).toEqual(PNG);
  });

  it('takes the format from Accept when the body names none', async () => {
    const answer = await server.post('/v1/jobs', scatter(2), { prefer: 'wait=20', accept: 'image/svg+xml' });
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(await answer.text()).toContain('<svg');
  });

  it('refuses an Accept that neither JSON nor the picture meets, and enqueues nothing', async () => {
    const before = await server.jobCount();
    for (const accept of ['text/html', 'image/png']) {
      const answer = await server.post('/v1/jobs', scatter(3), { accept });
      expect(answer.status).toBe(406);
    }
    expect(await server.jobCount()).toBe(before);
  });
});

describe('GET result', () => {
  it('is cacheable for good, answers 304 to its ETag, and HEAD without a body', async () => {
    const job = (await (await server.post('/v1/jobs', scatter(4), { prefer: 'wait=20' })).json()) as JobBody;
    const path = `/v1/jobs/${job.id}/result`;
    const first = await server.get(path);
    expect(first.headers.get('cache-control')).toContain('immutable');
    const again = await server.get(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect((await bytes(again)).length).toBe(0);
    const head = await server.send('HEAD', path);
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(job.result?.bytes));
    expect((await server.get(path, { accept: 'image/webp' })).status).toBe(406);
  });
});

describe('Idempotency-Key', () => {
  it('gives the same job again, and refuses the key for another figure', async () => {
    const headers = { 'idempotency-key': 'order-17' };
    const first = await server.post('/v1/jobs', scatter(5), headers);
    const again = await server.post('/v1/jobs', scatter(5), headers);
    expect(((await again.json()) as JobBody).id).toBe(((await first.json()) as JobBody).id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await server.post('/v1/jobs', scatter(6), headers);
    expect(other.status).toBe(422);
    expect(((await other.json()) as ProblemBody).code).toBe('idempotency-key-reused');
  });
});

describe('POST batch', () => {
  const lines = [
    JSON.stringify(scatter(7)),
    '{"plot_type":',
    JSON.stringify({ plot_type: 'no-such-plot' }),
    JSON.stringify(scatter(8)),
  ];

  it('gives each NDJSON line its id or its own error', async () => {
    const answer = await server.post('/v1/jobs/batch', lines.join('\n'), { 'content-type': 'application/x-ndjson' });
    expect(answer.status).toBe(202);
    const { accepted, rejected, items } = (await answer.json()) as {
      accepted: number;
      rejected: number;
      items: { index: number; id?: string; error?: ProblemBody }[];
    };
    expect([accepted, rejected]).toEqual([2, 2]);
    expect(items.map(({ id, error }) => (id === undefined ? error?.code : 'id'))).toEqual([
      'id',
      'invalid-json',
      'invalid-figure',
      'id',
    ]);
    expect(items[2].error?.errors?.[0].pointer).toBe('/plot_type');
    const job = (await (await server.get(`/v1/jobs/${items[3].id}?wait=20`)).json()) as JobBody;
    expect(job.status).toBe('succeeded');
  });

  it('takes an array, and refuses an empty one, a long one and what is none', async () => {
    expect((await server.post('/v1/jobs/batch', [scatter(9)])).status).toBe(202);
    expect((await server.post('/v1/jobs/batch', [])).status).toBe(400);
    expect((await server.post('/v1/jobs/batch', new Array(1001).fill({}))).status).toBe(400);
    expect((await server.post('/v1/jobs/batch', scatter(9))).status).toBe(400);
    expect((await server.post('/v1/jobs/batch', [{ plot_type: 'no-such-plot' }])).status).toBe(422);
  });
});

describe('GET /v1/jobs', () => {
  it('lists by tag, newest first, page by page', async () => {
    for (const seed of [11, 12, 13]) await server.post('/v1/jobs', { ...scatter(seed), tags: ['paged'] });
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = (await (
        await server.get(`/v1/jobs?tag=paged&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      ).json()) as {
        items: JobBody[];
        cursor?: string;
      };
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.cursor ?? '';
    } while (cursor !== '');
    expect(ids).toHaveLength(3);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  it('names a wrong parameter', async () => {
    const answer = await server.get('/v1/jobs?status=lost&limit=0');
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as ProblemBody;
    expect(errors?.map(({ detail }) => detail.split(':')[0])).toEqual([
      'query parameter "status"',
      'query parameter "limit"',
    ]);
  });
});

describe('GET events', () => {
  it('streams changes until the job has ended', async () => {
    const { id } = (await (await server.post('/v1/jobs', scatter(14))).json()) as JobBody;
    const stream = await server.get(`/v1/jobs/${id}/events`, { accept: 'text/event-stream' });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const text = await stream.text();
    expect(text).toContain('event: status');
    expect(text.trim().split('\n').at(-1)).toContain('"status":"succeeded"');
  });
});

describe('DELETE job', () => {
  it('refuses to cancel what has ended', async () => {
    const job = (await (await server.post('/v1/jobs', scatter(15), { prefer: 'wait=20' })).json()) as JobBody;
    const answer = await server.send('DELETE', `/v1/jobs/${job.id}`);
    expect(answer.status).toBe(409);
    expect((await server.send('DELETE', '/v1/jobs/none')).status).toBe(404);
  });
});
