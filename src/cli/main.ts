/** The command line. Each command is a file that is loaded only when it is asked for, so that `render` starts in no time. */
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { CliError } from './cli-error.ts';
import { exitCodes } from './exit-codes.ts';
import { stdout } from './stdout.ts';

/** Adds options and action to the command of that name. */
export type DefineCommand = (command: Command) => void;

interface Entry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<{ define: DefineCommand }>;
}

const entries: readonly Entry[] = [
  {
    name: 'serve',
    summary: 'serve the HTTP API, queue and workers in one process',
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'api',
    summary: 'serve the HTTP API over SQS, DynamoDB and S3',
    load: () => import('./commands/api.ts'),
  },
  {
    name: 'connector',
    summary: 'take jobs off SQS to a function, and settle them',
    load: () => import('./commands/connector.ts'),
  },
  {
    name: 'function',
    summary: 'draw the figures that are posted, without queue or store',
    load: () => import('./commands/function.ts'),
  },
  { name: 'render', summary: 'draw a figure to a file, without a server', load: () => import('./commands/render.ts') },
  { name: 'submit', summary: 'send figures to a server', load: () => import('./commands/submit.ts') },
  { name: 'status', summary: 'show a job', load: () => import('./commands/status.ts') },
  { name: 'jobs', summary: 'list jobs', load: () => import('./commands/jobs.ts') },
  { name: 'cancel', summary: 'cancel a job', load: () => import('./commands/cancel.ts') },
  {
    name: 'dead-letters',
    summary: 'list, show, redrive or discard dead letters',
    load: () => import('./commands/dead-letters.ts'),
  },
  { name: 'bench', summary: 'put a server under load and measure', load: () => import('./commands/bench.ts') },
  { name: 'keys', summary: 'make API keys', load: () => import('./commands/keys.ts') },
  { name: 'config', summary: 'show the effective configuration', load: () => import('./commands/config.ts') },
];

const EXAMPLES = `
Examples:
  plotmill serve                                  serve on http://127.0.0.1:8080
  plotmill render figure.json -o figure.png       draw without a server
  plotmill submit 'figures/*.json' --wait -o out  draw many through a server
  plotmill jobs --status failed --json            what went wrong

Exit codes: ${Object.entries(exitCodes)
  .map(([name, code]) => `${code} ${name}`)
  .join(', ')}
Server and key of the client commands: --server or PLOTMILL_SERVER, PLOTMILL_API_KEY.`;

/** Runs the command line and returns the exit code. Without arguments `PLOTMILL_ROLE` names the command, for platforms that give none. */
export async function main(given: readonly string[]): Promise<number> {
  const role = process.env.PLOTMILL_ROLE;
  const argv = given.length === 0 && role ? [role] : given;
  const program = new Command('plotmill')
    .description('Scientific figures as a service: JSON in, Matplotlib-equal pictures out.')
    .version(packageJson.version)
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(add --help for the options)')
    .configureOutput({ writeOut: (text) => void stdout().write(text) })
    .exitOverride();
  const words = argv.filter((word) => !word.startsWith('-'));
  const chosen = entries.find(({ name }) => name === words[words[0] === 'help' ? 1 : 0]);
  // Only the list of all commands needs all of them.
  const needed = chosen !== undefined && chosen.name === argv[0] ? [chosen] : entries;
  for (const entry of needed) {
    const command = program.command(entry.name).description(entry.summary).exitOverride();
    if (entry === chosen) (await entry.load()).define(command);
  }
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return exitCodes.usage;
    }
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? exitCodes.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof CliError) {
      process.stderr.write(`plotmill: ${error.message}\n`);
      return error.exitCode;
    }
    process.stderr.write(`plotmill: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodes.internal;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
