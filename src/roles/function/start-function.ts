import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { rendererVersion } from '../../../renderer/version.ts';
import type { Config } from '../../config/settings.ts';
import { openTracer } from '../../observe/open-tracer.ts';
import { tracedRenderer } from '../../observe/traced-renderer.ts';
import { RendererPool } from '../../pool/pool.ts';
import { listeningUrl } from '../listening-url.ts';
import type { RunningServer } from '../running-server.ts';
import { createFunctionServer } from './function-server.ts';
import { LazyMetrics } from './lazy-metrics.ts';

const IDLE_LOOK_MS = 50;

/** Starts the function: no queue, no store, no credentials; a figure comes in, a picture goes out. */
export async function startFunction(config: Config, log: Logger): Promise<RunningServer> {
  const tracer = await openTracer(config, 'function');
  const metrics = new LazyMetrics(() => ({ ...renderer.workers(), limit: config.workersMax }), rendererVersion);
  const renderer: RendererPool = new RendererPool({
    version: rendererVersion,
    min: config.workersMin,
    max: config.workersMax,
    memoryBytes: config.workerMemory,
    timeoutMs: config.jobTimeout,
    onEvent: (event) => {
      if (event.type === 'worker-died') metrics.workerDied(event.code);
      log[event.type === 'worker-died' ? 'warn' : 'debug'](event, event.type);
    },
  });
  const traced = tracedRenderer(renderer, tracer, { call: { name: 'function', kind: 'server' }, draw: 'draw' });
  const fn = createFunctionServer({
    renderer: traced,
    maxBody: config.maxBody,
    maxInFlight: config.maxInFlight,
    metrics: () => metrics.text(),
  });
  fn.server.listen(config.port, config.host);
  try {
    await once(fn.server, 'listening');
  } catch (error) {
    await renderer.close();
    throw error;
  }
  const url = listeningUrl(config.host, fn.server.address() as AddressInfo);
  log.info({ url, renderer: rendererVersion, workers_max: config.workersMax }, 'listening');
  return {
    url,
    ready: renderer.ready(),
    close: async () => {
      fn.drain();
      // of-watchdog hands SIGTERM to its child at once, but goes on sending requests until the gateway has noticed, and takes the
      // child's end for a crash.
      await delay(config.functionLinger);
      const until = performance.now() + config.shutdownGrace;
      while (fn.inFlight() > 0 && performance.now() < until) await delay(IDLE_LOOK_MS);
      const closed = once(fn.server, 'close');
      fn.server.close();
      fn.server.closeAllConnections();
      await closed;
      await renderer.close();
      await tracer?.close();
      log.info('stopped');
    },
  };
}
