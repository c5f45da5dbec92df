import type { ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Job } from '../../job/job.ts';
import { isTerminal } from '../../job/status.ts';
import { clientOf, ownJob } from '../access.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { jobView } from '../job-view.ts';
import { preference } from '../negotiate.ts';
import { Problem } from '../problem.ts';
import { problemResponses } from '../response-schemas.ts';
import { idParams, type ZodApp } from '../zod-app.ts';

/** The end of a job is told at once; a step before it at most this much later. */
const LOOK_MS = { first: 50, last: 2000 };
const COMMENT_EVERY_MS = 15_000;

/** `GET /v1/jobs/{id}/events`: server-sent events, one `status` event per change, until the job ends. */
export function addEventsRoute(app: ZodApp, deps: ApiDependencies, closing: AbortSignal): void {
  app.get(
    '/v1/jobs/:id/events',
    {
      // A HEAD of an endless answer would have to be made up.
      exposeHeadRoute: false,
      schema: {
        summary: "A job's changes as server-sent events",
        tags: ['jobs'],
        params: idParams,
        response: {
          200: { description: '`status` events', content: { 'text/event-stream': { schema: z.string() } } },
          ...problemResponses(401, 404, 406),
        },
      },
    },
    async (request, reply) => {
      if (preference(request.headers.accept, 'text/event-stream') === 0) {
        throw new Problem('not-acceptable', 'Events are text/event-stream.');
      }
      const { id } = request.params;
      const job = ownJob(clientOf(request), await deps.jobs.get(id), id);
      reply.hijack();
      const gone = new AbortController();
      reply.raw.on('close', () => gone.abort());
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
      reply.raw.writeHead(200, headers);
      try {
        await streamChanges(deps, reply.raw, job, AbortSignal.any([closing, gone.signal]));
      } catch (error) {
        deps.log.error({ err: error, job_id: id, request_id: request.id }, 'event stream broke');
      }
      reply.raw.end();
    },
  );
}

async function streamChanges(
  deps: ApiDependencies,
  out: ServerResponse,
  start: Job,
  signal: AbortSignal,
): Promise<void> {
  let job: Job | undefined = start;
  let told = '';
  let pause = LOOK_MS.first;
  let quietSince = deps.clock.now();
  while (job !== undefined && !signal.aborted) {
    const state = `${job.status} ${job.attempts} ${job.updatedAt}`;
    if (state !== told) {
      told = state;
      quietSince = deps.clock.now();
      out.write(`id: ${job.updatedAt}\nevent: status\ndata: ${JSON.stringify(jobView(job))}\n\n`);
    } else if (deps.clock.now() - quietSince > COMMENT_EVERY_MS) {
      quietSince = deps.clock.now();
      out.write(': still here\n\n');
    }
    if (isTerminal(job.status)) return;
    job = await deps.jobs.waitForEnd(job.id, pause, signal);
    pause = Math.min(pause * 1.5, LOOK_MS.last);
  }
}
