import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';

/** A Fastify instance whose routes are typed by their zod schemas. */
export type ZodApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The path parameter of a job's routes. */
export const idParams = z.object({ id: z.string().min(1).max(128) });

/** The same server with untyped answers, for routes that write theirs themselves. */
export function plain(app: ZodApp): FastifyInstance {
  return app as unknown as FastifyInstance;
}
