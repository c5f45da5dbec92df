import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { RendererPool } from '../../pool/pool.ts';
import { createFunctionServer } from './function-server.ts';

export interface FunctionOptions {
  readonly host: string;
  readonly port: number;
  readonly maxBody: number;
  readonly maxInFlight: number;
  readonly workersMin: number;
  readonly workersMax: number;
  readonly workerMemory: number;
  /** Longest time for one figure in milliseconds; not above of-watchdog's `exec_timeout`. */
  readonly jobTimeout: number;
  /**
   * After SIGTERM the function serves on at least this long: of-watchdog hands the signal to its child at once, but sends it
   * requests until the gateway has noticed (`healthcheck_interval`), and takes the child's end for a crash.
   */
  readonly shutdownGrace: number;
  readonly version: string;
  /** Told where it listens. */
  readonly onListening?: (url: string) => void;
  readonly onWorkerDied?: (detail: { code: string; message: string; jobId?: string }) => void;
}

const IDLE_LOOK_MS = 50;

/** Runs the function until SIGTERM or SIGINT: no queue, no store, no credentials; a figure comes in, a picture goes out. */
export async function runFunction(options: FunctionOptions): Promise<void> {
  const renderer = new RendererPool({
    version: options.version,
    min: options.workersMin,
    max: options.workersMax,
    memoryBytes: options.workerMemory,
    timeoutMs: options.jobTimeout,
    onEvent: (event) => {
      if (event.type === 'worker-died') options.onWorkerDied?.(event);
    },
  });
  const fn = createFunctionServer({ renderer, maxBody: options.maxBody, maxInFlight: options.maxInFlight });
  fn.server.listen(options.port, options.host);
  await once(fn.server, 'listening');
  const { address, port } = fn.server.address() as AddressInfo;
  options.onListening?.(`http://${address.includes(':') ? `[${address}]` : address}:${port}`);

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  fn.drain();
  await delay(options.shutdownGrace);
  while (fn.inFlight() > 0) await delay(IDLE_LOOK_MS);
  const closed = once(fn.server, 'close');
  fn.server.close();
  fn.server.closeIdleConnections();
  await closed;
  await renderer.close();
}
