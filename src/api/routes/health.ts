import * as z from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import type { ZodApp } from '../zod-app.ts';

const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
});

/** `GET /healthz`: the process answers. `GET /readyz`: jobs sent now are stored and drawn. */
export function addHealthRoutes(app: ZodApp, deps: ApiDependencies, closing: AbortSignal): void {
  app.get(
    '/healthz',
    {
      schema: {
        summary: 'Is the process alive',
        tags: ['operations'],
        response: { 200: z.object({ status: z.string() }) },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  app.get(
    '/readyz',
    {
      schema: {
        summary: 'Would a job sent now be stored and drawn',
        tags: ['operations'],
        response: { 200: readinessSchema, 503: readinessSchema },
      },
    },
    async (_request, reply) => {
      const checks = [...(await deps.readiness())];
      if (closing.aborted) checks.push({ name: 'running', ok: false, detail: 'shutting down' });
      const ready = checks.every(({ ok }) => ok);
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ ready, checks });
    },
  );
}
