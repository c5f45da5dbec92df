/** What is SQS's own: message forms, requests saved by batching, and dead letters that SQS moves by itself. */
import { randomBytes } from 'node:crypto';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FlowContext } from '../../src/flow/context.ts';
import { reopen } from '../../src/flow/reopen.ts';
import { isJobId } from '../../src/job/id.ts';
import { systemClock } from '../../src/ports/clock.ts';
import type { LeasedMessage } from '../../src/ports/queue.ts';
import { sampleAcceptance } from '../support/sample-job.ts';
import { openAws } from './ports.ts';

describe('Messages on SQS', () => {
  let aws: Awaited<ReturnType<typeof openAws>>;
  beforeEach(async () => {
    aws = await openAws({ maxBytes: 64 * 1024, visibilityMs: 2_000 });
  });
  afterEach(() => aws.close());

  const withBody = (body: string) => ({ ...sampleAcceptance().message, body });
  const receive = async (): Promise<LeasedMessage> => (await aws.queue.receive({ max: 1, waitMs: 5_000 }))[0];
  const raw = async (url = aws.resources.queueUrl) => {
    const command = new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 5, MessageAttributeNames: ['All'] });
    return (await aws.clients.sqs.send(command)).Messages?.[0];
  };
  const bodies = async (): Promise<number> => {
    const command = new ListObjectsV2Command({ Bucket: aws.resources.bucket, Prefix: 'prefix/bodies/' });
    return (await aws.clients.s3.send(command)).Contents?.length ?? 0;
  };
  /** Text that does not become smaller than the queue takes. */
  const large = () => JSON.stringify({ noise: randomBytes(80_000).toString('base64') });

  it('are plain while they are small, and compressed from 32 KiB on', async () => {
    await aws.queue.send([withBody('{"small":1}')]);
    expect(await raw()).toMatchObject({ Body: '{"small":1}' });
    const repeated = JSON.stringify({ text: 'x'.repeat(40_000) });
    const zipped = await openAws();
    await zipped.queue.send([withBody(repeated)]);
    const [message] = await zipped.queue.receive({ max: 1, waitMs: 5_000 });
    expect(message.body).toBe(repeated);
    expect(message.receiptHandle).not.toContain(' ');
    await zipped.close();
  });

  it('lie in S3 when SQS would not take them, until they are deleted', async () => {
    const body = large();
    await aws.queue.send([withBody(body)]);
    expect(await bodies()).toBe(1);
    const message = await receive();
    expect(message.body).toBe(body);
    await aws.queue.delete([message]);
    expect(await bodies()).toBe(0);
  });

  it('are dropped as duplicates when their body in S3 is gone', async () => {
    await aws.queue.send([withBody(large())]);
    const message = await receive();
    await aws.claims.discard(message.receiptHandle.split(' ')[1]);
    await aws.elapse(2_100);
    expect(await aws.queue.receive({ max: 1, waitMs: 1_000 })).toEqual([]);
    await aws.elapse(2_100);
    expect(await raw()).toBeUndefined();
  });

  it('keep their body in S3 through the dead letters and back, and lose it when discarded', async () => {
    const sent = withBody(large());
    await aws.queue.send([sent]);
    await aws.queue.bury([await receive()], 'worker-crashed');
    expect((await aws.queue.deadLetters({ limit: 1 })).items[0]).toMatchObject({ body: sent.body });
    expect(await aws.queue.redrive([sent.jobId])).toEqual([sent.jobId]);
    const again = await receive();
    expect(again.body).toBe(sent.body);
    await aws.queue.bury([again], 'worker-crashed');
    expect(await aws.queue.discard(sent.jobId)).toBe(true);
    expect(await bodies()).toBe(0);
  });

  it('of another producer get the same job id on every delivery, and a tag', async () => {
    const { MessageId } = await aws.clients.sqs.send(
      new SendMessageCommand({ QueueUrl: aws.resources.queueUrl, MessageBody: '{"plot_type":"line"}' }),
    );
    const first = await receive();
    expect(isJobId(first.jobId)).toBe(true);
    expect(first).toMatchObject({ body: '{"plot_type":"line"}', tags: [`sqs:${MessageId}`], record: undefined });
    await aws.elapse(2_100);
    expect(await receive()).toMatchObject({ jobId: first.jobId, receiveCount: 2 });
  });

  it('share requests: thirty sends and deletes cost three each', async () => {
    const requests: string[] = [];
    aws.clients.sqs.middlewareStack.add(
      (next, context) => (args) => {
        requests.push(String(context.commandName));
        return next(args);
      },
      { step: 'initialize' },
    );
    await Promise.all(Array.from({ length: 30 }, () => aws.queue.send([withBody('{}')])));
    const leased: LeasedMessage[] = [];
    while (leased.length < 30) leased.push(...(await aws.queue.receive({ max: 30 - leased.length, waitMs: 1_000 })));
    await Promise.all(leased.map((lease) => aws.queue.delete([lease])));
    const count = (name: string) => requests.filter((request) => request === name).length;
    expect([count('SendMessageBatchCommand'), count('DeleteMessageBatchCommand')]).toEqual([3, 3]);
    expect(count('ReceiveMessageCommand')).toBeLessThanOrEqual(10);
  });

  it('that SQS itself moved back from the dead letters reopen their job', async () => {
    const { job, message } = sampleAcceptance();
    await aws.intake.accept([{ job, message }]);
    const lease = await receive();
    await aws.queue.bury([lease], 'worker-crashed');
    const at = Date.now();
    const error = { kind: 'transient', code: 'worker-crashed', message: 'x' } as const;
    const failing = {
      id: job.id,
      from: ['queued'],
      to: 'failed',
      at,
      patch: { attempts: 3, finishedAt: at, error },
    } as const;
    const failed = await aws.jobs.transition(failing);
    if (failed === undefined) throw new Error('the job did not fail');
    const context = { ...aws, clock: systemClock } as unknown as FlowContext;
    expect(await reopen(context, failed, lease)).toBeUndefined();
    await aws.elapse(10);
    expect(await aws.queue.redrive()).toEqual([job.id]);
    const back = await receive();
    expect(back).toMatchObject({ jobId: job.id, receiveCount: 1 });
    expect(await reopen(context, failed, back)).toMatchObject({ status: 'queued', attempts: 0 });
  });
});
