import { type Command, Option } from 'commander';
import { jobStatuses } from '../../job/status.ts';
import { Client, type ClientOptions, clientOptions, type RemoteJob } from '../client.ts';
import { jobRow, printJson, printTable } from '../print.ts';

/** `plotmill jobs` */
export function define(command: Command): void {
  clientOptions(command)
    .addOption(new Option('--status <status>', 'only these').choices(jobStatuses))
    .option('--tag <tag>', 'only those with the tag')
    .option('--limit <n>', 'at most so many', '50')
    .option('--cursor <cursor>', 'go on from a page before')
    .addHelpText('after', '\nExample:\n  plotmill jobs --status failed --limit 10')
    .action(async (options: ClientOptions & { status?: string; tag?: string; limit: string; cursor?: string }) => {
      const { status, tag, limit, cursor } = options;
      const given = Object.entries({ status, tag, limit, cursor }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      const page = await new Client(options).json<{ items: RemoteJob[]; cursor?: string }>(
        'GET',
        `/v1/jobs?${new URLSearchParams(given)}`,
      );
      if (options.json) return printJson(page);
      printTable(page.items.map(jobRow));
      if (page.cursor !== undefined) process.stderr.write(`more: --cursor ${page.cursor}\n`);
    });
}
