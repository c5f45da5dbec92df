/** `npm run bench:aws [-- JOBS [RUNS]]`: calls per job, cold starts and cost per million figures, as Markdown. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { coldStarts } from './cold-start.ts';
import { costPerMillion } from './cost.ts';
import { load } from './load.ts';
import prices from './prices.json' with { type: 'json' };

const jobs = Number(process.argv[2] ?? 2_000);
const runs = Number(process.argv[3] ?? 7);
const ASSUMPTIONS = { retentionDays: 30, utilization: 0.6 };

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const print = (text: string) => process.stdout.write(`${text}\n\n`);

const busy = loadavg()[0];
print(
  `${availableParallelism()} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}, ` +
    `load average before the run ${busy.toFixed(1)}`,
);

const cold = await coldStarts(runs);
print('## Cold start: process to first PNG');
print(
  table(
    ['function', 'median', 'fastest', 'CPU, median', 'runs'],
    cold.map((c) => [
      c.name,
      `${c.medianMs.toFixed(0)} ms`,
      `${c.fastestMs.toFixed(0)} ms`,
      `${c.cpuMs.toFixed(0)} ms`,
      String(c.runs),
    ]),
  ),
);

/** Figures a post: a client with many sends them together. */
const TOGETHER = 50;
const few = await load(Math.ceil(jobs / 4), 1);
const result = await load(jobs, TOGETHER);
print(`## ${few.jobs} jobs posted one by one and ${result.jobs} posted ${TOGETHER} at a time, every picture fetched`);
const loads = [few, result];
print(
  table(
    ['what', 'one by one', `${TOGETHER} at a time`],
    [
      ['jobs a minute, against emulators on the same cores', ...loads.map((l) => l.jobsPerMinute.toFixed(0))],
      ['SQS requests per job', ...loads.map((l) => l.usage.sqsRequests.toFixed(2))],
      ...Object.keys(result.cpuMs).map((role) => [
        `CPU of the ${role} per job`,
        ...loads.map((l) => `${l.cpuMs[role].toFixed(2)} ms`),
      ]),
      ['picture', ...loads.map((l) => `${(l.usage.pictureBytes / 1000).toFixed(1)} kB`)],
      ['record', ...loads.map((l) => `${l.usage.itemBytes} B`)],
    ],
  ),
);
print(
  table(
    ['AWS call, per job', 'one by one', `${TOGETHER} at a time`],
    result.calls.map(({ action, perJob }) => [
      action,
      (few.calls.find((call) => call.action === action)?.perJob ?? 0).toFixed(3),
      perJob.toFixed(3),
    ]),
  ),
);

const lines = costPerMillion(result.usage, prices, ASSUMPTIONS);
print(`## Cost of a million figures (${prices.region}, prices of ${prices.date})`);
print(
  table(
    ['what', 'quantity', prices.currency],
    [
      ...lines.map(({ what, quantity, cost }) => [what, quantity, cost.toFixed(2)]),
      ['**sum**', '', `**${lines.reduce((sum, { cost }) => sum + cost, 0).toFixed(2)}**`],
    ],
  ),
);
print(
  `Beside it, whatever is drawn: the EKS control plane, ${(prices.clusterPerHour * 730).toFixed(0)} a month. ${prices.source}`,
);
