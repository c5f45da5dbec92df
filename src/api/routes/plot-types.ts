import * as z from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import type { ZodApp } from '../zod-app.ts';

/** `GET /v1/plot-types`: every mark with its JSON Schema and an example. */
export function addPlotTypesRoute(app: ZodApp, deps: ApiDependencies): void {
  app.get(
    '/v1/plot-types',
    {
      schema: {
        summary: 'Plot types with JSON Schema and example',
        tags: ['figures'],
        response: { 200: z.object({ items: z.array(z.looseObject({ type: z.string() })) }) },
      },
    },
    async (_request, reply) => {
      const items = (await deps.figures.plotTypes()) as { type: string }[];
      return reply.header('cache-control', 'public, max-age=3600').send({ items });
    },
  );
}
