/**
 * `npm run bench:render`: CPU time per figure of the native renderer and of Matplotlib, both warm and taking turns, over the gallery;
 * then figures of very many points; then, when asked, whether memory stays flat.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { figureNames, figureOf } from '../gallery/figures.ts';
import { median } from '../src/cli/bench/distribution.ts';
import { scatter } from '../src/cli/bench/scatter.ts';
import { load, machine } from './machine.ts';
import { manyPoints } from './many-points.ts';
import { startMatplotlib } from './matplotlib-peer.ts';

const help = `npm run bench:render -- [options] [NAME…]      names of gallery figures, may hold *
  --every N        only every Nth figure of the gallery
  --repeats N      Matplotlib's drawings per figure, after one to warm up (3)
  --no-gallery, --no-points, --no-matplotlib
  --scale X        a share of the 10^6 and 10^7 points (1)
  --soak N         draw N figures that are all different and print the memory
  --json           print JSON
`;

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    every: { type: 'string', default: '1' },
    repeats: { type: 'string', default: '3' },
    gallery: { type: 'boolean', default: true },
    points: { type: 'boolean', default: true },
    matplotlib: { type: 'boolean', default: true },
    scale: { type: 'string', default: '1' },
    soak: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  process.stdout.write(help);
  process.exit(0);
}

// The bundle when it was built, as users have it.
const bundle = fileURLToPath(new URL('../dist/renderer/render.js', import.meta.url));
const { render } = (await import(
  existsSync(bundle) ? bundle : '../renderer/render.ts'
)) as typeof import('../renderer/render.ts');

const print = (text: string): void => void (options.json || process.stdout.write(`${text}\n`));
const peer = options.matplotlib ? await startMatplotlib() : undefined;
const head = { machine: machine(), date: new Date().toISOString(), load: load(), matplotlib: peer?.version };
print(
  `${head.machine}\n${head.date}, load average ${head.load}, ${peer ? `Matplotlib ${peer.version}` : 'no Matplotlib'}\n`,
);

/** CPU milliseconds of one drawing from JSON text to PNG. */
async function once(text: string): Promise<number> {
  const start = process.cpuUsage();
  await render(JSON.parse(text));
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Median over at least 25 drawings and 100 ms, after 60 drawings or 1.5 s: V8 optimizes only what has run for a while, on threads of its
 * own, which for a few drawings may take as much as these.
 */
async function native(text: string): Promise<number> {
  for (let drawn = 0, spent = 0; drawn < 60 && spent < 1_500; drawn++) spent += await once(text);
  const times: number[] = [];
  for (let spent = 0; times.length < 25 || (spent < 100 && times.length < 200); ) {
    const ms = await once(text);
    times.push(ms);
    spent += ms;
  }
  return median(times);
}

/** How many of the figures that are least ahead are looked at again. */
const doubtful = 10;

interface Compared {
  readonly name: string;
  readonly native: number;
  readonly matplotlib?: number;
}

/** A turn of ours and one of Matplotlib's; undefined, and noted, when we cannot draw it. */
async function compare(name: string): Promise<Compared | undefined> {
  const mine = await native(JSON.stringify(figureOf(name))).catch((error: Error) => {
    skipped.push(`${name} (${error.message.slice(0, 80)})`);
    return undefined;
  });
  if (mine === undefined) return undefined;
  const theirs = await peer?.draw({ figure: name, repeats: Number(options.repeats) });
  return { name, native: mine, matplotlib: theirs && median(theirs) };
}

const compared: Compared[] = [];
const skipped: string[] = [];
if (options.gallery) {
  const names = figureNames(patterns).filter((_, i) => i % Number(options.every) === 0);
  for (const name of names) {
    const one = await compare(name);
    if (one === undefined) continue;
    compared.push(one);
    if (!options.json) process.stderr.write(`\r${compared.length} of ${names.length} `);
  }
  if (!options.json) process.stderr.write('\n');
  await lookAgain();
  reportGallery();
}

/** A core shared with others slows single turns down by half: those least ahead are told by the median of three. */
async function lookAgain(): Promise<void> {
  if (peer === undefined) return;
  for (const first of compared.toSorted(byAhead).slice(0, doubtful)) {
    const again = [await compare(first.name), await compare(first.name)];
    const turns = [first, ...again.filter((turn) => turn !== undefined)].sort(byAhead);
    compared[compared.indexOf(first)] = turns[turns.length >> 1];
  }
}

/** How many times Matplotlib's speed; what Matplotlib could not draw is ahead of all. */
function ahead({ native, matplotlib }: Compared): number {
  return (matplotlib ?? Number.POSITIVE_INFINITY) / native;
}

function byAhead(a: Compared, b: Compared): number {
  return ahead(a) < ahead(b) ? -1 : Number(ahead(a) > ahead(b));
}

function reportGallery(): void {
  print(`gallery: ${compared.length} figures drawn; ${skipped.length} not drawn yet${skipped.length ? ':' : ''}`);
  for (const line of skipped) print(`  ${line}`);
  print(`CPU of a figure: median ${median(compared.map((c) => c.native)).toFixed(2)} ms`);
  const both = compared.filter((c) => c.matplotlib !== undefined).sort(byAhead);
  if (both.length > 0) {
    print(
      `times faster than Matplotlib: median ${median(both.map(ahead)).toFixed(1)} (to reach: 25), least ${ahead(both[0]).toFixed(1)} (6)`,
    );
    print('\nleast ahead of Matplotlib, by the median of three turns:');
    for (const c of both.slice(0, doubtful)) {
      print(
        `  ${ahead(c).toFixed(1).padStart(6)} ×  ${c.native.toFixed(2).padStart(8)} ms against ${(c.matplotlib ?? 0).toFixed(0)} ms  ${c.name}`,
      );
    }
  }
  print('\nslowest:');
  for (const c of compared.toSorted((a, b) => b.native - a.native).slice(0, 10)) {
    print(`  ${c.native.toFixed(2).padStart(8)} ms  ${c.name}`);
  }
}

const large: { name: string; native: number; matplotlib?: number }[] = [];
if (options.points) {
  print('\nvery many points (to reach: 150 ms; parsing the JSON around them is not counted):');
  const theirs = new Map<string, number | undefined>();
  for (const { name, kind, points, figure } of manyPoints(Number(options.scale))) {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const start = process.cpuUsage();
      await render(figure);
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000);
    }
    if (!theirs.has(kind)) theirs.set(kind, (await peer?.draw({ kind, points }))?.[0]);
    const [mine, other] = [median(times.slice(1)), theirs.get(kind)];
    large.push({ name, native: mine, matplotlib: other });
    print(`  ${mine.toFixed(0).padStart(6)} ms${other ? ` against ${other.toFixed(0)} ms` : ''}  ${name}`);
  }
}
await peer?.stop();

let soak: { figures: number; startMiB: number; endMiB: number } | undefined;
if (options.soak !== undefined) {
  const figures = Number(options.soak);
  const mib = (): number => process.memoryUsage.rss() / 2 ** 20;
  print(`\nmemory over ${figures} figures:`);
  // The first thousand fill caches that are bounded, and warm the code.
  for (let i = 0; i < 1000; i++) await render(JSON.parse(scatter('soak', i, 8)));
  const startMiB = mib();
  print(`  ${startMiB.toFixed(0)} MiB after 1,000`);
  for (let i = 1; i <= figures; i++) {
    await render(JSON.parse(scatter('soak', 1000 + i, 8)));
    if (i % Math.max(1, Math.round(figures / 10)) === 0) print(`  ${mib().toFixed(0)} MiB after ${1000 + i}`);
  }
  soak = { figures, startMiB, endMiB: mib() };
}
if (options.json)
  process.stdout.write(`${JSON.stringify({ ...head, gallery: compared, skipped, large, soak }, null, 2)}\n`);
