import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { decodeMessage } from '../../flow/message-body.ts';
import { PermanentError } from '../../job/errors.ts';
import type { OutputFormat } from '../../job/job.ts';

/** The body was longer than allowed; the rest of it is not read. */
export class RequestTooLarge extends Error {}

/** What a function is asked for. */
export interface FunctionRequest {
  /** The figure as JSON text. */
  readonly figure: string;
  readonly format: OutputFormat;
  /** The article's answer (JSON with the picture in base64) rather than the picture's bytes. */
  readonly asJson: boolean;
  readonly jobId: string;
  readonly traceparent?: string;
}

const formats: Readonly<Record<string, OutputFormat>> = {
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};

/**
 * Which picture `Accept` (RFC 9110, 12.5.1) asks for: the first type of highest weight that we draw; a wildcard image is PNG.
 * Undefined when it asks for none, `application/json` and the any-type included: then the article's JSON is the answer.
 */
export function pictureWanted(accept: string | undefined): OutputFormat | 'any' | undefined {
  const ranges = (accept ?? '*/*')
    .split(',')
    .map((part, order) => {
      const [type, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return { type, order, weight: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  for (const { type } of ranges) {
    if (type === 'application/json' || type === '*/*') return undefined;
    if (type === 'image/*') return 'any';
    if (type in formats) return formats[type];
  }
  return undefined;
}

async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const tooLarge = () => new RequestTooLarge(`The body is larger than ${limit} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/**
 * Reads a figure from a request: the message of our own queue, or a raw figure. `Accept` decides the format, unless it leaves
 * that open (a wildcard image, JSON): then the figure's own `format` does. Throws `PermanentError` when the body is no figure object.
 */
export async function readRequest(request: IncomingMessage, maxBody: number): Promise<FunctionRequest> {
  const body = await readBody(request, maxBody);
  if (body.trim() === '') throw new PermanentError('malformed-message', 'The body is empty; post a figure as JSON.');
  const { figure, format } = decodeMessage(body);
  const wanted = pictureWanted(request.headers.accept);
  const id = request.headers['x-call-id'];
  const traceparent = request.headers.traceparent;
  return {
    figure,
    format: wanted === undefined || wanted === 'any' ? format : wanted,
    asJson: wanted === undefined,
    jobId: typeof id === 'string' ? id : randomUUID(),
    traceparent: typeof traceparent === 'string' ? traceparent : undefined,
  };
}
