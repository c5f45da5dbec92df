import { Worker } from 'node:worker_threads';

/**
 * Ends this process when its parent is gone, even while a figure hangs in an endless loop and the main thread hears
 * nothing: a thread of its own looks whether somebody else has become the parent. Called before the process says that
 * it is ready: the thread takes a while to start, and a parent that died meanwhile must not be taken for the new one.
 */
export function watchParent(): void {
  const source = `
    setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL'); }, 1000);
  `;
  new Worker(source, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
