import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Distribution } from '../bench/distribution.ts';
import { type LoadMode, type LoadReport, loadModes, putUnderLoad } from '../bench/load.ts';
import { CliError } from '../cli-error.ts';
import { type ClientOptions, clientOptions } from '../client.ts';
import { exitCodes } from '../exit-codes.ts';
import { printJson, printTable } from '../print.ts';

interface BenchOptions extends ClientOptions {
  readonly mode: LoadMode;
  readonly connections: number;
  readonly seconds: number;
  readonly figures?: number;
  readonly rate?: number;
  readonly points: number;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1e9)) throw new InvalidArgumentError('expected a number above 0');
  return value;
}

function whole(text: string): number {
  const value = positive(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('expected a whole number');
  return value;
}

/** `plotmill bench` */
export function define(command: Command): void {
  clientOptions(command)
    .addOption(
      new Option(
        '-m, --mode <mode>',
        'download: post, wait, fetch; wait: all in one request; accept: post only, leaving the jobs to the server',
      )
        .choices(loadModes)
        .default('download'),
    )
    .option('-c, --connections <n>', 'kept-alive connections, one figure under way on each', whole, 64)
    .option('-t, --seconds <n>', 'how long to submit', positive, 10)
    .option('-n, --figures <n>', 'stop after this many figures', whole)
    .option('-r, --rate <n>', 'submit this many figures a second, however slow the answers', positive)
    .option('--points <n>', 'points of each scatter', whole, 8)
    .addHelpText(
      'after',
      '\nSubmits scatters that are all different, fetches every picture and checks it.\n\nExamples:\n' +
        '  plotmill bench                                how many figures a minute\n' +
        '  plotmill bench -c 1 -n 200                    how long one takes when idle\n' +
        '  plotmill bench --mode accept -t 5 --json      how many jobs a second are taken',
    )
    .action(async (options: BenchOptions) => {
      const { server, key, json, figures = Number.POSITIVE_INFINITY, ...plan } = options;
      if (!server.startsWith('http://')) throw new CliError(exitCodes.usage, 'bench speaks http:// only');
      const report = await putUnderLoad({ ...plan, server, key, figures }).catch((error: Error) => {
        throw new CliError(exitCodes['server unreachable'], `cannot reach ${server}: ${error.message}`);
      });
      if (json) printJson(report);
      else printReport(report);
      const errors = Object.entries(report.errors);
      for (const [what, count] of errors) process.stderr.write(`plotmill: ${count} × ${what}\n`);
      if (errors.length > 0) process.exitCode = exitCodes['job failed'];
    });
}

function printReport(report: LoadReport): void {
  const rows = [
    ['accepted', `${report.accepted} (${report.acceptedPerSecond.toFixed(0)} a second)`],
    ['pictures fetched', `${report.fetched} (${report.fetchedPerMinute.toFixed(0)} a minute)`],
  ];
  if (report.acceptMs) rows.push(['until accepted', inWords(report.acceptMs)]);
  if (report.resultMs) rows.push(['until the picture', inWords(report.resultMs)]);
  if (report.fetched > 0) rows.push(['bytes per picture', report.bytesPerPicture.toFixed(0)]);
  rows.push(['took', `${report.seconds.toFixed(1)} s, ${report.connections} connections`]);
  printTable(rows);
}

function inWords({ p50, p90, p99, max }: Distribution): string {
  return `p50 ${p50.toFixed(1)} ms, p90 ${p90.toFixed(1)}, p99 ${p99.toFixed(1)}, longest ${max.toFixed(1)}`;
}
