import * as z from 'zod';
import { errorCatalogue } from '../error-catalogue.ts';
import type { ZodApp } from '../zod-app.ts';

/** `GET /v1/errors`: the catalogue that every problem's `type` points into. */
export function addErrorsRoute(app: ZodApp): void {
  const entry = z.object({ code: z.string(), status: z.int(), title: z.string(), meaning: z.string() });
  const items = Object.entries(errorCatalogue).map(([code, rest]) => ({ code, ...rest }));
  app.get(
    '/v1/errors',
    {
      schema: {
        summary: 'Every error and what it means',
        tags: ['figures'],
        response: { 200: z.object({ items: z.array(entry) }) },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'public, max-age=3600').send({ items }),
  );
}
