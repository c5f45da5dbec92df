import type { Logger } from 'pino';
import { rendererVersion } from '../../renderer/version.ts';
import type { Config } from '../config/settings.ts';
import { poolOf } from './pool-of.ts';
import type { RunningServer } from './running-server.ts';

/** Starts the workers at once; the server, which the first figure needs as well, is loaded meanwhile and started by what is returned. */
export function beginEmbedded(config: Config): (log: Logger) => Promise<RunningServer> {
  const workers = poolOf(config, rendererVersion);
  return async (log) => {
    try {
      const { startEmbedded } = await import('./embedded.ts');
      return await startEmbedded(config, { log, workers });
    } catch (error) {
      await workers.pool.close();
      throw error;
    }
  };
}
