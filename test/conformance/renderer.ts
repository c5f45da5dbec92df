import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../../src/job/errors.ts';
import type { OutputFormat } from '../../src/job/job.ts';
import type { Renderer } from '../../src/ports/renderer.ts';

/** A renderer to test, and figures (as JSON text) that make it do what the contract speaks of. */
export interface RendererHarness {
  readonly renderer: Renderer;
  readonly figures: {
    readonly good: string;
    /** A figure that is wrong, and where. */
    readonly wrong: string;
    /** A figure whose render breaks: a crash, a failing function. */
    readonly breaking?: string;
    /** A figure that takes long enough to be called off. */
    readonly slow?: string;
  };
  close(): Promise<void>;
}

/** What every `Renderer` has to do. */
export function describeRenderer(name: string, make: () => Promise<RendererHarness>): void {
  describe(`${name} keeps the contract of a renderer`, () => {
    let harness: RendererHarness;

    beforeEach(async () => {
      harness = await make();
      await harness.renderer.ready();
    });
    afterEach(async () => {
      await harness.renderer.close();
      await harness.close();
    });

    const render = (figure: string, signal = new AbortController().signal, format: OutputFormat = 'png') =>
      harness.renderer.render({ jobId: 'job', figure, format }, signal);

    it('draws a figure and tells the time it took', async () => {
      const { contentType, body, renderMs } = await render(harness.figures.good);
      expect(contentType).toBe('image/png');
      expect(body.byteLength).toBeGreaterThan(0);
      expect(renderMs).toBeGreaterThan(0);
    });

    it('draws the same figure to the same bytes', async () => {
      const [a, b] = await Promise.all([render(harness.figures.good), render(harness.figures.good)]);
      expect(Buffer.compare(Buffer.from(a.body), Buffer.from(b.body))).toBe(0);
    });

    it('says permanently what is wrong with a figure', async () => {
      const error = await render(harness.figures.wrong).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(PermanentError);
      expect((error as PermanentError).errors.length).toBeGreaterThan(0);
      for (const { pointer } of (error as PermanentError).errors) expect(pointer).toMatch(/^(\/|$)/);
    });

    it('survives a render that breaks, and says it may heal', async ({ skip }) => {
      const { breaking, good } = harness.figures;
      if (breaking === undefined) return skip();
      const error = await render(breaking).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(TransientError);
      expect((error as TransientError).countsAsAttempt).toBe(true);
      expect((await render(good)).contentType).toBe('image/png');
    });

    it('stops when called off, without counting an attempt', async ({ skip }) => {
      const { slow, good } = harness.figures;
      if (slow === undefined) return skip();
      const abort = new AbortController();
      const slowly = render(slow, abort.signal).catch((error: unknown) => error);
      abort.abort();
      expect(await slowly).toMatchObject({ kind: 'transient', countsAsAttempt: false });
      expect(await render(good, abort.signal).catch((error: unknown) => error)).toBeInstanceOf(TransientError);
      expect((await render(good)).contentType).toBe('image/png');
    });

    it('tells its capacity, and has less of it while it draws', async () => {
      const before = harness.renderer.capacity();
      expect(before).toBeGreaterThan(0);
      const drawing = render(harness.figures.good);
      expect(harness.renderer.capacity()).toBeLessThan(before);
      await drawing;
      expect(harness.renderer.capacity()).toBeGreaterThan(0);
    });

    it('takes nothing on once it is closed', async () => {
      await harness.renderer.close();
      expect(harness.renderer.capacity()).toBe(0);
      expect(await render(harness.figures.good).catch((error: unknown) => error)).toBeInstanceOf(TransientError);
    });
  });
}
