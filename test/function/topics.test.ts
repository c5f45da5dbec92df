import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Gateway } from '../../src/adapters/openfaas/gateway.ts';
import { queueArn } from '../../src/adapters/openfaas/queue-arn.ts';
import { buildTopicMap, topicsOf } from '../../src/adapters/openfaas/topic-map.ts';
import { queueTopics, TopicTarget } from '../../src/adapters/openfaas/topic-target.ts';

const queueUrl = 'https://sqs.eu-central-1.amazonaws.com/123456789012/plotmill-jobs';
const request = { jobId: 'job', figure: '{}', format: 'png' } as const;

describe('Topics of an OpenFaaS gateway', () => {
  let server: Server;
  let gateway: Gateway;
  let answers: Record<string, { status: number; body: string }>;
  let seen: { url: string; authorization: string | undefined }[];

  beforeEach(async () => {
    answers = { '/system/namespaces': { status: 200, body: '["openfaas-fn"]' } };
    seen = [];
    server = createServer((req, res) => {
      seen.push({ url: req.url ?? '', authorization: req.headers.authorization });
      const { status, body } = answers[req.url ?? ''] ?? { status: 404, body: '' };
      res.writeHead(status).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    gateway = new Gateway({ url, user: 'admin', password: 'secret' });
  });
  afterEach(async () => {
    await gateway.close();
    server.close();
    server.closeAllConnections();
  });

  const functions = (list: unknown) => {
    answers['/system/functions?namespace=openfaas-fn'] = { status: 200, body: JSON.stringify(list) };
  };
  const plot = (topic: string) => ({ name: 'plot', namespace: 'openfaas-fn', annotations: { topic } });

  it('are separated by commas, trimmed, and matched exactly', () => {
    expect(topicsOf(' a, b ,,c')).toEqual(['a', 'b', 'c']);
    expect(topicsOf(undefined)).toEqual([]);
  });

  it('name a queue by name, URL or ARN', () => {
    expect(queueTopics(queueUrl, queueArn(queueUrl))).toEqual([
      'plotmill-jobs',
      queueUrl,
      'arn:aws:sqs:eu-central-1:123456789012:plotmill-jobs',
    ]);
    expect(queueArn('http://127.0.0.1:9324/000000000000/q', 'us-east-1')).toBe('arn:aws:sqs:us-east-1:000000000000:q');
    expect(queueArn('https://sqs.cn-north-1.amazonaws.com.cn/123456789012/q')).toBe(
      'arn:aws-cn:sqs:cn-north-1:123456789012:q',
    );
    expect(queueArn('not a url')).toBeUndefined();
  });

  it('are read with the password from every namespace, also of functions without replicas or annotations', async () => {
    functions([plot('q, r'), { name: 'bare' }, { ...plot('q'), name: 'other', annotations: null }]);
    expect([...(await buildTopicMap(gateway))]).toEqual([
      ['q', ['plot.openfaas-fn']],
      ['r', ['plot.openfaas-fn']],
    ]);
    expect(seen.every(({ authorization }) => authorization === `Basic ${btoa('admin:secret')}`)).toBe(true);
  });

  it('stay as they were when the gateway answers with nothing, and are swapped whole when it answers again', async () => {
    functions([plot('plotmill-jobs')]);
    const failures: unknown[] = [];
    let failed = Promise.withResolvers<void>();
    const target = new TopicTarget({
      gateway,
      queueUrl,
      rebuildMs: 5,
      onRebuildFailed: (error) => {
        failures.push(error);
        failed.resolve();
      },
    });
    await target.start();
    expect(target.listeners).toEqual(['plot.openfaas-fn']);
    answers['/system/functions?namespace=openfaas-fn'] = { status: 200, body: '' };
    await failed.promise;
    expect(target.listeners).toEqual(['plot.openfaas-fn']);
    functions([plot('another-queue')]);
    failed = Promise.withResolvers();
    while (target.available()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(target.locate(request)).toBeUndefined();
    functions([plot(queueUrl)]);
    await target.appeared();
    expect(target.locate(request)).toMatchObject({
      url: `${gateway.url}/function/plot.openfaas-fn`,
      headers: { 'x-topic': queueUrl, 'x-connector': 'plotmill', 'x-sqs-queue-url': queueUrl },
    });
    target.close();
  });

  it('share the messages of one queue in turn', async () => {
    functions([plot('plotmill-jobs'), { ...plot('plotmill-jobs'), name: 'spare' }]);
    const target = new TopicTarget({ gateway, queueUrl, onRebuildFailed: () => undefined });
    await target.start();
    const urls = [1, 2, 3, 4].map(() => target.locate(request)?.url.split('/').at(-1));
    expect(urls).toEqual(['plot.openfaas-fn', 'spare.openfaas-fn', 'plot.openfaas-fn', 'spare.openfaas-fn']);
    target.close();
  });
});
