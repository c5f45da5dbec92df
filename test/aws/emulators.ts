/** Real servers that speak AWS's protocols, on random loopback ports: ElasticMQ for SQS, moto for DynamoDB and S3. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';

export interface Emulator {
  readonly endpoint: string;
  readonly process: ChildProcess;
  /** Ends the server and resolves when it is gone. */
  stop(): Promise<void>;
}

const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };

/** Settings for the SDK's clients: the emulators take any credentials. */
export const clientDefaults = {
  region: credentials.AWS_REGION,
  credentials: { accessKeyId: credentials.AWS_ACCESS_KEY_ID, secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY },
} as const;

/** Environment for processes of ours that are to reach the emulators. */
export const awsEnvironment: Readonly<Record<string, string>> = credentials;

/** Installs what is missing (see the script) and returns the cache folder. */
export function installEmulators(): string {
  const script = join(import.meta.dirname, '../../scripts/aws-emulators.sh');
  return execFileSync(script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** The binary of of-watchdog: the one that `PLOTMILL_OF_WATCHDOG` names, else one that the script could install. */
export function findWatchdog(): string | undefined {
  const named = process.env.PLOTMILL_OF_WATCHDOG;
  if (named !== undefined) return named;
  const script = join(import.meta.dirname, '../../scripts/of-watchdog.sh');
  return execFileSync(script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
}

/** The folder of the cache whose name begins with `prefix`. */
export function findFolder(cache: string, prefix: string): string {
  const name = readdirSync(cache).find((entry) => entry.startsWith(prefix));
  if (name === undefined) throw new Error(`${prefix}* is not in ${cache}`);
  return join(cache, name);
}

/** Resolves when the child's output contains `ready`; rejects when it ends before. */
function untilPrinted(child: ChildProcess, ready: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const look = (chunk: Buffer) => {
      output += chunk;
      if (output.includes(ready)) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${output}`)));
  });
}

function emulator(child: ChildProcess, endpoint: string, cleanUp: () => void = () => {}): Emulator {
  return {
    endpoint,
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      cleanUp();
    },
  };
}

/** Starts ElasticMQ without queues; `port` keeps the address of one that was stopped. */
export async function startSqs(cache: string, port?: number): Promise<Emulator> {
  const at = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'plotmill-sqs-'));
  writeFileSync(
    join(folder, 'sqs.conf'),
    `include classpath("application.conf")
node-address { protocol = http, host = "127.0.0.1", port = ${at}, context-path = "" }
rest-sqs { enabled = true, bind-port = ${at}, bind-hostname = "127.0.0.1", sqs-limits = strict }
rest-stats { enabled = false }
messages-storage { enabled = true, uri = "jdbc:h2:${join(folder, 'messages')}" }
queues-storage { enabled = true, path = "${join(folder, 'queues.conf')}" }
`,
  );
  const child = spawn(
    'java',
    [
      '-Xmx256m',
      `-Dconfig.file=${join(folder, 'sqs.conf')}`,
      '-cp',
      join(findFolder(cache, 'elasticmq-'), '*'),
      'org.elasticmq.server.Main',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const server = emulator(child, `http://127.0.0.1:${at}`, () => rmSync(folder, { recursive: true, force: true }));
  await untilPrinted(child, '=== ElasticMQ server (');
  return server;
}

/** Starts moto's server for DynamoDB and S3 (see `moto_server.py`). */
export async function startMoto(cache: string): Promise<Emulator> {
  const port = await freePort();
  const python = join(findFolder(cache, 'moto-'), 'bin/python');
  const child = spawn(python, [join(import.meta.dirname, 'moto_server.py'), String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server = emulator(child, `http://127.0.0.1:${port}`);
  await untilPrinted(child, 'Running on');
  return server;
}
