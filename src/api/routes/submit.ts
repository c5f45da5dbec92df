import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Job } from '../../job/job.ts';
import { isTerminal } from '../../job/status.ts';
import { acceptAdmitted, admit, checkReplay } from '../accept-jobs.ts';
import { clientOf } from '../access.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { jobSchema, jobUrl, jobView } from '../job-view.ts';
import { formatOfAccept, mediaTypes, preferredWait, prefersPicture, takesJson } from '../negotiate.ts';
import { pictureOf, sendPicture } from '../picture.ts';
import { Problem } from '../problem.ts';
import { problemResponses } from '../response-schemas.ts';
import { jobOptionsSchema, readIdempotencyKey, readSubmission, readTraceparent } from '../submission.ts';
import { plain, type ZodApp } from '../zod-app.ts';

const figureSchema = jobOptionsSchema
  .loose()
  .describe('A figure in the simple or the full form, with the options of its job beside it');

const schema = {
  summary: 'Submit a figure',
  description:
    'Answers 202 as soon as the job is durable. With `Prefer: wait=N` it answers 200 when the job ends in time: the job, ' +
    'or the picture itself when `Accept` asks for an image.',
  tags: ['jobs'],
  headers: z.object({
    'idempotency-key': z.string().optional().describe('Makes a repeat give the same job'),
    prefer: z.string().optional().describe('`wait=N`: hold the answer up to N seconds'),
  }),
  body: figureSchema,
  response: { 200: jobSchema, 202: jobSchema, ...problemResponses(400, 401, 406, 413, 415, 422, 429, 503) },
};

/** `POST /v1/jobs`, and `POST /job`, which is the same. */
export function addSubmitRoutes(app: ZodApp, deps: ApiDependencies, closing: AbortSignal): void {
  const handler = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    submit(deps, closing, request, reply);
  // The renderer checks the body, and the headers are read where they are used: checking them twice would halve the rate.
  const validatorCompiler = () => () => true;
  plain(app).post('/v1/jobs', { schema, validatorCompiler }, handler);
  plain(app).post(
    '/job',
    { schema: { ...schema, summary: 'Submit a figure (same as /v1/jobs)' }, validatorCompiler },
    handler,
  );
}

async function submit(
  deps: ApiDependencies,
  closing: AbortSignal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { headers } = request;
  const client = clientOf(request);
  const waitSeconds = preferredWait(headers.prefer);
  const acceptance = await readSubmission(deps, request.body, {
    client,
    format: formatOfAccept(headers.accept) ?? 'png',
    idempotencyKey: readIdempotencyKey(headers['idempotency-key']),
    traceparent: readTraceparent(headers.traceparent),
  });
  const wantsPicture = prefersPicture(headers.accept, mediaTypes[acceptance.job.format]);
  checkAcceptable(headers.accept, wantsPicture, waitSeconds);
  admit(deps, client, acceptance);
  const [accepted] = await acceptAdmitted(deps, client, [acceptance], 'single');
  checkReplay(accepted, acceptance);
  reply.header('location', jobUrl(accepted.job.id));
  if (accepted.outcome === 'replayed') reply.header('idempotency-replayed', 'true');
  if (waitSeconds === undefined) return sendJob(reply, 202, accepted.job);

  const ms = Math.min(waitSeconds * 1000, deps.options.maxWait);
  reply.header('preference-applied', `wait=${Math.floor(ms / 1000)}`).header('vary', 'prefer, accept');
  const job = (await deps.jobs.waitForEnd(accepted.job.id, ms, closing)) ?? accepted.job;
  if (!isTerminal(job.status)) return sendJob(reply, 202, job);
  if (!wantsPicture) return sendJob(reply, 200, job);
  reply.header('content-location', `${jobUrl(job.id)}/result`);
  return sendPicture(request, reply, job, await pictureOf(deps, job));
}

/** Refused before anything is enqueued: nobody could read the answer. */
function checkAcceptable(accept: string | undefined, wantsPicture: boolean, wait: number | undefined): void {
  if (takesJson(accept) || (wantsPicture && wait !== undefined)) return;
  const detail = wantsPicture
    ? 'A picture can be had at once with "Prefer: wait=10"; without it the answer is JSON.'
    : 'The answer is JSON, or the picture in the format that the figure asks for.';
  throw new Problem('not-acceptable', detail);
}

function sendJob(reply: FastifyReply, status: number, job: Job): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(jobView(job)));
}
