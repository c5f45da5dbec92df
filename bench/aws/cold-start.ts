/** From starting a function's process to its first PNG, over HTTP as a gateway would ask. */
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from '../../test/aws/child.ts';
import { freePort } from '../../test/aws/emulators.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const figure = JSON.stringify({
  plot_type: 'scatter',
  data: {
    x: Array.from({ length: 200 }, (_, i) => i / 10),
    y: Array.from({ length: 200 }, (_, i) => Math.sin(i / 10)),
  },
  title: 'Cold start',
});

async function firstPng(start: (port: number) => Child): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = start(port);
  try {
    for (;;) {
      if (child.ended) throw new Error(`${child.name} ended:\n${child.log}`);
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { accept: 'image/png', 'content-type': 'application/json' },
        body: figure,
      }).catch(() => undefined);
      const body = new Uint8Array((await response?.arrayBuffer()) ?? []);
      if (response?.status === 200 && body[1] === 0x50) return performance.now() - startedAt;
      await delay(5);
    }
  } finally {
    await child.kill('SIGKILL');
  }
}

export interface ColdStart {
  readonly name: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly fastestMs: number;
}

async function measure(name: string, runs: number, start: (port: number) => Child): Promise<ColdStart> {
  const times: number[] = [];
  // The first run fills the caches that an image brings along (compiled code, the list of fonts).
  await firstPng(start);
  for (let i = 0; i < runs; i++) times.push(await firstPng(start));
  times.sort((a, b) => a - b);
  return { name, runs, medianMs: times[Math.floor(runs / 2)], fastestMs: times[0] };
}

/** Both functions, as whole processes. Matplotlib comes from the oracle's environment. */
export async function coldStarts(runs: number): Promise<ColdStart[]> {
  const python = execFileSync(`${root}scripts/oracle-venv.sh`, { encoding: 'utf8' }).trim();
  return [
    await measure('plot-generator (native)', runs, (port) => {
      const env = { PLOTMILL_PORT: String(port), PLOTMILL_WORKERS_MAX: '1', PLOTMILL_LOG_LEVEL: 'silent' };
      return new Child('function', process.execPath, [`${root}bin/plotmill.js`, 'function'], env);
    }),
    await measure('plot-generator-matplotlib', runs, (port) => {
      const env = { PLOTMILL_PORT: String(port), PLOTMILL_WORKERS_MAX: '1', PYTHONPATH: `${root}engine-matplotlib` };
      return new Child('matplotlib', python, ['-m', 'plotmill_matplotlib_function.server'], env);
    }),
  ];
}
