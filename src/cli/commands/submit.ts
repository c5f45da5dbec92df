import { globSync, mkdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { Client, type ClientOptions, clientOptions, problemText, type RemoteJob } from '../client.ts';
import { exitCodes } from '../exit-codes.ts';
import { printJson } from '../print.ts';
import { startProgress } from '../progress.ts';
import { parseFigureText, readInput } from '../read-input.ts';
import { stdout } from '../stdout.ts';
import { writeOutput } from '../write-output.ts';

interface SubmitOptions extends ClientOptions {
  readonly wait?: boolean;
  readonly output?: string;
  readonly format?: string;
  readonly tag?: string[];
  readonly concurrency: string;
  readonly timeout: string;
}

/** One figure on its way: where it came from, and what became of it. */
interface Outcome {
  readonly file: string;
  readonly id?: string;
  readonly status: string;
  readonly output?: string;
  readonly error?: string;
}

const POLL_SECONDS = 30;

/** `plotmill submit` */
export function define(command: Command): void {
  clientOptions(command)
    .argument('<files...>', 'figures as JSON: files, quoted globs, or - for standard input')
    .option('-w, --wait', 'wait until the jobs have ended')
    .option(
      '-o, --output <path>',
      'where pictures go (implies --wait): a file for one figure, a directory for many, - for standard output',
    )
    .option('-f, --format <format>', 'png, svg, pdf, jpeg or webp')
    .option('-t, --tag <tag...>', 'tags to find the jobs by')
    .option('-c, --concurrency <n>', 'figures under way at once', '16')
    .option('--timeout <seconds>', 'longest wait for a job', '300')
    .addHelpText(
      'after',
      "\nExamples:\n  plotmill submit figure.json --wait -o figure.png\n  plotmill submit 'figures/*.json' -o out/ -c 32\n  generate | plotmill submit - --json",
    )
    .action(async (patterns: string[], options: SubmitOptions) => {
      const files = expand(patterns);
      const client = new Client(options);
      const place = placeFor(files, options);
      const progress = startProgress(files.length, options.json !== true && options.output !== '-');
      const outcomes: Outcome[] = new Array(files.length);
      let next = 0;
      const lane = async (): Promise<void> => {
        while (next < files.length) {
          const index = next++;
          outcomes[index] = await submitOne(client, files[index], place, options);
          progress.step();
        }
      };
      try {
        await Promise.all(Array.from({ length: Math.max(1, Number(options.concurrency) || 1) }, lane));
      } finally {
        progress.stop();
      }
      report(outcomes, options);
    });
}

function expand(patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => {
    if (pattern === '-' || !/[*?[{]/.test(pattern)) return [pattern];
    const found = globSync(pattern).sort();
    if (found.length === 0) throw new CliError(exitCodes.usage, `no file matches ${pattern}`);
    return found;
  });
}

/** Where the picture of a file goes; undefined when none is wanted. */
function placeFor(
  files: readonly string[],
  { output }: SubmitOptions,
): ((file: string, format: string) => string) | undefined {
  if (output === undefined) return undefined;
  const isDirectory = output.endsWith('/') || statSync(output, { throwIfNoEntry: false })?.isDirectory() === true;
  if (output === '-' || (files.length === 1 && !isDirectory)) {
    if (files.length > 1) throw new CliError(exitCodes.usage, 'standard output takes one picture');
    return () => output;
  }
  mkdirSync(output, { recursive: true });
  return (file, format) => join(output, `${file === '-' ? 'figure' : basename(file, extname(file))}.${format}`);
}

async function submitOne(
  client: Client,
  file: string,
  place: ((file: string, format: string) => string) | undefined,
  options: SubmitOptions,
): Promise<Outcome> {
  const figure = parseFigureText(await readInput(file), file);
  const body = JSON.stringify({
    ...figure,
    ...(options.format && { format: options.format }),
    ...(options.tag && { tags: options.tag }),
  });
  const response = await client.try('POST', '/v1/jobs', { headers: { 'content-type': 'application/json' }, body });
  if (!response.ok) {
    if (response.status >= 500) throw new CliError(exitCodes['server unreachable'], await problemText(response));
    return { file, status: 'refused', error: await problemText(response) };
  }
  let job = (await response.json()) as RemoteJob;
  if (!options.wait && place === undefined) return { file, id: job.id, status: job.status };
  const until = Date.now() + Number(options.timeout) * 1000;
  while (job.status === 'queued' || job.status === 'running') {
    const left = Math.min(POLL_SECONDS, Math.ceil((until - Date.now()) / 1000));
    if (left <= 0) return { file, id: job.id, status: job.status, error: 'did not end in time' };
    job = await client.json<RemoteJob>('GET', `/v1/jobs/${job.id}?wait=${left}`);
  }
  if (job.status !== 'succeeded') return { file, id: job.id, status: job.status, error: job.error?.message };
  const output = place?.(file, job.format);
  if (output !== undefined) {
    const picture = await client.send('GET', `/v1/jobs/${job.id}/result`);
    await writeOutput(output, Buffer.from(await picture.arrayBuffer()));
  }
  return { file, id: job.id, status: job.status, output };
}

function report(outcomes: readonly Outcome[], options: SubmitOptions): void {
  const failed = outcomes.filter(
    ({ error, status }) => error !== undefined || status === 'failed' || status === 'canceled',
  );
  if (options.output !== '-') {
    if (options.json) printJson(outcomes);
    else if (outcomes.length === 1 || !stdout().isTTY || failed.length < outcomes.length) {
      for (const outcome of outcomes) {
        if (outcome.error === undefined)
          stdout().write(`${[outcome.id, outcome.status, outcome.output ?? outcome.file].join('  ')}\n`);
      }
    }
  }
  for (const { file, id, status, error } of failed)
    process.stderr.write(`plotmill: ${file}: ${status}${id ? ` (${id})` : ''}: ${error ?? ''}\n`);
  if (failed.length === 0) return;
  const refused = failed.every(({ status }) => status === 'refused');
  process.exitCode = refused ? exitCodes.refused : exitCodes['job failed'];
}
