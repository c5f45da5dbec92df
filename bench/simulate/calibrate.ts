/** `npm run simulate:calibrate`: measures a function's start and its time per figure, and writes `calibration.json`. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { calibrationFile, readCalibration } from './calibration.ts';
import { startReplica } from './function-process.ts';
import { scatterOf } from './heavy-figure.ts';

const STARTS = 5;
const FIGURES = 400;
const WARM = 100;

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const starts: number[] = [];
const render: number[] = [];
const call: number[] = [];
for (let run = 0; run < STARTS; run++) {
  const replica = await startReplica();
  starts.push(replica.startMs);
  if (run === STARTS - 1) {
    for (let i = 0; i < FIGURES; i++) {
      const begin = performance.now();
      const response = await fetch(replica.url, {
        method: 'POST',
        headers: { accept: 'image/png', 'content-type': 'application/json' },
        body: scatterOf(200, i),
      });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`the function answered ${response.status}`);
      if (i < WARM) continue;
      const drawn = Number(response.headers.get('x-plotmill-render-ms'));
      render.push(drawn);
      call.push(performance.now() - begin - drawn);
    }
  }
  await replica.child.kill('SIGTERM');
}
const mean = render.reduce((sum, value) => sum + value, 0) / render.length;
const deviation = Math.sqrt(render.reduce((sum, value) => sum + (value - mean) ** 2, 0) / render.length);
const round = (value: number): number => Number(value.toFixed(2));
const calibration = {
  ...readCalibration(),
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`,
  measured: {
    serviceMs: round(mean),
    serviceVariation: round(deviation / mean),
    processStartMs: Math.round(median(starts)),
    callMs: round(median(call)),
  },
};
writeFileSync(calibrationFile, `${JSON.stringify(calibration, null, 2)}\n`);
console.log(calibration);
