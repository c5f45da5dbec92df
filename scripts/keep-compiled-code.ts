import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = 'bin/plotmill.js';
const examples = globSync('examples/article/*.json').sort();

/**
 * Runs the bundle the way it is used, so that what V8 compiled lies beside it (`dist/.compiled`) from the first start on. Each run
 * adds to what those before it kept.
 */
export async function keepCompiledCode(): Promise<void> {
  const env = { ...process.env, PLOTMILL_KEEP_COMPILED_CODE: '1' };
  const folder = mkdtempSync(join(tmpdir(), 'plotmill-build-'));
  try {
    await drawThrough(['serve', '--data', join(folder, 'data')], '/v1/jobs', env);
    await drawThrough(['function'], '/', env);
    for (const figure of examples) {
      const output = join(folder, 'figure.png');
      execFileSync(process.execPath, [program, 'render', figure, '-o', output], { env, stdio: 'inherit' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts a server, has it draw the examples, and stops it. */
async function drawThrough(command: readonly string[], path: string, env: NodeJS.ProcessEnv): Promise<void> {
  // The log says where it listens, whatever level the environment asks for.
  const flags = ['--port', '0', '--log-level', 'info'];
  const server = spawn(process.execPath, [program, ...command, ...flags], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(server, 'exit');
  try {
    const url = await listening(server.stdout);
    const headers = { 'content-type': 'application/json', prefer: 'wait=60', accept: 'image/png' };
    for (const figure of examples) {
      const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: readFileSync(figure) });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`The bundle answered its first figures with ${answer.status}.`);
    }
  } finally {
    server.kill('SIGTERM');
    await exit;
  }
}

/** The address that a server logs. */
async function listening(log: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(log)) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg === 'listening' && url !== undefined) {
      // Nobody reads on, and a full pipe would hold the server up.
      log.resume();
      return url;
    }
  }
  throw new Error('The bundle does not start.');
}
