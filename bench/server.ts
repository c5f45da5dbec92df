import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultOfPng } from '../src/cli/bench/check-png.ts';
import { Connection } from '../src/cli/bench/connection.ts';
import type { LoadReport } from '../src/cli/bench/load.ts';
import { scatter } from '../src/cli/bench/scatter.ts';
import { v8Flags } from '../src/pool/v8-flags.ts';
import { freePort } from '../test/support/free-port.ts';
import { children, cpuSeconds, residentMiB } from './machine.ts';
import { runProcess } from './run-process.ts';

/** What `npm start` and the command line run, for the Node that runs this: a launcher between would be measured in its place. */
export const program = [...v8Flags, fileURLToPath(new URL('../bin/plotmill.js', import.meta.url))];

/** A `plotmill serve` of the bundle, with a data directory of its own that goes when it stops. */
export class BenchServer {
  readonly url: string;
  /** Milliseconds from the start of the process until its first figure was there. */
  readonly firstFigureMs: number;
  readonly #child: ChildProcess;
  readonly #data: string;

  private constructor(url: string, child: ChildProcess, data: string, firstFigureMs: number) {
    this.url = url;
    this.#child = child;
    this.#data = data;
    this.firstFigureMs = firstFigureMs;
  }

  /** Starts it and draws one figure. Throws with what it wrote when it cannot. */
  static async start(): Promise<BenchServer> {
    const data = mkdtempSync(join(tmpdir(), 'plotmill-bench-'));
    const port = await freePort();
    const start = performance.now();
    const args = [...program, 'serve', '--port', `${port}`, '--data', data, '--log-level', 'fatal'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const base = new URL(`http://127.0.0.1:${port}`);
    let connection: Connection | undefined;
    while (connection === undefined) {
      if (child.exitCode !== null) throw new Error(`plotmill serve ended with ${child.exitCode}: ${said}`);
      connection = await Connection.open(base).catch(() => undefined);
      if (connection === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const headers = 'content-type: application/json\r\naccept: image/png\r\nprefer: wait=60\r\n';
    const answer = await connection.request('POST', '/v1/jobs', headers, scatter('first', 0, 8));
    const ms = performance.now() - start;
    const fault = answer.status === 200 ? faultOfPng(answer.body) : `status ${answer.status}`;
    if (fault !== undefined) throw new Error(`The first figure came with ${fault}.`);
    await connection.close();
    return new BenchServer(base.href, child, data, ms);
  }

  get #pid(): number {
    return this.#child.pid ?? 0;
  }

  /** CPU seconds so far: of the server's own process and of its workers. A worker that ended takes its seconds along. */
  cpu(): { server: number; workers: number } {
    const workers = children(this.#pid).reduce((sum, pid) => sum + (cpuSeconds(pid) ?? 0), 0);
    return { server: cpuSeconds(this.#pid) ?? 0, workers };
  }

  /** Jobs that succeeded so far, as its metrics say. */
  async succeeded(): Promise<number> {
    const text = await (await fetch(`${this.url}metrics`)).text();
    return Number(/^plotmill_jobs_ended_total\{[^}]*status="succeeded"[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0);
  }

  /** Resident MiB of the server, and of each worker. */
  memory(): { server: number; workers: number[] } {
    return { server: residentMiB(this.#pid) ?? 0, workers: children(this.#pid).map((pid) => residentMiB(pid) ?? 0) };
  }

  /** Puts it under load from a process of its own; the arguments are those of `plotmill bench`. */
  async load(...args: readonly string[]): Promise<LoadReport> {
    const run = await runProcess(process.execPath, [...program, 'bench', '--server', this.url, '--json', ...args]);
    if (run.stdout === '') throw new Error(`plotmill bench: ${run.stderr}`);
    return JSON.parse(run.stdout) as LoadReport;
  }

  /** Ends it at once: what is still on its queue is of no use to anybody. */
  async stop(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
    rmSync(this.#data, { recursive: true, force: true, maxRetries: 5 });
  }
}
