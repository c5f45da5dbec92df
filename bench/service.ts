/**
 * `npm run bench`: what the service does on this machine, next to the same figure by Matplotlib. Everything runs as a user runs it:
 * the bundle, a real data directory, the load generator in a process of its own, and every picture fetched and checked.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../src/cli/bench/distribution.ts';
import type { LoadReport } from '../src/cli/bench/load.ts';
import { scatter } from '../src/cli/bench/scatter.ts';
import { load, machine, machineCpuSeconds } from './machine.ts';
import { runMatplotlib } from './matplotlib.ts';
import { runProcess } from './run-process.ts';
import { BenchServer, program } from './server.ts';
import { printRows, type Row } from './table.ts';

const help = `npm run bench -- [options]
  --quick            a tenth of the time, for a first impression
  --seconds N        length of each run under load (10)
  --connections N    kept-alive connections (64)
  --points N         points of the scatter (8, as the article has)
  --starts N         starts to take the median of (5)
  --only A,B         of: start, render, idle, accept, throughput, steady, matplotlib
  --json             print JSON
`;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    connections: { type: 'string', default: '64' },
    points: { type: 'string', default: '8' },
    starts: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  process.stdout.write(help);
  process.exit(0);
}

const seconds = Number(options.seconds ?? (options.quick ? 2 : 10));
const starts = Number(options.starts ?? (options.quick ? 2 : 5));
const warmUp = ['--seconds', `${Math.max(2, seconds / 2)}`, '--points', options.points];
const chosen = options.only?.split(',');
const wants = (name: string): boolean => chosen === undefined || chosen.includes(name);
const rows: Row[] = [];
const tell = (text: string): void => void process.stderr.write(`${text}\n`);
const add = (row: Row): void => {
  rows.push(row);
  tell(`  ${row.what}: ${row.measured}`);
};
const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
let failures = 0;

/** Refuses to print a rate of answers that were wrong. */
function checked(report: LoadReport): LoadReport {
  for (const [what, count] of Object.entries(report.errors)) {
    failures += count;
    tell(`  ${count} × ${what}`);
  }
  return report;
}

/** Milliseconds of a bare Node, to take off what is not ours. */
async function bareNode(): Promise<number> {
  const runs: number[] = [];
  for (let i = 0; i < starts; i++) runs.push((await runProcess(process.execPath, ['-e', '0'])).ms);
  return median(runs);
}

async function measureStart(): Promise<void> {
  tell('starting …');
  const bare = await bareNode();
  const runs: number[] = [];
  for (let i = 0; i < starts; i++) {
    const server = await BenchServer.start();
    runs.push(server.firstFigureMs - bare);
    await server.stop();
  }
  add({ what: 'a bare Node', measured: ms(bare) });
  add({ what: 'start to first figure, after Node is up', measured: ms(median(runs)), target: '≤ 300 ms' });
}

async function measureRender(): Promise<void> {
  tell('rendering from the command line …');
  const figure = scatter('render', 0, Number(options.points));
  const out = join(tmpdir(), `plotmill-bench-${process.pid}.png`);
  const input = `${out}.json`;
  writeFileSync(input, figure);
  const runs: number[] = [];
  for (let i = 0; i < starts * 2; i++) {
    const run = await runProcess(process.execPath, [...program, 'render', input, '-o', out]);
    if (run.code !== 0) throw new Error(run.stderr);
    runs.push(run.ms);
  }
  add({ what: '`plotmill render`, the whole process', measured: ms(median(runs)), target: '≤ 150 ms' });
}

async function measureIdle(server: BenchServer): Promise<void> {
  tell('idle …');
  const flags = ['-c', '1', '-t', `${seconds}`, '-n', '500', '--points', options.points];
  for (const [mode, what] of [
    ['download', 'post, wait, fetch'],
    ['wait', 'one request'],
  ] as const) {
    const { resultMs, acceptMs } = checked(await server.load('-m', mode, ...flags));
    if (acceptMs) add({ what: 'idle: post → 202, p50', measured: ms(acceptMs.p50) });
    if (resultMs === undefined) continue;
    const target = mode === 'download' ? 'p50 ≤ 10 ms' : undefined;
    const measured = `p50 ${ms(resultMs.p50)}, p90 ${ms(resultMs.p90)}, p99 ${ms(resultMs.p99)}`;
    add({ what: `idle: submit → picture (${what})`, measured, target });
  }
}

async function measureAccepts(): Promise<void> {
  tell('accepting a flood of posts …');
  const server = await BenchServer.start();
  try {
    const flags = ['-c', options.connections, '--points', options.points];
    await server.load('-m', 'accept', '-c', options.connections, ...warmUp);
    const before = await server.succeeded();
    const report = checked(await server.load('-m', 'accept', ...flags, '-t', `${Math.min(seconds, 5)}`));
    const drawn = ((await server.succeeded()) - before) / report.seconds;
    const measured = `${whole(report.acceptedPerSecond)} a second, p50 ${ms(report.acceptMs?.p50 ?? Number.NaN)}`;
    add({ what: 'durable accepts in a flood of posts', measured, target: '≥ 3,000 a second' });
    add({ what: '  figures drawn beside them', measured: `${whole(drawn)} a second` });
  } finally {
    await server.stop();
  }
}

/** Figures a minute end to end; returns the rate of the way that takes three requests. */
async function measureThroughput(server: BenchServer): Promise<number> {
  tell('figures a minute …');
  await server.load('-m', 'wait', '-c', options.connections, ...warmUp);
  let rate = 0;
  for (const [mode, what] of [
    ['download', 'post, wait, fetch'],
    ['wait', 'one request'],
  ] as const) {
    const [before, others, start] = [server.cpu(), machineCpuSeconds(), performance.now()];
    const flags = ['-m', mode, '-c', options.connections, '-t', `${seconds}`, '--points', options.points];
    const report = checked(await server.load(...flags));
    const [after, othersAfter, end] = [server.cpu(), machineCpuSeconds(), performance.now()];
    const perFigure = (value: number): number => (value * 1000) / report.fetched;
    const main = perFigure(after.server - before.server);
    const workers = perFigure(after.workers - before.workers);
    const generator = perFigure(report.cpuSeconds);
    if (mode === 'download') rate = report.fetchedPerMinute;
    add({
      what: `figures end to end (${what}, ${report.connections} connections)`,
      measured: `${whole(report.fetchedPerMinute)} a minute`,
      target: mode === 'download' ? '≥ 30,000 a minute' : undefined,
    });
    add({
      what: '  CPU a figure: server + workers + load generator',
      measured: `${ms(main)} + ${ms(workers)} + ${ms(generator)}`,
    });
    if (others !== undefined && othersAfter !== undefined) {
      const ours = after.server - before.server + after.workers - before.workers + report.cpuSeconds;
      const rest = Math.max(0, (othersAfter - others - ours) / ((end - start) / 1000));
      add({ what: '  cores that other programs used meanwhile', measured: rest.toFixed(2) });
    }
    if (mode === 'wait') add({ what: 'bytes a figure', measured: whole(report.bytesPerPicture) });
  }
  const memory = server.memory();
  add({ what: 'memory of the server', measured: `${memory.server.toFixed(0)} MiB` });
  const each = memory.workers.map((mib) => mib.toFixed(0)).join(', ');
  add({ what: 'memory of each worker', measured: `${each} MiB` });
  return rate;
}

async function measureSteady(server: BenchServer, perMinute: number): Promise<void> {
  tell('at 70 % load …');
  const rate = Math.max(1, (perMinute / 60) * 0.7);
  const flags = ['-r', `${rate}`, '-c', options.connections, '-t', `${seconds}`, '--points', options.points];
  const { resultMs } = checked(await server.load('-m', 'download', ...flags));
  if (resultMs === undefined) return;
  const measured = `p50 ${ms(resultMs.p50)}, p90 ${ms(resultMs.p90)}, p99 ${ms(resultMs.p99)}`;
  add({ what: `at 70 % load (${rate.toFixed(0)} a second): submit → picture`, measured });
}

async function measureMatplotlib(): Promise<void> {
  tell('Matplotlib …');
  const run = await runMatplotlib(options.quick ? 20 : 100, Number(options.points));
  if (run === undefined) {
    tell('  no Python with Matplotlib found: left out');
    return;
  }
  add({ what: `Matplotlib ${run.version}, the same figure warm: CPU a figure`, measured: ms(run.cpuMs) });
  add({ what: '  one process alone', measured: `${whole(60_000 / run.wallMs)} a minute` });
  add({ what: '  bytes a figure', measured: whole(run.bytes) });
  add({ what: '  import', measured: ms(run.importMs) });
  add({ what: '  memory', measured: `${run.residentMiB.toFixed(0)} MiB` });
}

const loadBefore = load();
if (wants('start')) await measureStart();
if (wants('render')) await measureRender();
if (wants('accept')) await measureAccepts();
if (wants('idle') || wants('throughput') || wants('steady')) {
  const server = await BenchServer.start();
  try {
    if (wants('throughput') || wants('steady')) {
      const rate = await measureThroughput(server);
      if (wants('steady')) await measureSteady(server, rate);
    }
    // Last, because a user's server is warm when somebody looks at its latency.
    if (wants('idle')) await measureIdle(server);
  } finally {
    await server.stop();
  }
}
if (wants('matplotlib')) await measureMatplotlib();

const head = { machine: machine(), date: new Date().toISOString(), loadBefore, loadAfter: load() };
if (options.json) process.stdout.write(`${JSON.stringify({ ...head, rows }, null, 2)}\n`);
else {
  process.stdout.write(
    `\n${head.machine}\n${head.date}, load average ${loadBefore} before, ${head.loadAfter} after\n\n`,
  );
  printRows(rows);
}
if (failures > 0) process.exitCode = 1;
