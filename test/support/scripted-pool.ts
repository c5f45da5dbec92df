import { fileURLToPath } from 'node:url';
import { type PoolEvent, type PoolOptions, RendererPool } from '../../src/pool/pool.ts';
import type { Script } from './scripted-worker.ts';
import { Trail } from './trail.ts';

/** A pool of scripted workers, and the trail of what happens to them. */
export function scriptedPool(options: Partial<PoolOptions> = {}): { pool: RendererPool; events: Trail<PoolEvent> } {
  const events = new Trail<PoolEvent>();
  const pool = new RendererPool({
    version: 'scripted',
    entry: fileURLToPath(new URL('./scripted-worker.ts', import.meta.url)),
    max: 2,
    onEvent: (event) => events.add(event),
    ...options,
  });
  return { pool, events };
}

/** A scripted figure as JSON text. */
export function script(figure: Script): string {
  return JSON.stringify(figure);
}
