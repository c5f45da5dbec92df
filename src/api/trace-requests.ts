import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tracer, TraceSpan } from '../ports/tracer.ts';
import { readTraceparent } from './submission.ts';

/** Watched by machines every few seconds: their traces would tell nothing. */
const SILENT = new Set(['/healthz', '/readyz', '/metrics']);

/** A server span per request. Its traceparent takes the place of the client's, so that jobs become children of it. */
export function addRequestTraces(app: FastifyInstance, tracer: Tracer): void {
  const spans = new WeakMap<FastifyRequest, TraceSpan>();
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    if (!SILENT.has(route)) {
      const span = tracer.start({
        name: `${request.method} ${route}`,
        kind: 'server',
        parent: readTraceparent(request.headers.traceparent),
        attributes: {
          'http.request.method': request.method,
          'http.route': route,
          'url.path': request.url.split('?')[0],
        },
      });
      spans.set(request, span);
      request.headers.traceparent = span.traceparent;
    }
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const status = reply.statusCode;
    spans.get(request)?.end({
      attributes: { 'http.response.status_code': status },
      ...(status >= 500 && { error: String(status) }),
    });
    done();
  });
}
