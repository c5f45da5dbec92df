/** Installs and starts the emulators once for a whole run; test files find them with `sharedEmulators`. */
import type { TestProject } from 'vitest/node';
import { findWatchdog, installEmulators, startMoto, startSqs } from './emulators.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Cache folder with everything that `scripts/aws-emulators.sh` installs. */
    cache: string;
    sqs: string;
    moto: string;
    /** Path of of-watchdog; undefined where it cannot be had, and its stand-in runs the function. */
    watchdog: string | undefined;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cache = installEmulators();
  const [sqs, moto] = await Promise.all([startSqs(cache), startMoto(cache)]);
  project.provide('cache', cache);
  project.provide('sqs', sqs.endpoint);
  project.provide('moto', moto.endpoint);
  const watchdog = findWatchdog();
  if (watchdog === undefined) process.stdout.write('of-watchdog cannot be had here: its stand-in runs the function\n');
  project.provide('watchdog', watchdog);
  return async () => {
    await Promise.all([sqs.stop(), moto.stop()]);
  };
}
