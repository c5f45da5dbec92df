import * as z from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import type { ZodApp } from '../zod-app.ts';

/** `GET /metrics` in the Prometheus text format. */
export function addMetricsRoute(app: ZodApp, { metrics }: ApiDependencies): void {
  app.get(
    '/metrics',
    {
      schema: {
        summary: 'Metrics for Prometheus',
        tags: ['operations'],
        response: { 200: { description: 'Metrics', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => {
      const text = await metrics.registry.metrics();
      return reply.header('content-type', metrics.registry.contentType).header('cache-control', 'no-store').send(text);
    },
  );
}
