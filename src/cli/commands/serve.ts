import type { Command } from 'commander';
import { readConfig, settingOptions } from '../setting-options.ts';

/** `plotmill serve` */
export function define(command: Command): void {
  settingOptions(command);
  command.addHelpText(
    'after',
    '\nExamples:\n  plotmill serve --port 9000 --data /var/lib/plotmill\n  PLOTMILL_WORKERS_MAX=4 plotmill serve',
  );
  command.action(async (flags: Record<string, unknown>) => {
    const loaded = readConfig(flags);
    const [{ startEmbedded }, { createLogger }] = await Promise.all([
      import('../../roles/embedded.ts'),
      import('../../observe/logger.ts'),
    ]);
    const log = createLogger(loaded.config.logLevel);
    for (const warning of loaded.warnings) log.warn(warning);
    const server = await startEmbedded(loaded.config, { log });
    const stopped = new Promise<void>((resolve, reject) => {
      const stop = (signal: string): void => {
        log.info({ signal }, 'stopping');
        server.close().then(resolve, reject);
      };
      process.once('SIGTERM', stop);
      process.once('SIGINT', stop);
    });
    await server.ready;
    log.info('ready');
    await stopped;
  });
}
