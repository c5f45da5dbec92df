import type { Command } from 'commander';
import type { Logger } from 'pino';
import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/settings.ts';
import type { RunningServer } from '../roles/running-server.ts';
import { CliError } from './cli-error.ts';
import { exitCodes } from './exit-codes.ts';
import { readConfig, settingOptions } from './setting-options.ts';

/** A terminal and a launcher may both pass on one Ctrl-C; a signal later than this is a second one, and means "now". */
const REPEAT_MS = 1000;

/** What kept the server from starting, in a sentence: these are no bugs. */
function refuse(error: unknown): never {
  if (error instanceof ConfigError) throw new CliError(exitCodes.usage, error.faults.join('\nplotmill: '));
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === 'EADDRINUSE' ? `the address is in use (${message})` : message;
  throw new CliError(exitCodes['cannot start'], `cannot start: ${reason}`);
}

/**
 * Makes a command that starts a role with its settings and serves until SIGTERM or SIGINT; `examples` end its help. `load` loads the
 * role, and may begin at once what takes long.
 */
export function serverCommand(
  command: Command,
  examples: string,
  load: (config: Config) => Promise<(log: Logger) => Promise<RunningServer>>,
): void {
  settingOptions(command);
  command.addHelpText('after', `\nExamples:\n${examples}`);
  command.action(async (flags: Record<string, unknown>) => {
    const loaded = readConfig(flags);
    const start = await load(loaded.config);
    const { createLogger } = await import('../observe/logger.ts');
    const log = createLogger(loaded.config.logLevel);
    for (const warning of loaded.warnings) log.warn(warning);
    const server = await start(log).catch(refuse);
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
    await Promise.race([server.ready, stopped]);
    log.info('ready');
    await stopped;
  });
}
