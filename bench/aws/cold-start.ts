/** From starting a function's process to its first PNG, over HTTP as a gateway would ask. */
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from '../../test/aws/child.ts';
import { freePort } from '../../test/support/free-port.ts';
import { cpuMs } from './cpu.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const figure = JSON.stringify({
  plot_type: 'scatter',
  data: {
    x: Array.from({ length: 200 }, (_, i) => i / 10),
    y: Array.from({ length: 200 }, (_, i) => Math.sin(i / 10)),
  },
  title: 'Cold start',
});

async function firstPng(start: (port: number) => Child): Promise<{ ms: number; cpu: number }> {
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
      if (response?.status === 200 && body[1] === 0x50) {
        return { ms: performance.now() - startedAt, cpu: cpuMs(child.process.pid ?? 0) };
      }
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
  /** Median of the CPU time of all its processes. */
  readonly cpuMs: number;
}

async function measure(name: string, runs: number, start: (port: number) => Child): Promise<ColdStart> {
  // The first run fills the caches that an image brings along (compiled code, the list of fonts).
  await firstPng(start);
  const all: { ms: number; cpu: number }[] = [];
  for (let i = 0; i < runs; i++) all.push(await firstPng(start));
  const sorted = (of: 'ms' | 'cpu') => all.map((one) => one[of]).sort((a, b) => a - b);
  const middle = Math.floor(runs / 2);
  return { name, runs, medianMs: sorted('ms')[middle], fastestMs: sorted('ms')[0], cpuMs: sorted('cpu')[middle] };
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
