import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';
import { unsupportedMediaType } from './send-problem.ts';

/** Takes JSON as a value and NDJSON as text, both UTF-8 and uncompressed; everything else is answered 415. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, parseJson(textOf(request, body as Buffer)));
    } catch (error) {
      done(error as Error);
    }
  });
  app.addContentTypeParser('application/x-ndjson', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, new NdjsonBody(textOf(request, body as Buffer)));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** The text of an `application/x-ndjson` body: told apart from any JSON value by its class. */
export class NdjsonBody {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function textOf(request: FastifyRequest, body: Buffer): string {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw unsupportedMediaType();
  if (!isUtf8(body)) throw new Problem('invalid-json', 'The body is not UTF-8 text.');
  return body.toString('utf8');
}

/** Parses JSON; throws a `Problem` that says where it breaks, and what to write instead of `NaN`. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw new Problem('invalid-json', 'The body is empty; send a figure as JSON.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = /[[:,\s]-?(NaN|Infinity)\b/.test(text)
      ? ' NaN and Infinity are not JSON: write null, "NaN" or "Infinity".'
      : '';
    throw new Problem('invalid-json', `${reason}.${hint}`, { errors: [{ pointer: '', detail: reason }], cause });
  }
}
