import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** A real `plotmill serve` on a free port of this machine. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  #log = '';

  private constructor(port: number, child: ChildProcess) {
    this.url = `http://127.0.0.1:${port}`;
    this.#child = child;
    child.stdout?.on('data', (text) => this.#keep(text));
    child.stderr?.on('data', (text) => this.#keep(text));
  }

  /** Starts it and waits until `/readyz` says 200. */
  static async start(data: string, flags: readonly string[] = []): Promise<ServerProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [program, 'serve', '--port', `${port}`, '--data', data, ...flags], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new ServerProcess(port, child);
    for (let tries = 0; tries < 1200; tries++) {
      if (child.exitCode !== null) throw new Error(`plotmill serve ended with ${child.exitCode}:\n${server.log}`);
      const response = await fetch(`${server.url}/readyz`).catch(() => undefined);
      await response?.arrayBuffer();
      if (response?.status === 200) return server;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await server.kill('SIGKILL');
    throw new Error(`plotmill serve never became ready:\n${server.log}`);
  }

  /** The end of what it wrote. */
  get log(): string {
    return this.#log;
  }

  #keep(text: Buffer): void {
    this.#log = (this.#log + text.toString()).slice(-20_000);
  }

  /** The process ids of its workers (Linux). */
  workers(): number[] {
    const path = `/proc/${this.#child.pid}/task/${this.#child.pid}/children`;
    return existsSync(path) ? readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number) : [];
  }

  /** Sends a signal and waits for the end; returns the exit code, null when the signal ended it. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit');
      this.#child.kill(signal);
      await exit;
    }
    return this.#child.exitCode;
  }

  /** Posts a figure; the answer's status and body. */
  async post(
    figure: unknown,
  ): Promise<{ status: number; headers: Headers; body: { id: string; [key: string]: unknown } }> {
    const response = await fetch(`${this.url}/v1/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(figure),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as { id: string } };
  }

  /** The job as the API shows it, once it has ended (or after a minute). */
  async ended(id: string): Promise<{ status: string; attempts: number; error?: { code: string } }> {
    const response = await fetch(`${this.url}/v1/jobs/${id}?wait=60`);
    return (await response.json()) as { status: string; attempts: number };
  }

  /** The picture of a job that succeeded. */
  async picture(id: string): Promise<{ status: number; contentType: string | null; bytes: number }> {
    const response = await fetch(`${this.url}/v1/jobs/${id}/result`);
    const body = await response.arrayBuffer();
    return { status: response.status, contentType: response.headers.get('content-type'), bytes: body.byteLength };
  }
}
