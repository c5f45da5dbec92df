import { fileURLToPath } from 'node:url';

/** The file a worker process runs: `worker.ts` beside this source, or `worker.cjs` beside the bundle that this became. */
export const workerEntry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.cjs', import.meta.url),
);
