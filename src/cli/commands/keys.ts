import type { Command } from 'commander';
import { createKey, type NewKey } from '../../limits/api-keys.ts';
import { CliError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonOption } from '../json-option.ts';
import { stdout } from '../stdout.ts';

/** `plotmill keys create` */
export function define(command: Command): void {
  command
    .command('create')
    .description('make a key: it is shown once; the hash line goes into the file of --api-keys-file')
    .argument('<name>', 'who it is for; owns the jobs sent with it')
    .option('--admin', "may see everybody's jobs and dead letters")
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  plotmill keys create alice --json | jq -r .hash_line >> keys.txt')
    .action((name: string, options: { admin?: boolean; json?: boolean }) => {
      let created: NewKey;
      try {
        created = createKey(name, options);
      } catch (error) {
        throw new CliError(exitCodes.usage, error instanceof Error ? error.message : String(error));
      }
      const { key, hashLine } = created;
      stdout().write(
        options.json
          ? `${JSON.stringify({ name, key, hash_line: hashLine })}\n`
          : `key (shown only now):  ${key}\nhash line:             ${hashLine}\n`,
      );
    });
}
