import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import type { LeasedMessage, Queue } from '../../src/ports/queue.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { sampleAcceptance } from '../support/sample-job.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const visibilityMs = 1_000;
const maxReceiveCount = 3;

/** What a message is in the model: where it is, until when it is hidden, and how often it was received. */
interface Entry {
  where: 'queue' | 'dead' | 'gone';
  hiddenUntil: number;
  receives: number;
  receipt: LeasedMessage | undefined;
}
type Model = Map<string, Entry>;

interface Real {
  queue: Queue;
  clock: ManualClock;
  reopen(): Promise<void>;
}

type Step =
  | { do: 'send'; count: number }
  | { do: 'receive'; max: number }
  | { do: 'delete' | 'bury' | 'release' | 'uncount' | 'heartbeat'; pick: number }
  | { do: 'redrive' | 'discard'; pick: number }
  | { do: 'elapse'; ms: number }
  | { do: 'restart' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('send' as const), count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ do: fc.constant('receive' as const), max: fc.integer({ min: 1, max: 5 }) }),
    fc.record({
      do: fc.constantFrom(
        'delete' as const,
        'bury' as const,
        'release' as const,
        'uncount' as const,
        'heartbeat' as const,
      ),
      pick: fc.nat(20),
    }),
    fc.record({ do: fc.constantFrom('redrive' as const, 'discard' as const), pick: fc.nat(20) }),
    fc.record({ do: fc.constant('elapse' as const), ms: fc.integer({ min: 1, max: 700 }) }),
    fc.record({ do: fc.constant('restart' as const) }),
  ),
  { maxLength: 40 },
);

/** Messages whose last receipt is still good: on the queue, and not received anew since. */
function held(model: Model): [string, Entry & { receipt: LeasedMessage }][] {
  return [...model].filter(([, entry]) => entry.where === 'queue' && entry.receipt !== undefined) as never;
}

function pickFrom<T>(list: readonly T[], pick: number): T | undefined {
  return list.length === 0 ? undefined : list[pick % list.length];
}

async function receive(model: Model, { queue, clock }: Real, max: number): Promise<void> {
  const now = clock.now();
  const got = await queue.receive({ max, waitMs: 0 });
  const visible = [...model].filter(([, entry]) => entry.where === 'queue' && entry.hiddenUntil <= now);
  const alive = visible.filter(([, entry]) => entry.receives < maxReceiveCount);
  for (const message of got) {
    const entry = model.get(message.jobId);
    expect(
      alive.map(([id]) => id),
      'only visible messages are handed out',
    ).toContain(message.jobId);
    if (entry === undefined) throw new Error('unreachable: it was found above');
    entry.receives += 1;
    entry.hiddenUntil = now + visibilityMs;
    entry.receipt = message;
    expect(message.receiveCount).toBe(entry.receives);
  }
  expect(new Set(got.map(({ jobId }) => jobId)).size, 'nothing is handed out twice').toBe(got.length);
  const dead = new Set((await queue.deadLetters({ limit: 1_000 })).items.map(({ jobId }) => jobId));
  for (const [id, entry] of visible) {
    if (!dead.has(id)) continue;
    expect(entry.receives, 'only what was received too often dies by itself').toBe(maxReceiveCount);
    entry.where = 'dead';
    entry.receipt = undefined;
  }
  // What is left out was so because of `max`, never forgotten.
  const examined = got.length + visible.filter(([, entry]) => entry.where === 'dead').length;
  expect(examined).toBe(Math.min(max, visible.length));
}

async function take(step: Step, model: Model, real: Real): Promise<void> {
  const { queue, clock } = real;
  const now = clock.now();
  switch (step.do) {
    case 'send': {
      const messages = Array.from({ length: step.count }, () => sampleAcceptance().message);
      await queue.send(messages);
      for (const { jobId } of messages) {
        model.set(jobId, { where: 'queue', hiddenUntil: 0, receives: 0, receipt: undefined });
      }
      return;
    }
    case 'receive':
      return receive(model, real, step.max);
    case 'elapse':
      clock.advance(step.ms);
      return;
    case 'restart':
      await real.reopen();
      for (const entry of model.values()) {
        if (entry.hiddenUntil > 0) entry.receipt = undefined;
        entry.hiddenUntil = 0;
      }
      return;
    case 'redrive':
    case 'discard': {
      const dead = pickFrom(
        [...model].filter(([, entry]) => entry.where === 'dead'),
        step.pick,
      );
      if (dead === undefined) return;
      const [id, entry] = dead;
      if (step.do === 'redrive') {
        expect(await queue.redrive([id])).toEqual([id]);
        Object.assign(entry, { where: 'queue', hiddenUntil: 0, receives: 0, receipt: undefined });
      } else {
        expect(await queue.discard(id)).toBe(true);
        entry.where = 'gone';
      }
      return;
    }
    default: {
      const found = pickFrom(held(model), step.pick);
      if (found === undefined) return;
      const [, entry] = found;
      const inFlight = entry.hiddenUntil > now;
      if (step.do === 'delete') {
        await queue.delete([entry.receipt]);
        entry.where = 'gone';
      } else if (step.do === 'bury') {
        await queue.bury([entry.receipt], 'model');
        entry.where = 'dead';
      } else if (step.do === 'heartbeat') {
        await queue.extend([entry.receipt], visibilityMs);
        if (inFlight) entry.hiddenUntil = now + visibilityMs;
      } else {
        await queue.extend([entry.receipt], 0, { uncounted: step.do === 'uncount' });
        if (inFlight && step.do === 'uncount') entry.receives -= 1;
        if (inFlight) entry.hiddenUntil = 0;
      }
    }
  }
}

async function expectEqual(model: Model, { queue, clock }: Real): Promise<void> {
  const now = clock.now();
  const count = (fits: (entry: Entry) => boolean) => [...model.values()].filter(fits).length;
  expect(await queue.depth()).toMatchObject({
    visible: count((entry) => entry.where === 'queue' && entry.hiddenUntil <= now),
    inFlight: count((entry) => entry.where === 'queue' && entry.hiddenUntil > now),
    dead: count((entry) => entry.where === 'dead'),
  });
}

describe('The embedded queue', () => {
  it('loses no message and hands none out twice, whatever is done to it and however often it restarts', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (program) => {
        const directory = temporaryDirectory();
        const clock = new ManualClock();
        const open = () => openEmbedded({ directory: directory.path, clock, visibilityMs, maxReceiveCount });
        let embedded = open();
        const real: Real = {
          queue: embedded.queue,
          clock,
          reopen: async () => {
            await embedded.close();
            embedded = open();
            real.queue = embedded.queue;
          },
        };
        const model: Model = new Map();
        try {
          for (const step of program) {
            await take(step, model, real);
            await expectEqual(model, real);
          }
        } finally {
          await embedded.close();
          directory.remove();
        }
      }),
      { numRuns: 60 },
    );
  });
});
