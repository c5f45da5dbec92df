import { type Command, Option } from 'commander';
import { ConfigError, type LoadedConfig, loadConfig } from '../config/load.ts';
import { environmentName, flagName, type Setting, settings } from '../config/settings.ts';
import { CliError } from './cli-error.ts';
import { exitCodes } from './exit-codes.ts';

/** Gives a command one flag per setting, and `--config`. */
export function settingOptions(command: Command): void {
  command.option('--config <file>', 'configuration file, JSON with comments (PLOTMILL_CONFIG)');
  for (const [name, setting] of Object.entries(settings as Record<string, Setting>)) {
    const isToggle = typeof setting.fallback === 'boolean';
    const shown = setting.defaultText ?? setting.fallback;
    const text = shown === undefined || String(shown) === '' ? '' : `; default ${String(shown)}`;
    command.addOption(
      new Option(
        `--${flagName(name)} ${isToggle ? '[on]' : '<value>'}`,
        `${setting.doc} (${environmentName(name)}${text})`,
      ),
    );
  }
}

/** The effective configuration of a command with `settingOptions`. */
export function readConfig(flags: Record<string, unknown>): LoadedConfig {
  const { config: file, ...rest } = flags;
  try {
    return loadConfig({
      flags: rest,
      environment: process.env,
      file: file as string | undefined,
      directory: process.cwd(),
    });
  } catch (error) {
    if (error instanceof ConfigError) throw new CliError(exitCodes.usage, error.faults.join('\nplotmill: '));
    throw error;
  }
}
