import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type FieldError, PermanentError, TransientError } from '../../job/errors.ts';
import type { Renderer } from '../../ports/renderer.ts';
import { RequestTooLarge, readRequest } from './read-request.ts';

export interface FunctionServerOptions {
  readonly renderer: Renderer;
  /** Largest request body in bytes; 413 beyond it. */
  readonly maxBody: number;
  /** Figures in work at once; beyond it 429, as of-watchdog's max_inflight answers. */
  readonly maxInFlight: number;
  /** The text of `/metrics`, where it is told. */
  readonly metrics?: () => Promise<{ contentType: string; text: string }>;
}

/** A function's HTTP server. Plain `node:http`, because a cold start pays for every module, and there is one route. */
export interface FunctionServer {
  readonly server: Server;
  /** Figures in work right now. */
  inFlight(): number;
  /** From now on `/readyz` says 503, so that no more is sent here; figures that come even so are still drawn. */
  drain(): void;
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

interface FunctionProblem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Record<string, string>;
}

function sendProblem(response: ServerResponse, problem: FunctionProblem): void {
  const { status, code, detail, errors = [], headers } = problem;
  const body = { type: `/v1/errors#${code}`, status, code, detail, ...(errors.length > 0 ? { errors } : {}) };
  sendJson(response, status, body, { 'content-type': 'application/problem+json', ...headers });
}

/** Statuses by which a connector tells a figure that is wrong (4xx) from an attempt that broke (5xx). */
function problemOf(error: unknown): FunctionProblem {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof RequestTooLarge) {
    return { status: 413, code: 'body-too-large', detail, headers: { connection: 'close' } };
  }
  if (error instanceof PermanentError) return { status: 422, code: error.code, detail, errors: error.errors };
  if (error instanceof TransientError) {
    if (!error.countsAsAttempt) return { status: 503, code: error.code, detail, headers: { 'retry-after': '1' } };
    return { status: error.code === 'render-timeout' ? 504 : 500, code: error.code, detail };
  }
  return { status: 500, code: 'render-failed', detail };
}

/** Draws the figures that a gateway, a watchdog or a connector posts: any path takes `POST`, as OpenFaaS calls functions. */
export function createFunctionServer(options: FunctionServerOptions): FunctionServer {
  const { renderer, maxBody, maxInFlight, metrics } = options;
  let inFlight = 0;
  let draining = false;

  const draw = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const { figure, format, asJson, jobId, traceparent } = await readRequest(request, maxBody);
    const { body, contentType, renderMs } = await renderer.render({ jobId, figure, format, traceparent }, gone.signal);
    const headers = { 'x-plotmill-render-ms': renderMs.toFixed(3), 'x-plotmill-version': renderer.version };
    if (asJson) {
      const image = Buffer.from(body).toString('base64');
      sendJson(response, 200, { message: 'Plot generated successfully', [`image_${format}_base64`]: image }, headers);
    } else
      response.writeHead(200, { 'content-type': contentType, 'content-length': body.byteLength, ...headers }).end(body);
  };

  const accept = (request: IncomingMessage, response: ServerResponse): void => {
    inFlight += 1;
    draw(request, response)
      .catch((error: unknown) => {
        // A caller that went away is no longer interested in why its figure was not drawn.
        if (!response.headersSent && !response.destroyed) sendProblem(response, problemOf(error));
      })
      .finally(() => {
        inFlight -= 1;
      });
  };

  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (request.method === 'GET' && path === '/healthz') sendJson(response, 200, { status: 'ok' });
    else if (request.method === 'GET' && path === '/readyz') {
      const ready = !draining && renderer.capacity() > 0;
      sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : draining ? 'draining' : 'starting' });
    } else if (request.method === 'GET' && path === '/metrics' && metrics !== undefined) {
      metrics().then(
        ({ contentType, text }) => response.writeHead(200, { 'content-type': contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    } else if (request.method !== 'POST') {
      const headers = { allow: 'POST' };
      sendProblem(response, { status: 405, code: 'method-not-allowed', detail: 'Post a figure.', headers });
    } else if (inFlight >= maxInFlight) {
      request.resume();
      const detail = `${inFlight} figures are in work already.`;
      sendProblem(response, { status: 429, code: 'function-busy', detail, headers: { 'retry-after': '1' } });
    } else accept(request, response);
  });
  return {
    server,
    inFlight: () => inFlight,
    drain: () => {
      draining = true;
    },
  };
}
