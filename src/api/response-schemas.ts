import * as z from 'zod';
import { fieldErrorSchema, jobErrorSchema } from './job-view.ts';

/** An error answer (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().describe('Entry in the error catalogue'),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(fieldErrorSchema).optional(),
    job_error: jobErrorSchema.optional(),
    request_id: z.string().optional(),
  })
  .meta({ id: 'Problem' });

type ProblemResponse = {
  description: string;
  content: { 'application/problem+json': { schema: typeof problemSchema } };
};

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  401: 'An API key is missing or unknown',
  403: 'The key may not do this',
  404: 'Not there',
  406: 'Nothing acceptable',
  409: 'Not in this state',
  410: 'Gone',
  413: 'The body is too large',
  415: 'Unsupported media type',
  422: 'The figure is wrong',
  429: 'A limit of the key is reached',
  503: 'Come back later',
};

/** The problem responses of a route, for its OpenAPI entry. */
export function problemResponses(...statuses: readonly number[]): Record<number, ProblemResponse> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: MEANINGS[status], content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  );
}
