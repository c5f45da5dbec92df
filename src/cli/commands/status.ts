import type { Command } from 'commander';
import { Client, type ClientOptions, clientOptions, type RemoteJob } from '../client.ts';
import { exitCodes } from '../exit-codes.ts';
import { jobRow, printJson, printTable } from '../print.ts';
import { writeOutput } from '../write-output.ts';

/** `plotmill status` */
export function define(command: Command): void {
  clientOptions(command)
    .argument('<id>', 'job id')
    .option('--wait <seconds>', 'wait for its end')
    .option('-o, --output <file>', 'write its picture; - for standard output')
    .addHelpText('after', '\nExample:\n  plotmill status 0192… --wait 30 -o figure.png')
    .action(async (id: string, options: ClientOptions & { wait?: string; output?: string }) => {
      const client = new Client(options);
      const path = `/v1/jobs/${encodeURIComponent(id)}`;
      const wait = options.wait === undefined ? '' : `?wait=${encodeURIComponent(options.wait)}`;
      const job = await client.json<RemoteJob>('GET', path + wait);
      if (options.output !== undefined) {
        const picture = await client.send('GET', `${path}/result`);
        await writeOutput(options.output, Buffer.from(await picture.arrayBuffer()));
      }
      if (options.json) printJson(job);
      else if (options.output !== '-') printTable([jobRow(job)]);
      if (job.status === 'failed' || job.status === 'canceled') process.exitCode = exitCodes['job failed'];
    });
}
