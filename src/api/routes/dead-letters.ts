import * as z from 'zod';
import { redrive } from '../../flow/redrive.ts';
import type { Client } from '../../limits/api-keys.ts';
import type { DeadLetter } from '../../ports/queue.ts';
import { clientOf } from '../access.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { Problem } from '../problem.ts';
import { problemResponses } from '../response-schemas.ts';
import { idParams, type ZodApp } from '../zod-app.ts';

const querystring = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const letterSchema = z
  .object({
    id: z.string().describe('The job'),
    reason: z.string(),
    receive_count: z.int(),
    died_at: z.iso.datetime(),
    priority: z.int(),
    message: z.unknown().describe('The message as it lies there: format and normalized figure'),
  })
  .meta({ id: 'DeadLetter' });

const redriveSchema = z.strictObject({
  ids: z.array(z.string()).min(1).max(1000).optional().describe('The jobs to bring back; all dead letters by default'),
});

/** `GET /v1/dead-letters`, `GET` and `DELETE /v1/dead-letters/{id}`, `POST /v1/dead-letters/redrive`. */
export function addDeadLetterRoutes(app: ZodApp, deps: ApiDependencies): void {
  const tags = ['dead letters'];
  app.get(
    '/v1/dead-letters',
    {
      schema: {
        summary: 'List dead letters',
        tags,
        querystring,
        response: {
          200: z.object({ items: z.array(letterSchema), cursor: z.string().optional() }),
          ...problemResponses(400, 401),
        },
      },
    },
    async (request, reply) => {
      const page = await deps.queue.deadLetters(request.query);
      const mine = await Promise.all(page.items.map((letter) => owns(deps, clientOf(request), letter.jobId)));
      const items = page.items.filter((_, index) => mine[index]).map(letterView);
      return reply.header('cache-control', 'no-store').send({ items, cursor: page.cursor });
    },
  );
  app.post(
    '/v1/dead-letters/redrive',
    {
      schema: {
        summary: 'Bring dead letters back to the queue',
        tags,
        body: redriveSchema.nullish(),
        response: { 200: z.object({ redriven: z.array(z.string()) }), ...problemResponses(400, 401, 403, 503) },
      },
    },
    async (request, reply) => {
      const client = clientOf(request);
      const ids = request.body?.ids;
      if (ids === undefined && !client.admin)
        throw new Problem('forbidden', 'Only an admin key may redrive everything; name `ids`.');
      const mine = ids === undefined ? undefined : await filterOwn(deps, client, ids);
      const redriven = mine?.length === 0 ? [] : await redrive(deps, mine);
      return reply.send({ redriven });
    },
  );
  app.get(
    '/v1/dead-letters/:id',
    {
      schema: {
        summary: 'A dead letter with its figure',
        tags,
        params: idParams,
        response: { 200: letterSchema, ...problemResponses(401, 404) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const letter = (await owns(deps, clientOf(request), id)) ? await find(deps, id) : undefined;
      if (letter === undefined) throw new Problem('not-found', `There is no dead letter ${JSON.stringify(id)}.`);
      return reply.header('cache-control', 'no-store').send(letterView(letter));
    },
  );
  app.delete(
    '/v1/dead-letters/:id',
    {
      schema: {
        summary: 'Discard a dead letter for good',
        tags,
        params: idParams,
        response: { 204: z.null(), ...problemResponses(401, 404, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const found = (await owns(deps, clientOf(request), id)) && (await deps.queue.discard(id));
      if (!found) throw new Problem('not-found', `There is no dead letter ${JSON.stringify(id)}.`);
      return reply.code(204).send(null);
    },
  );
}

async function owns(deps: ApiDependencies, client: Client, jobId: string): Promise<boolean> {
  return client.admin || (await deps.jobs.get(jobId))?.owner === client.name;
}

async function filterOwn(deps: ApiDependencies, client: Client, ids: readonly string[]): Promise<string[]> {
  const mine = await Promise.all(ids.map((id) => owns(deps, client, id)));
  return ids.filter((_, index) => mine[index]);
}

/** The port lists dead letters and has no way to get one: there are few, and this is asked by hand. */
async function find(deps: ApiDependencies, jobId: string): Promise<DeadLetter | undefined> {
  let cursor: string | undefined;
  do {
    const page = await deps.queue.deadLetters({ limit: 200, cursor });
    const letter = page.items.find((item) => item.jobId === jobId);
    if (letter !== undefined) return letter;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return undefined;
}

function letterView(letter: DeadLetter): z.output<typeof letterSchema> {
  return {
    id: letter.jobId,
    reason: letter.reason,
    receive_count: letter.receiveCount,
    died_at: new Date(letter.diedAt).toISOString(),
    priority: letter.priority,
    message: readable(letter.body),
  };
}

/** What another producer put on the queue need not be JSON. */
function readable(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
