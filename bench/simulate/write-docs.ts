/** `npm run docs:autoscaling`: writes the plots and tables of docs/autoscaling.md, drawn by plotmill itself. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { render } from '../../renderer/render.ts';
import { type Answer, answer, replicaRate, scalers } from './answer.ts';
import { partsOf, readCalibration } from './calibration.ts';
import { quotas } from './quotas.ts';
import { writeSection } from './write-section.ts';

const RATES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const BURST = { burst: 5, burstSeconds: 60 };
const page = 'docs/autoscaling.md';
const calibration = readCalibration();
const whole = (value: number): string => Math.round(value).toLocaleString('en');

const answers = RATES.map((perMinute) => scalers().map((scaler) => answer({ perMinute, ...BURST }, scaler)));
const names = answers[0].map(({ scaler }) => scaler);

function series(pick: (answer: Answer) => number): object[] {
  return names.map((label, i) => ({
    type: 'line',
    x: RATES,
    y: answers.map((row) => Math.max(pick(row[i]), 0.01)),
    marker: 'o',
    label,
  }));
}

const log = { xscale: 'log', yscale: 'log', xlabel: 'figures a minute', grid: true };
const byRate = {
  figure: { size: [12, 3.8], layout: 'constrained', subplots: { ncols: 3 } },
  axes: [
    { ...log, title: 'Wait, 95th percentile (s)', legend: true, marks: series(({ outcome }) => outcome.waitP95) },
    { ...log, title: 'Replicas at the peak', marks: series(({ outcome }) => outcome.replicasPeak) },
    { ...log, title: 'Cost a month ($)', marks: series(({ perMonth }) => perMonth) },
  ],
};

const burst = answers[RATES.indexOf(100_000)];
const overTime = (pick: (answer: Answer) => readonly number[]): object[] =>
  burst.map((entry) => ({
    type: 'line',
    x: pick(entry).map((_, i) => (i * entry.outcome.step) / 60),
    y: pick(entry),
    label: entry.scaler,
    drawstyle: 'steps-post',
  }));
const during = {
  figure: { size: [12, 3.8], layout: 'constrained', subplots: { ncols: 2 } },
  axes: [
    {
      title: 'Replicas that draw',
      xlabel: 'minutes',
      grid: true,
      legend: true,
      marks: overTime(({ outcome }) => outcome.replicas),
    },
    { title: 'Figures that wait', xlabel: 'minutes', grid: true, marks: overTime(({ outcome }) => outcome.backlog) },
  ],
};

mkdirSync('docs/autoscaling', { recursive: true });
for (const [name, figure] of Object.entries({ 'by-rate': byRate, burst: during })) {
  writeFileSync(`docs/autoscaling/${name}.png`, (await render(figure)).body);
}

const rows = answers.flatMap((row) =>
  row.map(
    ({ perMinute, scaler, outcome, perMonth }) =>
      `| ${whole(perMinute)} | ${scaler} | ${outcome.replicasMean.toFixed(1)} | ${whole(outcome.replicasPeak)} | ${outcome.waitP50.toFixed(2)} | ${outcome.waitP95.toFixed(2)} | ${whole(outcome.backlogPeak)} | ${whole(perMonth)} |`,
  ),
);
const { measured, assumed, date, machine, figure } = calibration;
const sections: Record<string, string> = {
  calibration: `Measured on ${date} (${machine}) with a ${figure}: ${measured.serviceMs} ms a figure (coefficient of variation ${measured.serviceVariation}), ${measured.callMs} ms around it for the call, ${(measured.processStartMs / 1000).toFixed(2)} s from the start of \`plotmill function\` to its first warm worker. Assumed: ${assumed.podStartMs / 1000} s until Kubernetes has started a container whose image is on the node, ${assumed.awsMs} ms a figure in SQS, DynamoDB and S3, ${assumed.workersPerReplica} workers with a core each in a replica. So one replica draws ${whole(replicaRate * 60)} figures a minute.`,
  answers: `| figures/min | scaler | replicas, mean | peak | wait p50 (s) | p95 (s) | backlog, peak | $ a month |\n| --: | --- | --: | --: | --: | --: | --: | --: |\n${rows.join('\n')}`,
  quotas: `| AWS quota | limit | reached at figures/min | then |\n| --- | --- | --: | --- |\n${quotas({
    inFlightSeconds: partsOf(calibration).service + partsOf(calibration).overhead + 1,
    replicaPerMinute: replicaRate * 60,
  })
    .map(({ what, limit, reachedAt, remedy }) => `| ${what} | ${limit} | ${whole(reachedAt)} | ${remedy} |`)
    .join('\n')}`,
};
for (const [name, body] of Object.entries(sections)) writeSection(page, name, body);
