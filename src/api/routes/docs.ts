import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import type { ZodApp } from '../zod-app.ts';

/** `GET /openapi.json` and `GET /docs`. Both are made on first use: a server that nobody reads up on never loads them. */
export function addDocsRoutes(app: ZodApp, deps: ApiDependencies, closing: AbortSignal): void {
  const load = () => import('../docs-server.ts').then(({ startDocsServer }) => startDocsServer(deps, closing));
  let docs: ReturnType<typeof load> | undefined;
  const once = () => {
    docs ??= load();
    return docs;
  };
  app.addHook('onClose', async () => {
    await (await docs)?.close();
  });
  app.get(
    '/openapi.json',
    {
      schema: {
        summary: 'This API as OpenAPI 3.1',
        tags: ['figures'],
        response: { 200: z.looseObject({ openapi: z.string() }) },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'public, max-age=3600').send((await once()).document()),
  );
  const handOver = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const server = await once();
    reply.hijack();
    server.handle(request.raw, reply.raw);
  };
  app.get('/docs', { schema: { hide: true } }, handOver);
  app.get('/docs/*', { schema: { hide: true } }, handOver);
}
