/** A real server on a free port over a fresh data directory: real store, real workers, real renderer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { loadConfig } from '../../src/config/load.ts';
import type { FlowSignal } from '../../src/flow/signals.ts';
import { createLogger } from '../../src/observe/logger.ts';
import { startEmbedded } from '../../src/roles/embedded.ts';

export interface TestServer {
  readonly url: string;
  /** Parsed log lines so far. */
  readonly logs: Record<string, unknown>[];
  /** Resolves with the first log line, past or to come, that fits. */
  logged(fits: (line: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  send(method: string, path: string, headers?: Record<string, string>): Promise<Response>;
  /** How many jobs the server knows. */
  jobCount(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a server; `settings` as on the command line. Its first worker is warm when this resolves. */
export async function startServer(
  settings: Record<string, unknown> = {},
  options: { signal?: FlowSignal; webhookBackoff?: { baseMs: number; maxMs: number }; data?: string } = {},
): Promise<TestServer> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'plotmill-api-'));
  const logs: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  const sink = new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).trim().split('\n')) logs.push(JSON.parse(line));
      for (const look of [...waiting]) look();
      done();
    },
  });
  const { config } = loadConfig({
    flags: { port: 0, data, workersMax: 1, shutdownGrace: '5s', ...settings },
    environment: {},
    directory: data,
  });
  const server = await startEmbedded(config, { log: createLogger('info', sink), ...options });
  await server.ready;
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> =>
    fetch(server.url + path, { method, headers, body });
  return {
    url: server.url,
    logs,
    logged: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const line = logs.find(fits);
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        look();
      }),
    get: (path, headers) => send('GET', path, headers),
    post: (path, body, headers) =>
      send(
        'POST',
        path,
        { 'content-type': 'application/json', ...headers },
        typeof body === 'string' ? body : JSON.stringify(body),
      ),
    send,
    jobCount: async () =>
      ((await (await send('GET', '/v1/jobs?limit=200')).json()) as { items: unknown[] }).items.length,
    close: async () => {
      await server.close();
      if (options.data === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A figure that every version of the renderer draws; `seed` makes it a different one. */
export function scatter(seed = 0): Record<string, unknown> {
  return { plot_type: 'scatter', data: { x: [1, 2, 3], y: [2, 1, 3 + seed] }, title: `seed ${seed}` };
}

/** A problem+json answer. */
export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: { pointer: string; detail: string }[];
}

/** The job of an answer. */
export interface JobBody {
  readonly id: string;
  readonly status: string;
  readonly format: string;
  readonly attempts: number;
  readonly result?: { url: string; content_type: string; bytes: number };
  readonly error?: { code: string };
}
