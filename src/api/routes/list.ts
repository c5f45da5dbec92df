import * as z from 'zod';
import { jobStatuses } from '../../job/status.ts';
import { clientOf } from '../access.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { jobSchema, jobView } from '../job-view.ts';
import { problemResponses } from '../response-schemas.ts';
import type { ZodApp } from '../zod-app.ts';

const querystring = z.strictObject({
  status: z.enum(jobStatuses).optional(),
  tag: z.string().min(1).max(64).optional(),
  cursor: z.string().min(1).max(512).optional().describe('`cursor` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `GET /v1/jobs`: newest first, page by page. */
export function addListRoute(app: ZodApp, deps: ApiDependencies): void {
  app.get(
    '/v1/jobs',
    {
      schema: {
        summary: 'List jobs, newest first',
        tags: ['jobs'],
        querystring,
        response: {
          200: z.object({ items: z.array(jobSchema), cursor: z.string().optional() }),
          ...problemResponses(400, 401),
        },
      },
    },
    async (request, reply) => {
      const client = clientOf(request);
      const page = await deps.jobs.list({ ...request.query, owner: client.admin ? undefined : client.name });
      return reply.header('cache-control', 'no-store').send({ items: page.items.map(jobView), cursor: page.cursor });
    },
  );
}
