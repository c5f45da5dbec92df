import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type FieldError, PermanentError, TransientError } from '../job/errors.ts';
import { errorCatalogue, isErrorCode } from './error-catalogue.ts';
import { Problem, problemDocument } from './problem.ts';

/** Sends a problem as `application/problem+json`. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  for (const [name, value] of Object.entries(problem.extras.headers ?? {})) reply.header(name, value);
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(problem, problem.status >= 500 ? request.id : undefined)));
}

/** `Retry-After` in whole seconds, at least one. */
export function retryAfter(ms: number): Readonly<Record<string, string>> {
  return { 'retry-after': String(Math.max(1, Math.ceil(ms / 1000))) };
}

const DEFAULT_RETRY_MS = 5000;

/** What an error thrown anywhere below a handler means to the client. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PermanentError) {
    const code = isErrorCode(error.code) && errorCatalogue[error.code].status < 500 ? error.code : 'invalid-figure';
    return new Problem(code, error.message, { errors: error.errors, cause: error });
  }
  if (error instanceof TransientError) {
    const code = isErrorCode(error.code) && errorCatalogue[error.code].status === 503 ? error.code : 'unavailable';
    return new Problem(code, error.message, {
      headers: retryAfter(error.retryAfterMs ?? DEFAULT_RETRY_MS),
      cause: error,
    });
  }
  return (
    ofFastify(error as FastifyError) ?? new Problem('internal', 'Something went wrong on the server.', { cause: error })
  );
}

function ofFastify(error: FastifyError): Problem | undefined {
  if (error.validation !== undefined) {
    const errors = error.validation.map((issue) => fieldError(error.validationContext, issue));
    return new Problem('invalid-request', errors.map(({ detail }) => detail).join('; '), { errors, cause: error });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('body-too-large', 'The body is larger than this server takes.', { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupportedMediaType();
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('invalid-request', 'The body is not as long as Content-Length says.', { cause: error });
    case 'FST_ERR_BAD_URL':
      return new Problem('invalid-request', 'The address is not a valid URL.', { cause: error });
    default:
      return undefined;
  }
}

/** 415, telling which media types are taken (RFC 9110, 15.5.16). */
export function unsupportedMediaType(): Problem {
  return new Problem('unsupported-media-type', 'Send the figure with Content-Type: application/json.', {
    headers: { accept: 'application/json, application/x-ndjson', 'accept-encoding': 'identity' },
  });
}

function fieldError(context: string | undefined, issue: { instancePath: string; message?: string }): FieldError {
  if (context === 'body') return { pointer: issue.instancePath, detail: issue.message ?? 'is not valid' };
  const where = context === 'querystring' ? 'query parameter' : context === 'headers' ? 'header' : 'path parameter';
  return {
    pointer: '',
    detail: `${where} "${issue.instancePath.replace(/^\//, '')}": ${issue.message ?? 'is not valid'}`,
  };
}
