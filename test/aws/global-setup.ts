/** Installs and starts the emulators once for a whole run; test files find them with `sharedEmulators`. */
import type { TestProject } from 'vitest/node';
import { installEmulators, startMoto, startSqs } from './emulators.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Cache folder with everything that `scripts/aws-emulators.sh` installs. */
    cache: string;
    sqs: string;
    moto: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cache = installEmulators();
  const [sqs, moto] = await Promise.all([startSqs(cache), startMoto(cache)]);
  project.provide('cache', cache);
  project.provide('sqs', sqs.endpoint);
  project.provide('moto', moto.endpoint);
  return async () => {
    await Promise.all([sqs.stop(), moto.stop()]);
  };
}
