/** Who is asking: API keys and the request rate, checked before a body is read. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Job } from '../job/job.ts';
import type { Client } from '../limits/api-keys.ts';
import { refusalProblem } from './accept-jobs.ts';
import type { ApiDependencies } from './dependencies.ts';
import { Problem } from './problem.ts';
import type { ZodApp } from './zod-app.ts';

const clients = new WeakMap<FastifyRequest, Client>();

/** The client of a request that passed the access check. */
export function clientOf(request: FastifyRequest): Client {
  const client = clients.get(request);
  if (client === undefined) throw new Error('a route outside the access check asked for its client');
  return client;
}

/** Adds the check to a scope of routes. */
export function addAccess(app: ZodApp, deps: ApiDependencies): void {
  app.addHook('onRequest', (request, reply, done) => {
    try {
      const client = deps.keys.enabled ? identify(deps, request) : deps.keys.anonymous();
      clients.set(request, client);
      if (client.limits.requestsPerSecond > 0) countRequest(deps, client, reply);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

function identify(deps: ApiDependencies, request: FastifyRequest): Client {
  const key = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const client = key === undefined ? undefined : deps.keys.find(key);
  if (client) return client;
  const error = key === undefined ? '' : ', error="invalid_token"';
  throw new Problem(
    'unauthorized',
    key === undefined ? 'This server asks for an API key.' : 'This API key is unknown.',
    {
      headers: { 'www-authenticate': `Bearer realm="plotmill"${error}` },
    },
  );
}

/** Counts the request and tells the client where it stands (`RateLimit` of the IETF draft). */
function countRequest(deps: ApiDependencies, client: Client, reply: FastifyReply): void {
  const refusal = deps.limits.request(client.name, client.limits);
  const rate = deps.limits.rate(client.name, client.limits);
  if (rate !== undefined) {
    const window = Math.max(1, Math.round(rate.quota / client.limits.requestsPerSecond));
    reply.header('ratelimit-policy', `"requests";q=${rate.quota};w=${window}`);
    reply.header('ratelimit', `"requests";r=${rate.remaining};t=${rate.resetSeconds}`);
  }
  if (refusal !== undefined) throw refusalProblem(refusal);
}

/** The job, when the client may see it; otherwise the same 404 as for a job that is not there. */
export function ownJob(client: Client, job: Job | undefined, id: string): Job {
  if (job !== undefined && (client.admin || job.owner === client.name)) return job;
  throw new Problem('not-found', `There is no job ${JSON.stringify(id)}.`);
}
