/** API → SQS → connector → gateway → of-watchdog → function → S3 → poll, as processes, and what may break on the way. */
import { setTimeout as delay } from 'node:timers/promises';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Child } from './child.ts';
import { type JobView, type System, startSystem, traceparent } from './system.ts';

const visibilitySeconds = 6;
let system: System;
let connector: Child;
let serial = 0;

/** The article's scatter, each with another title. */
const figure = () => ({
  plot_type: 'scatter',
  data: { x: [1, 2, 3, 4, 5], y: [2, 3, 5, 7, 11] },
  title: `Figure ${++serial}`,
});

async function accepted(count: number): Promise<string[]> {
  const answers = await Promise.all(Array.from({ length: count }, () => system.post(figure())));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  return answers.map(({ body }) => body.id);
}

const allEnded = (ids: readonly string[]): Promise<JobView[]> => Promise.all(ids.map((id) => system.ended(id)));
const callsOf = (id: string) => system.gateway.calls.filter(({ callId }) => callId === id);

/** Every job has its picture, and none was ended more than once: each has one picture under its own address. */
async function expectPictures(ids: readonly string[]): Promise<void> {
  for (const id of ids)
    expect(Buffer.from((await system.picture(id)).slice(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
}

async function storedPictures(): Promise<number> {
  const { Contents = [] } = await system.clients.s3.send(
    new ListObjectsV2Command({ Bucket: system.resources.bucket, Prefix: 'results/' }),
  );
  return Contents.length;
}

/** Nothing is left on the queue, in flight or dead. */
async function expectQueueEmpty(): Promise<void> {
  const { queueUrl, deadLetterUrl } = system.resources;
  await delay((visibilitySeconds + 1) * 1000);
  for (const QueueUrl of [queueUrl, deadLetterUrl]) {
    const { Messages } = await system.clients.sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
    expect(Messages ?? []).toEqual([]);
  }
}

beforeAll(async () => {
  system = await startSystem(visibilitySeconds);
  connector = await system.startConnector();
}, 400_000);
afterAll(() => system?.close());

// Whole processes start and stop here: on a crowded machine that takes its time.
describe('A job on AWS and OpenFaaS', { timeout: 400_000 }, () => {
  it('goes from the API to its picture, by the headers that a connector sends', async () => {
    const { status, body } = await system.post(figure(), { traceparent });
    expect(status).toBe(202);
    expect(await system.ended(body.id)).toMatchObject({ status: 'succeeded', attempts: 1 });
    await expectPictures([body.id]);
    const [{ headers }] = callsOf(body.id);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-connector': 'plotmill',
      'x-call-id': body.id,
      'x-sqs-message-id': body.id,
    });
    expect(system.resources.queueUrl.endsWith(`/${headers['x-topic']}`)).toBe(true);
    expect(headers.traceparent).toContain('a'.repeat(32));
  });

  it('may be the raw payload of another producer, found by its tag', async () => {
    const { MessageId } = await system.clients.sqs.send(
      new SendMessageCommand({ QueueUrl: system.resources.queueUrl, MessageBody: JSON.stringify(figure()) }),
    );
    const wrong = await system.clients.sqs.send(
      new SendMessageCommand({
        QueueUrl: system.resources.queueUrl,
        MessageBody: JSON.stringify({ plot_type: 'nonsense', data: {} }),
      }),
    );
    const found = async (id: string | undefined): Promise<JobView> => {
      for (;;) {
        const response = await fetch(`${system.api}/v1/jobs?tag=sqs:${id}`);
        const { items } = (await response.json()) as { items: JobView[] };
        if (items.length > 0) return system.ended(items[0].id);
        await delay(100);
      }
    };
    const job = await found(MessageId);
    expect(job).toMatchObject({ status: 'succeeded', attempts: 1 });
    await expectPictures([job.id]);
    expect(await found(wrong.MessageId)).toMatchObject({
      status: 'failed',
      error: { code: 'invalid-figure', errors: [{ pointer: '/plot_type' }] },
    });
  });

  it('is drawn once when its message is delivered twice', async () => {
    const before = await storedPictures();
    system.gateway.delayMs = 1_000;
    const { body } = await system.post(figure());
    const job = await system.ended(body.id);
    system.gateway.delayMs = 0;
    const calls = callsOf(body.id).length;
    const { queueUrl } = system.resources;
    for (let i = 0; i < 3; i++) {
      const attributes = { 'plotmill-id': { DataType: 'String', StringValue: body.id } };
      await system.clients.sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(figure()),
          MessageAttributes: attributes,
        }),
      );
    }
    await expectQueueEmpty();
    expect(await system.ended(body.id)).toEqual(job);
    expect(callsOf(body.id)).toHaveLength(calls);
    expect(await storedPictures()).toBe(before + 1);
  });

  it('survives its function being killed while it draws', async () => {
    const { starts } = system.replica;
    // Held still, the function has the figures and has not drawn them: they are in work when it is killed.
    system.replica.signal('SIGSTOP');
    const ids = await accepted(6);
    while (ids.filter((id) => callsOf(id).length > 0).length < 2) await delay(20);
    await delay(500);
    system.replica.signal('SIGKILL');
    const jobs = await allEnded(ids);
    expect(jobs.map(({ status }) => status)).toEqual(ids.map(() => 'succeeded'));
    expect(jobs.filter(({ attempts }) => attempts === 2).length).toBeGreaterThan(0);
    expect(system.replica.starts).toBe(starts + 1);
    await expectPictures(ids);
  });

  it('counts no attempt in a storm of 429', async () => {
    system.gateway.storm = true;
    const ids = await accepted(10);
    await delay(4_000);
    system.gateway.storm = false;
    const jobs = await allEnded(ids);
    expect(jobs.map(({ status, attempts }) => [status, attempts])).toEqual(ids.map(() => ['succeeded', 1]));
    expect(system.gateway.calls.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    await expectPictures(ids);
  });

  it('keeps its lease while its function takes longer than the visibility timeout', async () => {
    system.gateway.delayMs = (visibilitySeconds + 4) * 1000;
    const [id] = await accepted(1);
    const job = await system.ended(id);
    system.gateway.delayMs = 0;
    expect(job).toMatchObject({ status: 'succeeded', attempts: 1 });
    expect(callsOf(id)).toHaveLength(1);
  });

  it('ends even when its connector is killed while it is drawn', async () => {
    system.gateway.delayMs = 2_000;
    const ids = await accepted(4);
    while (!ids.some((id) => callsOf(id).length > 0)) await delay(50);
    await connector.kill('SIGKILL');
    system.gateway.delayMs = 0;
    connector = await system.startConnector();
    const jobs = await allEnded(ids);
    expect(jobs.map(({ status }) => status)).toEqual(ids.map(() => 'succeeded'));
    await expectPictures(ids);
  });

  it('goes back to the queue at once when its connector is told to stop', async () => {
    system.gateway.delayMs = 60_000;
    const [id] = await accepted(1);
    while (callsOf(id).length === 0) await delay(50);
    await connector.kill('SIGTERM');
    expect(connector.process.exitCode).toBe(0);
    system.gateway.delayMs = 0;
    connector = await system.startConnector();
    expect(await system.ended(id)).toMatchObject({ status: 'succeeded', attempts: 1 });
  });

  it('is refused, not lost, while SQS is away for 20 seconds, and those accepted before end', async () => {
    system.gateway.delayMs = 1_500;
    const ids = await accepted(6);
    while (!ids.some((id) => callsOf(id).length > 0)) await delay(20);
    await system.sqs.cut();
    system.gateway.delayMs = 0;
    const until = performance.now() + 20_000;
    const refused = await system.post(figure());
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'queue-unavailable' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await delay(until - performance.now());
    expect((await fetch(`${system.api}/readyz`)).status).toBe(503);
    await system.sqs.mend();
    const jobs = await allEnded([...ids, ...(await accepted(3))]);
    expect(jobs.map(({ status }) => status)).toEqual(jobs.map(() => 'succeeded'));
    await expectPictures(jobs.map(({ id }) => id));
    await expectQueueEmpty();
  });
});
