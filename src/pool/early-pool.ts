import { type PoolEvent, type PoolOptions, RendererPool } from './pool.ts';

/** A pool whose workers start before there is anybody to tell of them; what happens until `listen` is told then. */
export interface EarlyPool {
  readonly pool: RendererPool;
  listen(listener: (event: PoolEvent) => void): void;
}

/** Starts the workers. They load beside what this process still has to load, which a first figure would have to wait for. */
export function startPool(options: Omit<PoolOptions, 'onEvent'>): EarlyPool {
  const missed: PoolEvent[] = [];
  let tell = (event: PoolEvent): void => void missed.push(event);
  return {
    pool: new RendererPool({ ...options, onEvent: (event) => tell(event) }),
    listen: (listener) => {
      tell = listener;
      for (const event of missed.splice(0)) listener(event);
    },
  };
}
