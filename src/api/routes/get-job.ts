import * as z from 'zod';
import { clientOf, ownJob } from '../access.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { jobSchema, jobView } from '../job-view.ts';
import { takesJson } from '../negotiate.ts';
import { Problem } from '../problem.ts';
import { problemResponses } from '../response-schemas.ts';
import { idParams, type ZodApp } from '../zod-app.ts';

const querystring = z.strictObject({
  wait: z.coerce
    .number()
    .min(0)
    .max(3600)
    .optional()
    .describe('Seconds to hold the answer until the job ends (at most the setting `maxWait`)'),
});

/** `GET /v1/jobs/{id}`, with `?wait=` as long poll. */
export function addGetJobRoute(app: ZodApp, deps: ApiDependencies, closing: AbortSignal): void {
  app.get(
    '/v1/jobs/:id',
    {
      schema: {
        summary: 'A job',
        tags: ['jobs'],
        params: idParams,
        querystring,
        response: { 200: jobSchema, ...problemResponses(400, 401, 404, 406) },
      },
    },
    async (request, reply) => {
      if (!takesJson(request.headers.accept)) throw new Problem('not-acceptable', 'A job is JSON.');
      const { id } = request.params;
      const client = clientOf(request);
      let job = ownJob(client, await deps.jobs.get(id), id);
      const ms = Math.min((request.query.wait ?? 0) * 1000, deps.options.maxWait);
      if (ms > 0) job = ownJob(client, await deps.jobs.waitForEnd(id, ms, closing), id);
      return reply.header('cache-control', 'no-store').send(jobView(job));
    },
  );
}
