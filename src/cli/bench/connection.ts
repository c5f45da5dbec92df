import { connect, type Socket } from 'node:net';

/** What came back: the status, the head as text, the body. */
export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
}

interface Pending {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. A load generator shares the machine with what it measures: this
 * costs a third of what a full client does. It reads answers with a `Content-Length` only, which is how plotmill answers.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #common: string;
  readonly #closed: Promise<void>;
  #received: Buffer[] = [];
  #pending: Pending | undefined;
  #failure: Error | undefined;

  private constructor(socket: Socket, common: string) {
    this.#socket = socket;
    this.#common = common;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#fail(error));
    this.#closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#fail(new Error('The server closed the connection.'));
        resolve();
      });
    });
  }

  /** Opens a connection; `headers` go with every request. Rejects when nobody listens. */
  static open(base: URL, headers: Readonly<Record<string, string>> = {}): Promise<Connection> {
    const lines = Object.entries({ host: base.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(base.port || 80), base.hostname.replace(/^\[(.*)\]$/, '$1'));
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket, lines.join('')));
      });
    });
  }

  /** Sends a request and resolves with its whole answer. `headers` end with `\r\n` each. */
  request(method: string, path: string, headers = '', body = ''): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#pending = { resolve, reject };
      const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#common}${headers}${length}\r\n${body}`);
    });
  }

  async close(): Promise<void> {
    this.#socket.destroy();
    await this.#closed;
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    const all = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    this.#received = [all];
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = all.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head);
    const status = Number(head.slice(9, 12));
    const bodyLength = length === null ? (status === 204 || status === 304 ? 0 : undefined) : Number(length[1]);
    if (bodyLength === undefined) {
      this.#fail(new Error(`An answer ${status} without Content-Length.`));
      this.#socket.destroy();
      return;
    }
    if (all.length < end + 4 + bodyLength) return;
    this.#received = [];
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.resolve({ status, head, body: all.subarray(end + 4, end + 4 + bodyLength) });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#pending?.reject(error);
    this.#pending = undefined;
  }
}
