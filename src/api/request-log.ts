/** One metric and at most one log line per request, and the error handler that turns what was thrown into a problem. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { traceIdOf } from '../ports/tracer.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { Problem } from './problem.ts';
import { problemOf, sendProblem } from './send-problem.ts';
import { readTraceparent } from './submission.ts';

const problems = new WeakMap<FastifyRequest, Problem>();
const METHODS = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);

/** Adds both to the server. */
export function addRequestLog(app: FastifyInstance, { metrics, log, options }: ApiDependencies): void {
  // Ids only have to be unique within the log: one random part a process, then counting.
  const process = randomUUID().slice(0, 8);
  let count = 0;
  app.setGenReqId(() => `${process}-${++count}`);

  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    problems.set(request, problem);
    metrics.refused(problem.code);
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return reply;
    }
    return sendProblem(request, reply, problem);
  });

  app.addHook('onResponse', (request, reply, done) => {
    const status = reply.statusCode;
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.http(METHODS.has(request.method) ? request.method : 'other', route, status, reply.elapsedTime / 1000);
    if (options.logRequests === 'all' || (options.logRequests === 'errors' && status >= 400)) {
      const problem = problems.get(request);
      const trace = traceIdOf(readTraceparent(request.headers.traceparent));
      const line = {
        request_id: request.id,
        ...(trace !== undefined && { trace_id: trace }),
        method: request.method,
        url: request.url,
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(problem && { code: problem.code, detail: problem.detail }),
        ...(problem && status >= 500 && { err: problem.cause ?? problem }),
      };
      log[status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info'](line, 'request');
    }
    done();
  });
}
