import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/adapters/embedded/embedded.ts';
import type { Job } from '../../src/job/job.ts';
import { script } from '../support/scripted-pool.ts';
import type { SpoolOrder, SpoolReport } from '../support/spool-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { Trail } from '../support/trail.ts';

const program = fileURLToPath(new URL('../support/spool-process.ts', import.meta.url));

describe('A process of the service', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const children = new Set<ChildProcess>();

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(async () => {
    for (const child of children) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    children.clear();
    directory.remove();
  });

  function start(figures: readonly string[], untilIdle = false): { child: ChildProcess; reports: Trail<SpoolReport> } {
    const file = join(directory.path, 'figures.ndjson');
    writeFileSync(file, figures.join('\n'));
    const order: SpoolOrder = { directory: join(directory.path, 'data'), figures: file, untilIdle };
    const child = fork(program, [JSON.stringify(order)], { execArgv: [] });
    children.add(child);
    const reports = new Trail<SpoolReport>();
    child.on('message', (report: SpoolReport) => reports.add(report));
    return { child, reports };
  }

  async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  const accepted = (reports: Trail<SpoolReport>) =>
    reports.all.flatMap((report) => (report.type === 'accepted' ? [report.id] : []));

  const open = () => openEmbedded({ directory: join(directory.path, 'data') });

  /** Runs the process again until nothing is on the queue any more; returns all jobs by id. */
  async function finishAll(): Promise<Map<string, Job>> {
    const { child } = start([], true);
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    const embedded = open();
    const { items } = await embedded.jobs.list({ limit: 100_000 });
    await embedded.close();
    return new Map(items.map((job) => [job.id, job]));
  }

  const distinct = (count: number) =>
    Array.from({ length: count }, (_, tag) => script({ do: 'slow', ms: 1, bytes: 5_000, tag }));

  it('loses no acknowledged job to kill -9 under load: each finishes once after the restart', async () => {
    const { child, reports } = start(distinct(5_000));
    await reports.find(() => accepted(reports).length >= 1_000);
    await kill(child, 'SIGKILL');
    const ids = accepted(reports);
    const jobs = await finishAll();
    for (const id of ids) expect(jobs.get(id)?.status, id).toBe('succeeded');
    const embedded = open();
    expect(await embedded.queue.depth()).toMatchObject({ visible: 0, inFlight: 0, dead: 0 });
    for (const id of ids) {
      const job = jobs.get(id);
      expect((await embedded.results.open(job?.resultKey ?? ''))?.body.byteLength).toBe(5_000);
    }
    expect((await embedded.results.usage()).count).toBe(jobs.size);
    await embedded.close();
  });

  it('loses nothing to SIGTERM under load, and counts no attempt for it', async () => {
    const { child, reports } = start(distinct(3_000));
    await reports.find(() => accepted(reports).length >= 500);
    await kill(child, 'SIGTERM');
    expect(reports.all.at(-1)?.type).toBe('stopped');
    const ids = accepted(reports);
    const jobs = await finishAll();
    for (const id of ids) expect(jobs.get(id), id).toMatchObject({ status: 'succeeded', attempts: 1 });
  });

  it('brings a poison job to the dead letters after three attempts while the others flow', async () => {
    const poison = script({ do: 'kill' });
    const { child, reports } = start([...distinct(50), poison, ...distinct(150).slice(50)]);
    await reports.find(() => accepted(reports).length === 151);
    await kill(child, 'SIGTERM');
    const jobs = await finishAll();
    const bad = reports.all.find((report) => report.type === 'accepted' && report.figure === poison) as { id: string };
    for (const [id, job] of jobs) expect(job.status, id).toBe(id === bad.id ? 'failed' : 'succeeded');
    expect(jobs.get(bad.id)).toMatchObject({ attempts: 3, error: { kind: 'transient', code: 'worker-crashed' } });
    const embedded = open();
    expect((await embedded.queue.deadLetters({ limit: 10 })).items.map(({ jobId }) => jobId)).toEqual([bad.id]);
    await embedded.close();
  });

  it('leaves no worker behind when it is killed, not even one that hangs', async () => {
    const { child, reports } = start([script({ do: 'hang', tag: 1 }), script({ do: 'hang', tag: 2 })]);
    await reports.find(() => accepted(reports).length === 2);
    const { pid = 0 } = (await reports.find(({ type }) => type === 'worker')) as { pid?: number };
    await kill(child, 'SIGKILL');
    const gone = async (): Promise<void> => {
      while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await gone();
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
