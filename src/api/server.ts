/** The HTTP server: hooks, parsers and error handling around the routes. */
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { addAllowedMethods } from './allowed-methods.ts';
import { addBodyParsers } from './body-parsers.ts';
import { answerClientError } from './client-error.ts';
import type { ApiDependencies } from './dependencies.ts';
import { addRequestLog } from './request-log.ts';
import { addDocsRoutes } from './routes/docs.ts';
import { addRoutes } from './routes.ts';
import { addRequestTraces } from './trace-requests.ts';

/** Slow senders are cut off: a request has to be there within this time. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Given at construction and not set later, so that Fastify loads no compilers of its own (its types know only those). Answers are
 * written by our own code from our own types; the response schemas are there for the OpenAPI document.
 */
const compilers = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => () => JSON.stringify,
} as unknown as NonNullable<FastifyServerOptions['schemaController']>['compilersFactory'];

/** Builds the server; it neither listens nor starts anything. `closing` ends event streams and waits when it is aborted. */
export function buildServer(deps: ApiDependencies, closing: AbortSignal): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: deps.options.maxBody,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
    schemaController: { compilersFactory: compilers },
  });
  // Requests that were under way when the server began to close: kept alive, their idle connections would hold it open.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing.aborted) reply.header('connection', 'close');
    done();
  });
  addBodyParsers(app);
  if (deps.tracer !== undefined) addRequestTraces(app, deps.tracer);
  addRequestLog(app, deps);
  addAllowedMethods(app);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  addRoutes(typed, deps, closing);
  addDocsRoutes(typed, deps, closing);
  return app;
}
