/** The settings as text: the table of `docs/configuration.md` and the lines of `plotmill config`. */
import type { LoadedConfig } from './load.ts';
import { environmentName, flagName, type Setting, type SettingName, settings } from './settings.ts';

const GROUPS: Readonly<Record<Setting['group'], string>> = {
  server: 'Server',
  storage: 'Storage and retention',
  work: 'Work',
  access: 'Keys and limits',
  webhooks: 'Webhooks',
  logs: 'Logs',
  traces: 'Traces',
  aws: 'On AWS (`plotmill api`, `plotmill connector`)',
  connector: 'Connector',
  function: 'Function',
};

function defaultOf(setting: Setting): string {
  if (setting.defaultText !== undefined) return setting.defaultText;
  if (setting.fallback === undefined) return '–';
  return `\`${Array.isArray(setting.fallback) ? JSON.stringify(setting.fallback) : setting.fallback}\``;
}

/** Markdown: one table per group of settings. */
export function settingsMarkdown(): string {
  return Object.entries(GROUPS)
    .map(([group, title]) => {
      const rows = Object.entries(settings as Record<string, Setting>)
        .filter(([, setting]) => setting.group === group)
        .map(
          ([name, setting]) =>
            `| \`${name}\` | \`--${flagName(name)}\` | \`${environmentName(name)}\` | ${defaultOf(setting)} | ${setting.doc} |`,
        );
      return `## ${title}\n\n| file | flag | environment | default | meaning |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

/** One row per setting: name, value (secrets hidden) and where it came from. */
export function effectiveSettings(loaded: LoadedConfig): { name: string; value: unknown; source: string }[] {
  return Object.entries(settings as Record<string, Setting>).map(([name, setting]) => {
    const value = loaded.config[name as SettingName];
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    return { name, value: setting.secret && !empty ? '(hidden)' : value, source: loaded.sources[name as SettingName] };
  });
}
