import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LeasedMessage, Queue, QueueMessage } from '../../src/ports/queue.ts';
import { sampleAcceptance } from '../support/sample-job.ts';

/** A queue to test, empty, and the time it lives by. */
export interface QueueHarness {
  readonly queue: Queue;
  readonly visibilityMs: number;
  readonly maxReceiveCount: number;
  /** Lets this much of the queue's time pass. */
  elapse(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Where a queue may differ from the embedded one, as SQS does. */
export interface QueueTraits {
  /** Serves higher priorities first, and equal ones in order. */
  readonly ordered: boolean;
  /** `depth` counts exactly, and at once. */
  readonly exactDepth: boolean;
  /** Can take a receive back. */
  readonly uncounted: boolean;
  /** An old receipt does nothing once the message was received anew. */
  readonly staleReceipts: boolean;
  /** A dead letter keeps the reason that `bury` gave. */
  readonly reasons: boolean;
}

/** What every `Queue` has to do. */
export function describeQueue(name: string, make: () => Promise<QueueHarness>, traits: QueueTraits): void {
  describe(`${name} keeps the contract of a queue`, () => {
    let harness: QueueHarness;
    let queue: Queue;

    beforeEach(async () => {
      harness = await make();
      queue = harness.queue;
    });
    afterEach(() => harness.close());

    const message = (overrides: Partial<QueueMessage> = {}): QueueMessage => ({
      ...sampleAcceptance().message,
      ...overrides,
    });

    /** Receives until `count` messages are there; a queue may hand them out in several portions. */
    async function receive(count: number): Promise<LeasedMessage[]> {
      const all: LeasedMessage[] = [];
      for (let empty = 0; all.length < count && empty < 3; ) {
        const some = await queue.receive({ max: count - all.length, waitMs: 1_000 });
        if (some.length === 0) empty += 1;
        all.push(...some);
      }
      return all;
    }
    const receiveNone = () => queue.receive({ max: 10, waitMs: 0 });

    it('hands out what was sent, whole', async () => {
      const sent = message({
        body: '{"text":"Ångström ∑ 图"}',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      });
      await queue.send([sent]);
      const [got] = await receive(1);
      expect(got).toMatchObject({ jobId: sent.jobId, body: sent.body, traceparent: sent.traceparent, receiveCount: 1 });
    });

    it('hides a leased message, and shows it again with a higher count when the lease runs out', async () => {
      await queue.send([message()]);
      const [first] = await receive(1);
      expect(await receiveNone()).toEqual([]);
      await harness.elapse(harness.visibilityMs + 1);
      const [second] = await receive(1);
      expect(second).toMatchObject({ jobId: first.jobId, receiveCount: 2 });
    });

    it('never hands a deleted message out again', async () => {
      await queue.send([message()]);
      await queue.delete(await receive(1));
      await harness.elapse(harness.visibilityMs + 1);
      expect(await receiveNone()).toEqual([]);
    });

    it('keeps a message hidden for as long as its lease is extended', async () => {
      await queue.send([message()]);
      const leased = await receive(1);
      await harness.elapse(harness.visibilityMs / 2);
      await queue.extend(leased, harness.visibilityMs);
      await harness.elapse(harness.visibilityMs * 0.75);
      expect(await receiveNone()).toEqual([]);
      await harness.elapse(harness.visibilityMs / 2);
      expect(await receive(1)).toHaveLength(1);
    });

    it('hands a message back at once with a visibility of 0', async () => {
      await queue.send([message()]);
      await queue.extend(await receive(1), 0);
      expect((await receive(1))[0].receiveCount).toBe(2);
    });

    it.runIf(traits.uncounted)('takes the receive back when a message is handed back uncounted', async () => {
      await queue.send([message()]);
      for (let i = 0; i <= harness.maxReceiveCount + 1; i++) {
        const leased = await receive(1);
        expect(leased[0].receiveCount).toBe(1);
        await queue.extend(leased, 0, { uncounted: true });
      }
    });

    it.runIf(traits.staleReceipts)('ignores a receipt that is not the latest', async () => {
      await queue.send([message()]);
      const stale = await receive(1);
      await harness.elapse(harness.visibilityMs + 1);
      await receive(1);
      await queue.extend(stale, 0);
      await queue.delete(stale);
      await queue.bury(stale, 'stale');
      expect(await receiveNone()).toEqual([]);
      await harness.elapse(harness.visibilityMs + 1);
      expect((await receive(1))[0].receiveCount).toBe(3);
    });

    it('moves a message that was received too often to the dead letters', async () => {
      const sent = message();
      await queue.send([sent]);
      for (let i = 1; i <= harness.maxReceiveCount; i++) {
        expect((await receive(1))[0].receiveCount).toBe(i);
        await harness.elapse(harness.visibilityMs + 1);
      }
      expect(await receiveNone()).toEqual([]);
      const { items } = await queue.deadLetters({ limit: 10 });
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ jobId: sent.jobId, body: sent.body });
    });

    it('buries a leased message', async () => {
      const sent = message();
      await queue.send([sent]);
      await queue.bury(await receive(1), 'worker-crashed');
      await harness.elapse(harness.visibilityMs + 1);
      expect(await receiveNone()).toEqual([]);
      const { items } = await queue.deadLetters({ limit: 10 });
      expect(items.map(({ jobId }) => jobId)).toEqual([sent.jobId]);
      if (traits.reasons) expect(items[0].reason).toBe('worker-crashed');
    });

    async function buryAll(messages: readonly QueueMessage[]): Promise<void> {
      await queue.send(messages);
      await queue.bury(await receive(messages.length), 'test');
    }

    it('redrives the dead letter named, with a fresh count', async () => {
      const [a, b] = [message(), message()];
      await buryAll([a, b]);
      expect(await queue.redrive([a.jobId])).toEqual([a.jobId]);
      expect((await receive(1))[0]).toMatchObject({ jobId: a.jobId, body: a.body, receiveCount: 1 });
      expect((await queue.deadLetters({ limit: 10 })).items.map(({ jobId }) => jobId)).toEqual([b.jobId]);
    });

    it('redrives all dead letters', async () => {
      const sent = [message(), message(), message()];
      await buryAll(sent);
      expect((await queue.redrive()).sort()).toEqual(sent.map(({ jobId }) => jobId).sort());
      expect(await receive(3)).toHaveLength(3);
      expect((await queue.deadLetters({ limit: 10 })).items).toEqual([]);
    });

    it('redrives nothing for a job that is no dead letter', async () => {
      expect(await queue.redrive([message().jobId])).toEqual([]);
    });

    it('discards a dead letter once', async () => {
      const sent = message();
      await buryAll([sent]);
      expect(await queue.discard(sent.jobId)).toBe(true);
      expect(await queue.discard(sent.jobId)).toBe(false);
      expect((await queue.deadLetters({ limit: 10 })).items).toEqual([]);
    });

    it('pages through the dead letters', async () => {
      const sent = [message(), message(), message(), message(), message()];
      await buryAll(sent);
      const seen: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
        const page = await queue.deadLetters({ limit: 2, cursor });
        seen.push(...page.items.map(({ jobId }) => jobId));
        cursor = page.cursor;
      }
      expect(seen.sort()).toEqual(sent.map(({ jobId }) => jobId).sort());
    });

    it('wakes a waiting receiver when a message arrives', async () => {
      const waiting = queue.receive({ max: 1, waitMs: 20_000 });
      await queue.send([message()]);
      expect(await waiting).toHaveLength(1);
    });

    it('wakes a waiting receiver when a message is handed back', async () => {
      await queue.send([message()]);
      const leased = await receive(1);
      const waiting = queue.receive({ max: 1, waitMs: 20_000 });
      await queue.extend(leased, 0);
      expect(await waiting).toHaveLength(1);
    });

    it('sees a message that arrives while its first look comes up empty', async () => {
      const dying = message();
      await queue.send([dying]);
      for (let i = 1; i <= harness.maxReceiveCount; i++) {
        await receive(1);
        await harness.elapse(harness.visibilityMs + 1);
      }
      const sent = message();
      const waiting = queue.receive({ max: 1, waitMs: 20_000 });
      await queue.send([sent]);
      expect((await waiting).map(({ jobId }) => jobId)).toEqual([sent.jobId]);
    });

    it('ends a long poll empty-handed after its time, and at once when aborted', async () => {
      expect(await queue.receive({ max: 1, waitMs: 20 })).toEqual([]);
      const abort = new AbortController();
      const waiting = queue.receive({ max: 1, waitMs: 20_000, signal: abort.signal });
      abort.abort();
      expect(await waiting).toEqual([]);
      expect(await queue.receive({ max: 1, waitMs: 20_000, signal: abort.signal })).toEqual([]);
    });

    it('gives each message to one of many receivers', async () => {
      const waiting = Array.from({ length: 4 }, () => queue.receive({ max: 1, waitMs: 20_000 }));
      const sent = Array.from({ length: 4 }, () => message());
      await queue.send(sent);
      const got = (await Promise.all(waiting)).flat().map(({ jobId }) => jobId);
      expect(got.sort()).toEqual(sent.map(({ jobId }) => jobId).sort());
    });

    it('sends, receives, extends and deletes in batches', async () => {
      const sent = Array.from({ length: 25 }, () => message());
      await queue.send(sent);
      const leased = await receive(25);
      expect(new Set(leased.map(({ jobId }) => jobId)).size).toBe(25);
      await queue.extend(leased, harness.visibilityMs);
      await queue.delete(leased);
      await harness.elapse(harness.visibilityMs + 1);
      expect(await receiveNone()).toEqual([]);
    });

    it.runIf(traits.ordered)('serves the highest priority first, then the oldest', async () => {
      const sent = [0, 5, 0, 9, 5].map((priority) => message({ priority }));
      await queue.send(sent);
      const order = (await receive(5)).map(({ jobId }) => sent.findIndex((m) => m.jobId === jobId));
      expect(order).toEqual([3, 1, 4, 0, 2]);
    });

    it('tells its depth', async () => {
      await queue.send([message(), message(), message()]);
      const [leased] = await queue.receive({ max: 1, waitMs: 1_000 });
      await queue.bury([leased], 'test');
      await queue.receive({ max: 1, waitMs: 1_000 });
      if (!traits.exactDepth) return;
      await harness.elapse(10);
      expect(await queue.depth()).toEqual({ visible: 1, inFlight: 1, delayed: 0, dead: 1, oldestAgeMs: 10 });
      await harness.elapse(harness.visibilityMs);
      expect(await queue.depth()).toMatchObject({ visible: 2, inFlight: 0 });
    });
  });
}
