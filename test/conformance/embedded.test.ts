import { openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import { settleInOrder } from '../../src/flow/settle-in-order.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { describeIntake } from './intake.ts';
import { describeJobStore } from './job-store.ts';
import { describeQueue } from './queue.ts';
import { describeResultStore } from './result-store.ts';
import { describeSettlement } from './settlement.ts';

const visibilityMs = 30_000;
const maxReceiveCount = 3;

async function open() {
  const directory = temporaryDirectory();
  const clock = new ManualClock();
  const embedded = openEmbedded({ directory: directory.path, clock, visibilityMs, maxReceiveCount });
  return {
    ...embedded,
    visibilityMs,
    maxReceiveCount,
    elapse: async (ms: number) => clock.advance(ms),
    close: async () => {
      await embedded.close();
      directory.remove();
    },
  };
}

describeQueue('The embedded queue', open, {
  ordered: true,
  exactDepth: true,
  uncounted: true,
  staleReceipts: true,
  reasons: true,
});
describeJobStore('The embedded job store', open);
describeResultStore('The embedded result store', open, { exactUsage: true });
describeIntake('The embedded intake', open);
describeSettlement('The embedded settlement', open);
describeSettlement('A settlement in order', async () => {
  const harness = await open();
  return { ...harness, settlement: settleInOrder(harness) };
});
