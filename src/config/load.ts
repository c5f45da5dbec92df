/** Puts the effective configuration together: flag over environment over file over default. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseJsonc } from './jsonc.ts';
import { type Config, environmentName, flagName, type SettingName, settings } from './settings.ts';

/** Where a value came from. */
export type ConfigSource = 'flag' | 'environment' | 'file' | 'default';

export interface LoadedConfig {
  readonly config: Config;
  readonly sources: Readonly<Record<SettingName, ConfigSource>>;
  /** The file that was read, if any. */
  readonly file: string | undefined;
  /** Things that look like mistakes but do no harm, such as an unknown `PLOTMILL_…` variable. */
  readonly warnings: readonly string[];
}

export interface ConfigInput {
  /** By setting name, as the command line gave them. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Given by `--config`; otherwise `PLOTMILL_CONFIG`, `plotmill.jsonc`, `plotmill.json` are looked for. */
  readonly file?: string;
  readonly directory: string;
}

/** Every fault of a configuration, each naming the setting and where it was given. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Variables that other parts of the project read, not settings. */
const OTHER_VARIABLES = new Set([
  'PLOTMILL_CONFIG',
  'PLOTMILL_ROLE',
  'PLOTMILL_CACHE',
  'PLOTMILL_SERVER',
  'PLOTMILL_API_KEY',
]);

/** Reads and checks all sources; throws `ConfigError` with every fault at once. */
export function loadConfig(input: ConfigInput): LoadedConfig {
  const file = findFile(input);
  const fromFile = file === undefined ? {} : readFile(file);
  const faults = Object.keys(fromFile)
    .filter((key) => !(key in settings))
    .map((key) => `${file}: there is no setting "${key}"`);
  const values: Record<string, unknown> = {};
  const sources: Record<string, ConfigSource> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const candidates: readonly [ConfigSource, string, unknown][] = [
      ['flag', `--${flagName(name)}`, input.flags[name]],
      ['environment', environmentName(name), input.environment[environmentName(name)]],
      ['file', `${file}: ${name}`, fromFile[name]],
      ['default', `default of ${name}`, setting.fallback],
    ];
    const [source, label, raw] = candidates.find(([, , value]) => value !== undefined) ?? candidates[3];
    const parsed = setting.schema.safeParse(raw);
    sources[name] = source;
    if (parsed.success) values[name] = parsed.data;
    else {
      const shown = 'secret' in setting && setting.secret ? 'the value given' : JSON.stringify(raw);
      faults.push(`${label}: ${shown} is not valid: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`);
    }
  }
  const config = values as Config;
  if (faults.length === 0 && config.workersMin > config.workersMax) {
    faults.push(
      `workersMin (${config.workersMin}, ${sources.workersMin}) is above workersMax (${config.workersMax}, ${sources.workersMax})`,
    );
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return { config, sources: sources as Record<SettingName, ConfigSource>, file, warnings: unknownVariables(input) };
}

function findFile({ file, environment, directory }: ConfigInput): string | undefined {
  const given = file ?? environment.PLOTMILL_CONFIG;
  if (given !== undefined) {
    const path = resolve(directory, given);
    if (!existsSync(path)) throw new ConfigError([`${path}: the configuration file does not exist`]);
    return path;
  }
  return ['plotmill.jsonc', 'plotmill.json'].map((name) => resolve(directory, name)).find((path) => existsSync(path));
}

function readFile(path: string): Readonly<Record<string, unknown>> {
  let content: unknown;
  try {
    content = parseJsonc(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError([`${path}: ${error instanceof Error ? error.message : String(error)}`]);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new ConfigError([`${path}: expected an object of settings`]);
  }
  return { ...content };
}

function unknownVariables({ environment }: ConfigInput): string[] {
  const known = new Set(Object.keys(settings).map(environmentName));
  return Object.keys(environment)
    .filter(
      (key) =>
        key.startsWith('PLOTMILL_') &&
        !key.startsWith('PLOTMILL_TEST_') &&
        !known.has(key) &&
        !OTHER_VARIABLES.has(key),
    )
    .map((key) => `${key} in the environment is not a setting`);
}
