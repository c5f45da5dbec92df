import * as z from 'zod';
import { clientOf, ownJob } from '../access.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { mediaTypes } from '../negotiate.ts';
import { checkAccepted, isCached, pictureHeaders, pictureOf, refOf, sendPicture } from '../picture.ts';
import { problemResponses } from '../response-schemas.ts';
import { idParams, plain, type ZodApp } from '../zod-app.ts';

/** `GET /v1/jobs/{id}/result`: the picture itself, cacheable for good. */
export function addResultRoute(app: ZodApp, deps: ApiDependencies): void {
  const content = Object.fromEntries(Object.values(mediaTypes).map((type) => [type, { schema: z.any() }]));
  plain(app).get<{ Params: { id: string } }>(
    '/v1/jobs/:id/result',
    {
      schema: {
        summary: "A job's picture",
        tags: ['jobs'],
        params: idParams,
        response: { 200: { description: 'The picture', content }, ...problemResponses(401, 404, 406, 409, 410) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const job = ownJob(clientOf(request), await deps.jobs.get(id), id);
      const ref = refOf(job);
      checkAccepted(request, ref);
      if (!isCached(request, ref)) return sendPicture(request, reply, job, await pictureOf(deps, job));
      pictureHeaders(reply, job, ref);
      return reply.code(304).send();
    },
  );
}
