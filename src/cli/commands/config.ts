import type { Command } from 'commander';
import { effectiveSettings } from '../../config/describe.ts';
import { jsonOption } from '../json-option.ts';
import { readConfig, settingOptions } from '../setting-options.ts';
import { stdout } from '../stdout.ts';

/** `plotmill config` */
export function define(command: Command): void {
  settingOptions(command);
  command.addOption(jsonOption());
  command.action((flags: Record<string, unknown>) => {
    const { json, ...rest } = flags;
    const loaded = readConfig(rest);
    const rows = effectiveSettings(loaded);
    if (json === true) {
      stdout().write(`${JSON.stringify({ file: loaded.file ?? null, settings: rows }, null, 2)}\n`);
      return;
    }
    const width = Math.max(...rows.map(({ name }) => name.length));
    for (const { name, value, source } of rows) {
      stdout().write(`${name.padEnd(width)}  ${value === undefined ? '–' : String(value)}  (${source})\n`);
    }
    for (const warning of loaded.warnings) process.stderr.write(`plotmill: ${warning}\n`);
  });
}
