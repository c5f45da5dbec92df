import { fileURLToPath } from 'node:url';
import { Child } from '../../test/aws/child.ts';
import { freePort } from '../../test/support/free-port.ts';

const launcher = fileURLToPath(new URL('../../bin/plotmill.js', import.meta.url));

/** A replica: `plotmill function` with one worker. */
export interface Replica {
  readonly url: string;
  readonly child: Child;
  /** Milliseconds from its start to being ready. */
  readonly startMs: number;
}

/** Starts a replica and waits until it draws. */
export async function startReplica(): Promise<Replica> {
  const port = await freePort();
  const begin = performance.now();
  const env = { PLOTMILL_PORT: String(port), PLOTMILL_WORKERS_MAX: '1', PLOTMILL_LOG_LEVEL: 'silent' };
  const child = new Child('function', process.execPath, [launcher, 'function'], env);
  const url = `http://127.0.0.1:${port}/`;
  await child.answers(`${url}readyz`);
  return { url, child, startMs: performance.now() - begin };
}
