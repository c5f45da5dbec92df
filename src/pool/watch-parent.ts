import { Worker } from 'node:worker_threads';

/**
 * Ends this process when its parent is gone, even while a figure hangs in an endless loop and the main thread hears
 * nothing: a thread of its own looks whether somebody else has become the parent.
 */
export function watchParent(): void {
  const source = `
    const parent = process.ppid;
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);
  `;
  new Worker(source, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
