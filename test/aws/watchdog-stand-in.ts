/**
 * Stands in for of-watchdog in `mode=http` where its binary cannot be had: the same environment, statuses and headers. It forks
 * `fprocess`, passes requests to `upstream_url`, refuses beyond `max_inflight`, gives up after `exec_timeout`, hands SIGTERM to the
 * child at once and drains, and ends with a failure when the child does.
 */
import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const env = process.env;

/** A Go duration of one unit, or seconds without one. */
function milliseconds(text: string | undefined, fallback: number): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text ?? '');
  if (match === null) return fallback;
  return Number(match[1]) * { ms: 1, s: 1_000, m: 60_000 }[(match[2] ?? 's') as 'ms' | 's' | 'm'];
}

const upstream = new URL(env.upstream_url ?? '');
const execTimeout = milliseconds(env.exec_timeout, 30_000);
const writeTimeout = milliseconds(env.write_timeout, 30_000);
const healthcheck = milliseconds(env.healthcheck_interval, writeTimeout);
const maxInflight = Number(env.max_inflight ?? 0);
let inFlight = 0;
let accepting = true;

const [command, ...args] = (env.fprocess ?? '').split(' ');
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('exit', (code) => {
  if (code !== 0) process.exit(1);
});

function internal(response: ServerResponse, status: number, who: string, body = ''): void {
  response.writeHead(status, { 'x-openfaas-internal': who }).end(body);
}

function pass(incoming: IncomingMessage, response: ServerResponse): void {
  const signal = AbortSignal.timeout(execTimeout);
  const call = request(
    {
      host: upstream.hostname,
      port: upstream.port,
      path: incoming.url,
      method: incoming.method,
      headers: incoming.headers,
      signal,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    },
  );
  call.on('error', () => {
    if (response.headersSent) response.destroy();
    else internal(response, signal.aborted ? 504 : 500, 'of-watchdog');
  });
  response.on('close', () => call.destroy());
  incoming.pipe(call);
}

const server = createServer((incoming, response) => {
  if (incoming.url === '/_/health') return void response.writeHead(accepting ? 200 : 503).end();
  if (incoming.url === '/_/ready') {
    if (!accepting || (maxInflight > 0 && inFlight >= maxInflight))
      return internal(response, accepting ? 429 : 503, '');
    incoming.url = env.ready_path ?? '/';
    return pass(incoming, response);
  }
  if (maxInflight > 0 && inFlight >= maxInflight) {
    incoming.resume();
    return internal(response, 429, 'faas-middleware', 'Concurrent request limit exceeded');
  }
  inFlight += 1;
  response.on('close', () => {
    inFlight -= 1;
  });
  pass(incoming, response);
});
server.listen(Number(env.port ?? 8080), '127.0.0.1');

process.once('SIGTERM', async () => {
  child.kill('SIGTERM');
  accepting = false;
  await delay(healthcheck);
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), writeTimeout);
});
