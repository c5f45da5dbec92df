import type { ReadinessCheck } from '../../api/dependencies.ts';
import type { AwsPorts } from './connect-aws.ts';

/** Probes come every few seconds and from several sides: one look answers all of them for so long. */
const GOOD_FOR_MS = 5_000;

async function check(name: string, look: () => Promise<unknown>): Promise<ReadinessCheck> {
  try {
    await look();
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Checks that queue and job store answer. */
export function awsReadiness(ports: AwsPorts): () => Promise<ReadinessCheck[]> {
  let last: { at: number; checks: Promise<ReadinessCheck[]> } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at > GOOD_FOR_MS) {
      const checks = Promise.all([
        check('queue', () => ports.queue.depth()),
        check('job-store', () => ports.jobs.get('readiness')),
      ]);
      last = { at: now, checks };
    }
    return last.checks;
  };
}
