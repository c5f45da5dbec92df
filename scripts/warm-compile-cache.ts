import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = 'bin/plotmill.js';
const figure = 'examples/article/scatter.json';

/**
 * Runs the bundle once the way it is used, so that the code V8 compiled lies beside it (`dist/.compiled`) from the first start on.
 * Node keeps, for good, what had been compiled of a file when the first process that loaded it ended: these must do real work.
 */
export async function warmCompileCache(): Promise<void> {
  // Another cache of the environment would be filled instead.
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'plotmill-build-'));
  try {
    const output = join(folder, 'figure.png');
    execFileSync(process.execPath, [program, 'render', figure, '-o', output], { env, stdio: 'inherit' });
    const flags = ['--port', '0', '--data', join(folder, 'data'), '--log-level', 'info'];
    const server = spawn(process.execPath, [program, 'serve', ...flags], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(server, 'exit');
    try {
      const url = await listening(server.stdout);
      const headers = { 'content-type': 'application/json', prefer: 'wait=60', accept: 'image/png' };
      const answer = await fetch(`${url}/v1/jobs`, { method: 'POST', headers, body: readFileSync(figure) });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`The bundle answered its first figure with ${answer.status}.`);
    } finally {
      server.kill('SIGTERM');
      await exit;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
