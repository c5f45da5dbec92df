import type { Command } from 'commander';
import { Client, type ClientOptions, clientOptions, type RemoteJob } from '../client.ts';
import { jobRow, printJson, printTable } from '../print.ts';

/** `plotmill cancel` */
export function define(command: Command): void {
  clientOptions(command)
    .argument('<id>', 'job id')
    .action(async (id: string, options: ClientOptions) => {
      const job = await new Client(options).json<RemoteJob>('DELETE', `/v1/jobs/${encodeURIComponent(id)}`);
      if (options.json) printJson(job);
      else printTable([jobRow(job)]);
    });
}
