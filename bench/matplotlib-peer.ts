import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPython } from './matplotlib.ts';

const script = fileURLToPath(new URL('./matplotlib_gallery.py', import.meta.url));

/** What Matplotlib is asked to draw. */
export type PeerTask =
  | { readonly figure: string; readonly repeats: number }
  | { readonly kind: 'scatter' | 'line'; readonly points: number };

/** A warm Matplotlib that draws what it is told, one at a time. */
export interface MatplotlibPeer {
  readonly version: string;
  /** CPU milliseconds of each repeat; undefined when it could not draw it. */
  draw(task: PeerTask): Promise<number[] | undefined>;
  stop(): Promise<void>;
}

/** Starts Matplotlib; undefined when no Python has it. */
export async function startMatplotlib(): Promise<MatplotlibPeer | undefined> {
  const python = await findPython();
  if (python === undefined) return undefined;
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('Matplotlib ended.');
    return JSON.parse(value as string) as Record<string, unknown>;
  };
  const { version } = (await next()) as { version: string };
  return {
    version,
    draw: async (task) => {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      return ((await next()) as { cpuMs?: number[] }).cpuMs;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
    },
  };
}
