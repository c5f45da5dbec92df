/** The load generator: lanes of one connection each, which submit figures and fetch every picture. */
import { faultOfPng } from './check-png.ts';
import { type Answer, Connection } from './connection.ts';
import { type Distribution, distribution } from './distribution.ts';
import { scatter } from './scatter.ts';

/**
 * What a lane does with a figure. `accept`: post it. `download`: post it, wait for the job's end, fetch the picture (three
 * requests). `wait`: one request that answers with the picture (`Prefer: wait`).
 */
export const loadModes = ['download', 'wait', 'accept'] as const;
export type LoadMode = (typeof loadModes)[number];

export interface LoadPlan {
  readonly server: string;
  readonly key?: string;
  readonly mode: LoadMode;
  readonly connections: number;
  /** Stops submitting after this many seconds; what is under way is still fetched. */
  readonly seconds: number;
  /** Stops submitting after this many figures. */
  readonly figures: number;
  /** Figures per second, started on a clock whatever the server does; undefined: each lane starts the next one at once. */
  readonly rate?: number;
  /** Points of a scatter. */
  readonly points: number;
}

export interface LoadReport {
  readonly mode: LoadMode;
  readonly connections: number;
  readonly rate?: number;
  readonly points: number;
  /** Until the last answer was in. */
  readonly seconds: number;
  readonly accepted: number;
  readonly acceptedPerSecond: number;
  /** Pictures fetched and found whole. */
  readonly fetched: number;
  readonly fetchedPerMinute: number;
  readonly bytesPerPicture: number;
  /** Milliseconds until the 202 (`accept`, `download`). */
  readonly acceptMs?: Distribution;
  /** Milliseconds from the submit until the picture was there (`download`, `wait`). */
  readonly resultMs?: Distribution;
  /** What went wrong, how often. */
  readonly errors: Readonly<Record<string, number>>;
  /** CPU of the generator itself. */
  readonly cpuSeconds: number;
}

interface Tally {
  readonly acceptMs: number[];
  readonly resultMs: number[];
  readonly errors: Map<string, number>;
  accepted: number;
  fetched: number;
  bytes: number;
}

const POST = 'content-type: application/json\r\n';
const POST_AND_WAIT = `${POST}accept: image/png\r\nprefer: wait=60\r\n`;

/** Puts a server under load and reports what came of it. Rejects when the server cannot be reached. */
export async function putUnderLoad(plan: LoadPlan): Promise<LoadReport> {
  const base = new URL(plan.server);
  const headers: Record<string, string> = plan.key === undefined ? {} : { authorization: `Bearer ${plan.key}` };
  const open = (): Promise<Connection> => Connection.open(base, headers);
  const connections = await Promise.all(Array.from({ length: plan.connections }, open));
  const tally: Tally = { acceptMs: [], resultMs: [], errors: new Map(), accepted: 0, fetched: 0, bytes: 0 };
  // A server that was asked before must not know these pictures.
  const seed = `${Date.now()}.${process.pid}`;
  const cpu = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  const lane = async (first: Connection): Promise<void> => {
    let connection = first;
    for (;;) {
      const index = next++;
      const due = plan.rate === undefined ? performance.now() : start + (index * 1000) / plan.rate;
      if (index >= plan.figures || due - start >= plan.seconds * 1000) break;
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      // A lane that was still busy when the figure was due makes it late, and that counts.
      const since = early > 0 ? performance.now() : due;
      try {
        await submit(connection, scatter(seed, index, plan.points), plan, since, tally);
      } catch (error) {
        note(tally, error instanceof Error ? error.message : String(error));
        if (error instanceof BadAnswer) continue;
        await connection.close();
        connection = await open();
      }
    }
    await connection.close();
  };
  await Promise.all(connections.map(lane));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    mode: plan.mode,
    connections: plan.connections,
    rate: plan.rate,
    points: plan.points,
    seconds,
    accepted: tally.accepted,
    acceptedPerSecond: tally.accepted / seconds,
    fetched: tally.fetched,
    fetchedPerMinute: (tally.fetched * 60) / seconds,
    bytesPerPicture: tally.fetched === 0 ? 0 : tally.bytes / tally.fetched,
    acceptMs: distribution(tally.acceptMs),
    resultMs: distribution(tally.resultMs),
    errors: Object.fromEntries(tally.errors),
    cpuSeconds: (user + system) / 1e6,
  };
}

/** The server answered, but not as it should. */
class BadAnswer extends Error {}

/** One figure from the post to its picture. */
async function submit(
  connection: Connection,
  figure: string,
  { mode }: LoadPlan,
  since: number,
  tally: Tally,
): Promise<void> {
  if (mode === 'wait') {
    const answer = await connection.request('POST', '/v1/jobs', POST_AND_WAIT, figure);
    take(answer, since, tally);
    tally.accepted += 1;
    return;
  }
  const accepted = await connection.request('POST', '/v1/jobs', POST, figure);
  if (accepted.status !== 202) throw new BadAnswer(`POST answered ${accepted.status}`);
  tally.accepted += 1;
  tally.acceptMs.push(performance.now() - since);
  if (mode === 'accept') return;
  const { id } = JSON.parse(accepted.body.toString()) as { id: string };
  for (let status = 'queued'; status !== 'succeeded'; ) {
    const job = await connection.request('GET', `/v1/jobs/${id}?wait=30`);
    if (job.status !== 200) throw new BadAnswer(`the job answered ${job.status}`);
    ({ status } = JSON.parse(job.body.toString()) as { status: string });
    if (status === 'failed' || status === 'canceled') throw new BadAnswer(`the job ${status}`);
  }
  take(await connection.request('GET', `/v1/jobs/${id}/result`), since, tally);
}

function take(answer: Answer, since: number, tally: Tally): void {
  if (answer.status !== 200) throw new BadAnswer(`the picture answered ${answer.status}`);
  const fault = faultOfPng(answer.body);
  if (fault !== undefined) throw new BadAnswer(`a picture with ${fault}`);
  tally.resultMs.push(performance.now() - since);
  tally.fetched += 1;
  tally.bytes += answer.body.length;
}

function note(tally: Tally, what: string): void {
  tally.errors.set(what, (tally.errors.get(what) ?? 0) + 1);
}
