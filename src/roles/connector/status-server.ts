import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReadinessCheck } from '../../api/dependencies.ts';
import type { Metrics } from '../../observe/metrics.ts';
import { listeningUrl } from '../listening-url.ts';

export interface StatusServerOptions {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  readiness(): Promise<readonly ReadinessCheck[]>;
}

/** `/healthz`, `/readyz` and `/metrics` of a role that has no API. */
export async function startStatusServer(
  options: StatusServerOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { host, port, metrics, readiness } = options;
  const answer = async (path: string): Promise<{ status: number; type: string; body: string }> => {
    const json = (status: number, body: unknown) => ({ status, type: 'application/json', body: JSON.stringify(body) });
    if (path === '/healthz') return json(200, { status: 'ok' });
    if (path === '/metrics') {
      return { status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() };
    }
    if (path !== '/readyz') return json(404, { status: 404, title: 'Not found' });
    const checks = await readiness();
    const ready = checks.every(({ ok }) => ok);
    return json(ready ? 200 : 503, { ready, checks });
  };
  const server: Server = createServer((request, response) => {
    answer(request.url?.split('?')[0] ?? '/').then(
      ({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      },
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: listeningUrl(host, server.address() as AddressInfo),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
