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

const result = await load(jobs);
print(`## ${result.jobs} jobs from 16 clients, every picture fetched`);
print(
  table(
    ['what', 'value'],
    [
      ['jobs a minute, against emulators on the same cores', result.jobsPerMinute.toFixed(0)],
      ['SQS requests per job', result.usage.sqsRequests.toFixed(2)],
      ...Object.entries(result.cpuMs).map(([role, ms]) => [`CPU of the ${role} per job`, `${ms.toFixed(2)} ms`]),
      ['picture', `${(result.usage.pictureBytes / 1000).toFixed(1)} kB`],
      ['record', `${result.usage.itemBytes} B`],
    ],
  ),
);
print(
  table(
    ['AWS call', 'per job'],
    result.calls.map(({ action, perJob }) => [action, perJob.toFixed(3)]),
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
