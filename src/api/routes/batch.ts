import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Acceptance } from '../../ports/intake.ts';
import { acceptAdmitted, admit, checkReplay } from '../accept-jobs.ts';
import { clientOf } from '../access.ts';
import { NdjsonBody, parseJson } from '../body-parsers.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { jobUrl } from '../job-view.ts';
import { preference } from '../negotiate.ts';
import { Problem, type ProblemDocument, problemDocument } from '../problem.ts';
import { problemResponses, problemSchema } from '../response-schemas.ts';
import { problemOf } from '../send-problem.ts';
import { readIdempotencyKey, readSubmission, readTraceparent } from '../submission.ts';
import { plain, type ZodApp } from '../zod-app.ts';

const MAX_FIGURES = 1000;
/** Other requests get their turn after so many milliseconds of checking figures. */
const TURN_MS = 10;

type Line =
  | { readonly index: number; readonly id: string; readonly status: string; readonly location: string }
  | { readonly index: number; readonly error: ProblemDocument };

const lineSchema = z.union([
  z.object({ index: z.int(), id: z.string(), status: z.string(), location: z.string() }),
  z.object({ index: z.int(), error: problemSchema }),
]);

const responseSchema = z.object({ accepted: z.int(), rejected: z.int(), items: z.array(lineSchema) });

/** `POST /v1/jobs/batch`: an array of figures or NDJSON; every line gets an id or its own error, all in one durable step. */
export function addBatchRoute(app: ZodApp, deps: ApiDependencies): void {
  plain(app).post(
    '/v1/jobs/batch',
    {
      validatorCompiler: () => () => true,
      schema: {
        summary: 'Submit up to 1,000 figures',
        description:
          'Answers 202 when at least one line was accepted, 422 when none was. `Idempotency-Key` covers the whole batch.',
        tags: ['jobs'],
        consumes: ['application/json', 'application/x-ndjson'],
        body: z.array(z.looseObject({})).max(MAX_FIGURES),
        response: { 202: responseSchema, 422: responseSchema, ...problemResponses(400, 401, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const lines = await acceptBatch(deps, request, figuresOf(request.body));
      const accepted = lines.filter((line) => 'id' in line).length;
      reply.code(accepted > 0 ? 202 : 422).header('cache-control', 'no-store');
      if (
        preference(request.headers.accept, 'application/x-ndjson') >
        preference(request.headers.accept, 'application/json')
      ) {
        const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
        return reply.header('content-type', 'application/x-ndjson').send(text);
      }
      return reply.send({ accepted, rejected: lines.length - accepted, items: lines });
    },
  );
}

/** One entry per figure: a function that gives its value, or throws the problem of its line. */
function figuresOf(body: unknown): (() => unknown)[] {
  const figures =
    body instanceof NdjsonBody
      ? body.text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => () => parseJson(line))
      : Array.isArray(body)
        ? body.map((figure) => () => figure)
        : undefined;
  if (figures === undefined)
    throw new Problem('invalid-request', 'A batch is an array of figures, or NDJSON.', {
      errors: [{ pointer: '', detail: 'expected an array' }],
    });
  if (figures.length === 0)
    throw new Problem('invalid-request', 'The batch is empty.', {
      errors: [{ pointer: '', detail: 'expected at least one figure' }],
    });
  if (figures.length > MAX_FIGURES) {
    const detail = `expected at most ${MAX_FIGURES} figures, got ${figures.length}`;
    throw new Problem('invalid-request', `The batch is too long: ${detail}.`, { errors: [{ pointer: '', detail }] });
  }
  return figures;
}

async function acceptBatch(
  deps: ApiDependencies,
  request: FastifyRequest,
  figures: (() => unknown)[],
): Promise<Line[]> {
  const client = clientOf(request);
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  const traceparent = readTraceparent(request.headers.traceparent);
  const errors = new Map<number, ProblemDocument>();
  const good: { index: number; acceptance: Acceptance }[] = [];
  const reject = (index: number, error: unknown): void => {
    const problem = problemOf(error);
    // A bug, or a store that is away, is not the fault of one line.
    if (problem.status >= 500) throw error;
    deps.metrics.refused(problem.code);
    errors.set(index, problemDocument(problem));
  };
  let turn = performance.now();
  try {
    for (const [index, figure] of figures.entries()) {
      try {
        const idempotencyKey = key === undefined ? undefined : `${key}/${index}`;
        const acceptance = await readSubmission(deps, figure(), { client, format: 'png', idempotencyKey, traceparent });
        admit(deps, client, acceptance);
        good.push({ index, acceptance });
      } catch (error) {
        reject(index, error);
      }
      if (performance.now() - turn > TURN_MS) {
        await nextTurn();
        turn = performance.now();
      }
    }
  } catch (error) {
    for (const { acceptance } of good) deps.limits.release(client.name, acceptance.job.id);
    throw error;
  }
  const ids = new Map<number, { id: string; status: string }>();
  if (good.length > 0) {
    const accepted = await acceptAdmitted(
      deps,
      client,
      good.map(({ acceptance }) => acceptance),
      'batch',
    );
    for (const [at, { index, acceptance }] of good.entries()) {
      try {
        checkReplay(accepted[at], acceptance);
        ids.set(index, accepted[at].job);
      } catch (error) {
        reject(index, error);
      }
    }
  }
  return figures.map((_, index): Line => {
    const error = errors.get(index);
    if (error !== undefined) return { index, error };
    const { id, status } = ids.get(index) as { id: string; status: string };
    return { index, id, status, location: jobUrl(id) };
  });
}
