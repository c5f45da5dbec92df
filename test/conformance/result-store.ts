import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResultStore } from '../../src/ports/result-store.ts';

/** An empty result store to test. */
export interface ResultStoreHarness {
  readonly results: ResultStore;
  close(): Promise<void>;
}

export interface ResultStoreTraits {
  /** `usage` counts exactly, and at once. */
  readonly exactUsage: boolean;
}

/** What every `ResultStore` has to do, with small pictures and large ones. */
export function describeResultStore(
  name: string,
  make: () => Promise<ResultStoreHarness>,
  traits: ResultStoreTraits,
): void {
  describe(`${name} keeps the contract of a result store`, () => {
    let harness: ResultStoreHarness;
    let results: ResultStore;

    beforeEach(async () => {
      harness = await make();
      results = harness.results;
    });
    afterEach(() => harness.close());

    const picture = (bytes: number) => {
      const body = randomBytes(bytes);
      return { key: createHash('sha256').update(body).digest('hex'), body };
    };

    for (const [kind, bytes] of [
      ['small', 20_000],
      ['large', 3_000_000],
      ['empty', 0],
    ] as const) {
      it(`gives a ${kind} picture back whole`, async () => {
        const { key, body } = picture(bytes);
        const ref = await results.put(key, 'image/png', body);
        expect(ref).toEqual({ key, contentType: 'image/png', bytes });
        expect(await results.stat(key)).toEqual(ref);
        const opened = await results.open(key);
        expect(opened?.ref).toEqual(ref);
        expect(Buffer.compare(Buffer.from(opened?.body ?? []), body)).toBe(0);
      });

      it(`deletes a ${kind} picture`, async () => {
        const { key, body } = picture(bytes);
        await results.put(key, 'image/png', body);
        await results.delete([key, picture(1).key]);
        expect(await results.stat(key)).toBeUndefined();
        expect(await results.open(key)).toBeUndefined();
      });
    }

    it('keeps the first picture under a key', async () => {
      const { key, body } = picture(500);
      await results.put(key, 'image/png', body);
      await results.put(key, 'image/png', randomBytes(500));
      expect(Buffer.compare(Buffer.from((await results.open(key))?.body ?? []), body)).toBe(0);
    });

    it('takes the same picture from many at once', async () => {
      for (const bytes of [1_000, 1_000_000]) {
        const { key, body } = picture(bytes);
        await Promise.all(Array.from({ length: 8 }, () => results.put(key, 'image/png', body)));
        expect(Buffer.compare(Buffer.from((await results.open(key))?.body ?? []), body)).toBe(0);
      }
    });

    it('knows nothing of an unknown key', async () => {
      const { key } = picture(1);
      expect(await results.stat(key)).toBeUndefined();
      expect(await results.open(key)).toBeUndefined();
    });

    it.runIf(traits.exactUsage)('counts what it stores', async () => {
      const [a, b] = [picture(1_000), picture(1_000_000)];
      await results.put(a.key, 'image/png', a.body);
      await results.put(b.key, 'image/png', b.body);
      await results.put(b.key, 'image/png', b.body);
      expect(await results.usage()).toEqual({ count: 2, bytes: 1_001_000 });
      await results.delete([b.key]);
      expect(await results.usage()).toEqual({ count: 1, bytes: 1_000 });
    });
  });
}
