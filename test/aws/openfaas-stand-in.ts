/** Stands in for an OpenFaaS gateway and its provider: the REST that a connector speaks to, and replicas that are started anew when they end. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface StandInFunction {
  readonly name: string;
  readonly namespace: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** Where its replica listens. */
  readonly endpoint: string;
}

/** What the gateway has seen of one call. */
export interface SeenCall {
  readonly callId: string;
  readonly headers: IncomingMessage['headers'];
  status?: number;
}

export class OpenFaasStandIn {
  readonly calls: SeenCall[] = [];
  readonly functions: StandInFunction[] = [];
  /** Every call waits so long before it goes on to the function. */
  delayMs = 0;
  /** While true, calls are answered as a function that is at its `max_inflight`. */
  storm = false;
  readonly #server: Server;
  readonly #authorization: string;

  constructor(user: string, password: string) {
    this.#authorization = `Basic ${btoa(`${user}:${password}`)}`;
    this.#server = createServer((incoming, response) => {
      this.#answer(incoming, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://gateway');
    if (url.pathname.startsWith('/function/')) return this.#call(url.pathname.slice(10), incoming, response);
    if (incoming.headers.authorization !== this.#authorization) return void response.writeHead(401).end();
    const json = (body: unknown) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/system/namespaces') return json([...new Set(this.functions.map((f) => f.namespace))]);
    if (url.pathname === '/system/functions') {
      const namespace = url.searchParams.get('namespace');
      const listed = this.functions.filter((f) => namespace === null || f.namespace === namespace);
      return json(listed.map(({ name, namespace, annotations }) => ({ name, namespace, annotations, replicas: 1 })));
    }
    response.writeHead(404).end();
  }

  async #call(path: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const call: SeenCall = { callId: String(incoming.headers['x-call-id']), headers: incoming.headers };
    this.calls.push(call);
    response.on('finish', () => {
      call.status = response.statusCode;
    });
    const [name, namespace] = path.split('.');
    const found = this.functions.find((f) => f.name === name && f.namespace === namespace);
    if (found === undefined) return void response.writeHead(404).end();
    if (this.storm) {
      incoming.resume();
      return void response.writeHead(429, { 'x-openfaas-internal': 'faas-middleware' }).end();
    }
    if (this.delayMs > 0) await delay(this.delayMs);
    const onwards = request(
      new URL('/', found.endpoint),
      { method: incoming.method, headers: { ...incoming.headers, host: '' } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    // No endpoint listens: 503. One broke in the middle: the gateway's empty 502.
    onwards.on('error', (error: NodeJS.ErrnoException) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(error.code === 'ECONNREFUSED' ? 503 : 502).end();
    });
    response.on('close', () => onwards.destroy());
    incoming.pipe(onwards);
  }
}
