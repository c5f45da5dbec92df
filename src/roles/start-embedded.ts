import type { Logger } from 'pino';
import { rendererVersion } from '../../renderer/version.ts';
import type { Config } from '../config/settings.ts';
import { poolOf } from './pool-of.ts';
import type { RunningServer } from './running-server.ts';

/** Starts the workers first and loads the server meanwhile: the first figure needs both. */
export async function startEmbeddedEarly(config: Config, log: Logger): Promise<RunningServer> {
  const workers = poolOf(config, rendererVersion);
  try {
    const { startEmbedded } = await import('./embedded.ts');
    return await startEmbedded(config, { log, workers });
  } catch (error) {
    await workers.pool.close();
    throw error;
  }
}
