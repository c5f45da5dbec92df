import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { Client, type ClientOptions, clientOptions } from '../client.ts';
import { exitCodes } from '../exit-codes.ts';
import { printJson, printTable } from '../print.ts';
import { stdout } from '../stdout.ts';

interface Letter {
  readonly id: string;
  readonly reason: string;
  readonly receive_count: number;
  readonly died_at: string;
}

/** `plotmill dead-letters` */
export function define(command: Command): void {
  clientOptions(command.command('ls').description('list dead letters'))
    .option('--limit <n>', 'at most so many', '50')
    .option('--cursor <cursor>', 'go on from a page before')
    .action(async (options: ClientOptions & { limit: string; cursor?: string }) => {
      const query = new URLSearchParams({ limit: options.limit, ...(options.cursor && { cursor: options.cursor }) });
      const page = await new Client(options).json<{ items: Letter[]; cursor?: string }>(
        'GET',
        `/v1/dead-letters?${query}`,
      );
      if (options.json) return printJson(page);
      printTable(page.items.map((letter) => [letter.id, letter.reason, String(letter.receive_count), letter.died_at]));
      if (page.cursor !== undefined) process.stderr.write(`more: --cursor ${page.cursor}\n`);
    });
  clientOptions(command.command('show').description('show a dead letter with its figure'))
    .argument('<id>', 'job id')
    .action(async (id: string, options: ClientOptions) => {
      printJson(await new Client(options).json('GET', `/v1/dead-letters/${encodeURIComponent(id)}`));
    });
  clientOptions(command.command('redrive').description('bring dead letters back to the queue'))
    .argument('[ids...]', 'job ids')
    .option('--all', 'every dead letter')
    .action(async (ids: string[], options: ClientOptions & { all?: boolean }) => {
      if (ids.length === 0 && !options.all) throw new CliError(exitCodes.usage, 'name job ids, or --all');
      const body = options.all ? {} : { ids };
      const done = await new Client(options).json<{ redriven: string[] }>('POST', '/v1/dead-letters/redrive', body);
      if (options.json) return printJson(done);
      stdout().write(`${done.redriven.length} back on the queue\n`);
    });
  clientOptions(command.command('discard').description('remove a dead letter for good'))
    .argument('<id>', 'job id')
    .action(async (id: string, options: ClientOptions) => {
      await new Client(options).send('DELETE', `/v1/dead-letters/${encodeURIComponent(id)}`);
      if (options.json) printJson({ discarded: id });
    });
}
