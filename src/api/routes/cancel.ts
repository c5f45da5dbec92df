import { cancel } from '../../flow/cancel.ts';
import { clientOf, ownJob } from '../access.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { jobSchema, jobView } from '../job-view.ts';
import { Problem } from '../problem.ts';
import { problemResponses } from '../response-schemas.ts';
import { idParams, type ZodApp } from '../zod-app.ts';

/** `DELETE /v1/jobs/{id}`: cancels a job that has not ended. Canceling twice is fine. */
export function addCancelRoute(app: ZodApp, deps: ApiDependencies): void {
  app.delete(
    '/v1/jobs/:id',
    {
      schema: {
        summary: 'Cancel a job',
        tags: ['jobs'],
        params: idParams,
        response: { 200: jobSchema, ...problemResponses(401, 404, 409, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const client = clientOf(request);
      const before = ownJob(client, await deps.jobs.get(id), id);
      const canceled = await cancel(deps, id);
      if (canceled !== undefined) {
        deps.observer.ended(canceled);
        return reply.send(jobView(canceled));
      }
      const job = (await deps.jobs.get(id)) ?? before;
      if (job.status === 'canceled') return reply.send(jobView(job));
      throw new Problem('already-ended', `The job has ${job.status}.`);
    },
  );
}
