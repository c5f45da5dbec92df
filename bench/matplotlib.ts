import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProcess } from './run-process.ts';

const script = fileURLToPath(new URL('./matplotlib_scatter.py', import.meta.url));

/** The article's scatter, drawn by Matplotlib in one warm process. */
export interface MatplotlibRun {
  readonly version: string;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly bytes: number;
  readonly importMs: number;
  readonly residentMiB: number;
}

/** A Python that can import Matplotlib: of the oracle's environment, or the system's. */
export async function findPython(): Promise<string | undefined> {
  const cache = process.env.PLOTMILL_CACHE ?? join(homedir(), '.cache', 'plotmill');
  const oracle = join(cache, 'oracle', 'bin', 'python');
  for (const python of [...(existsSync(oracle) ? [oracle] : []), 'python3']) {
    const run = await runProcess(python, ['-c', 'import matplotlib']).catch(() => undefined);
    if (run?.code === 0) return python;
  }
  return undefined;
}

/** Draws `figures` scatters of `points` points; undefined when there is no Matplotlib. */
export async function runMatplotlib(figures: number, points: number): Promise<MatplotlibRun | undefined> {
  const python = await findPython();
  if (python === undefined) return undefined;
  const run = await runProcess(python, [script, `${figures}`, `${points}`]);
  if (run.code !== 0) throw new Error(`Matplotlib: ${run.stderr}`);
  return JSON.parse(run.stdout) as MatplotlibRun;
}
