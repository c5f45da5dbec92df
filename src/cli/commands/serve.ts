import type { Command } from 'commander';
import { ConfigError } from '../../config/load.ts';
import { CliError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { readConfig, settingOptions } from '../setting-options.ts';

/** A terminal and a launcher may both pass on one Ctrl-C; a signal later than this is a second one, and means "now". */
const REPEAT_MS = 1000;

/** What kept the server from starting, in a sentence: these are no bugs. */
function refuse(error: unknown): never {
  if (error instanceof ConfigError) throw new CliError(exitCodes.usage, error.faults.join('\nplotmill: '));
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === 'EADDRINUSE' ? `the address is in use (${message})` : message;
  throw new CliError(exitCodes['cannot start'], `cannot start: ${reason}`);
}

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
    const server = await startEmbedded(loaded.config, { log }).catch(refuse);
    const stopped = new Promise<void>((resolve, reject) => {
      let stoppingSince: number | undefined;
      const stop = (signal: string): void => {
        if (stoppingSince === undefined) {
          stoppingSince = Date.now();
          log.info({ signal }, 'stopping');
          server.close().then(resolve, reject);
        } else if (Date.now() - stoppingSince > REPEAT_MS) {
          log.warn({ signal }, 'stopped without waiting');
          process.exit(exitCodes.internal);
        }
      };
      process.on('SIGTERM', stop);
      process.on('SIGINT', stop);
    });
    await server.ready;
    log.info('ready');
    await stopped;
  });
}
