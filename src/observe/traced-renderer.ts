import { PermanentError, TransientError } from '../job/errors.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { SpanStart, Tracer } from '../ports/tracer.ts';

/** How the spans of a renderer are called. */
export interface RenderSpans {
  /** The whole call, from asking to the picture. */
  readonly call: Pick<SpanStart, 'name' | 'kind'>;
  /** The part that a worker measured, where one did. */
  readonly draw?: string;
}

/** A renderer that tells of every call; the very same one when there is no tracer. */
export function tracedRenderer(renderer: Renderer, tracer: Tracer | undefined, spans: RenderSpans): Renderer {
  if (tracer === undefined) return renderer;
  return {
    version: renderer.version,
    capacity: () => renderer.capacity(),
    ready: () => renderer.ready(),
    close: () => renderer.close(),
    async render(request, signal) {
      const { jobId, format, traceparent: parent } = request;
      const attributes = { 'plotmill.job.id': jobId, 'plotmill.format': format };
      const span = tracer.start({ ...spans.call, parent, attributes });
      try {
        const rendered = await renderer.render({ ...request, traceparent: span.traceparent }, signal);
        const at = Date.now();
        if (spans.draw !== undefined) {
          const from = at - rendered.renderMs;
          tracer.start({ name: spans.draw, kind: 'internal', parent: span.traceparent, at: from }).end({ at });
        }
        span.end({ attributes: { 'plotmill.bytes': rendered.body.length }, at });
        return rendered;
      } catch (error) {
        const known = error instanceof PermanentError || error instanceof TransientError;
        span.end({ error: known ? error.code : 'internal' });
        throw error;
      }
    },
  };
}
