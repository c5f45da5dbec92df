import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as OTLP's JSON has it, with its service. */
export interface Span {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code?: number; readonly message?: string };
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Span['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'service'>[] }[];
  }[];
}

/** An OTLP/HTTP collector on loopback that keeps what it is sent. */
export class OtlpReceiver {
  readonly spans: Span[] = [];
  readonly #server: Server;
  readonly #waiting = new Set<() => void>();

  private constructor() {
    this.#server = createServer((request, response) => {
      json(request).then(
        (body) => {
          if (request.url === '/v1/traces') this.#keep(body as Export);
          response.setHeader('content-type', 'application/json').end('{}');
        },
        () => response.writeHead(400).end(),
      );
    });
  }

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves with the spans once `enough` says so. */
  received(enough: (spans: readonly Span[]) => boolean): Promise<readonly Span[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!enough(this.spans)) return;
        this.#waiting.delete(look);
        resolve(this.spans);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #keep(body: Export): void {
    for (const { resource, scopeSpans } of body.resourceSpans) {
      const service = String(resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue);
      for (const { spans } of scopeSpans) this.spans.push(...spans.map((span) => ({ ...span, service })));
    }
    for (const look of [...this.#waiting]) look();
  }
}
