import { expect, it } from 'vitest';
import { openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import { EmbeddedWebhookOutbox } from '../../src/adapters/embedded/webhook-outbox.ts';
import { sampleJob } from '../support/sample-job.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { describeWebhookOutbox } from './webhook-outbox.ts';

async function open() {
  const directory = temporaryDirectory();
  const embedded = openEmbedded({ directory: directory.path });
  return {
    ...embedded,
    outbox: new EmbeddedWebhookOutbox(embedded.database, embedded.group),
    close: async () => {
      await embedded.close();
      directory.remove();
    },
  };
}

describeWebhookOutbox('The embedded webhook outbox', open);

it('a callback whose job never came is forgotten at the next start', async () => {
  const harness = await open();
  const { jobs, outbox, database, group } = harness;
  await outbox.subscribe([{ jobId: 'never-came', url: 'https://example.org' }]);
  const again = new EmbeddedWebhookOutbox(database, group);
  await jobs.create([{ ...sampleJob({ id: 'never-came' }), status: 'failed' }]);
  expect(await again.take({ now: Date.now(), limit: 1, leaseMs: 1 })).toEqual([]);
  await harness.close();
});
