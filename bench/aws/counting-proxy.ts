import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before an emulator and counts the calls that pass, by AWS action (S3: by method), and their bytes. */
export class CountingProxy {
  readonly calls = new Map<string, { count: number; bytes: number }>();
  readonly #server: Server;

  constructor(target: string) {
    const { hostname, port } = new URL(target);
    this.#server = createServer((incoming, response) => {
      const action =
        String(incoming.headers['x-amz-target'] ?? `S3.${incoming.method}`)
          .split('.')
          .at(-1) ?? '';
      const entry = this.calls.get(action) ?? { count: 0, bytes: 0 };
      this.calls.set(action, entry);
      entry.count += 1;
      incoming.on('data', (chunk: Buffer) => {
        entry.bytes += chunk.byteLength;
      });
      const onwards = request(
        { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
        (answer) => {
          answer.on('data', (chunk: Buffer) => {
            entry.bytes += chunk.byteLength;
          });
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onwards.on('error', () => response.destroy());
      response.on('close', () => onwards.destroy());
      incoming.pipe(onwards);
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Forgets what was counted. */
  reset(): void {
    this.calls.clear();
  }

  count(...actions: string[]): number {
    return actions.reduce((sum, action) => sum + (this.calls.get(action)?.count ?? 0), 0);
  }

  bytes(...actions: string[]): number {
    return actions.reduce((sum, action) => sum + (this.calls.get(action)?.bytes ?? 0), 0);
  }
}
