/** `npm run simulate -- --rate 10000 --burst 5 --seconds 60`: replicas, waiting and cost of each way to scale. */
import { parseArgs } from 'node:util';
import { answer, replicaRate, scalers } from './answer.ts';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '10000' },
    burst: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '60' },
  },
});
const question = { perMinute: Number(values.rate), burst: Number(values.burst), burstSeconds: Number(values.seconds) };
if (!Object.values(question).every((value) => Number.isFinite(value) && value > 0)) {
  console.error('--rate, --burst and --seconds are positive numbers');
  process.exit(2);
}
console.log(
  `${question.perMinute} figures/min, ${question.burst} times as many for ${question.burstSeconds} s; a replica draws ${Math.round(replicaRate * 60)}/min`,
);
console.table(
  scalers().map((scaler) => {
    const { outcome, perMonth } = answer(question, scaler);
    return {
      scaler: scaler.name,
      'replicas mean': Number(outcome.replicasMean.toFixed(1)),
      'replicas peak': outcome.replicasPeak,
      'wait p50 (s)': Number(outcome.waitP50.toFixed(2)),
      'wait p95 (s)': Number(outcome.waitP95.toFixed(2)),
      'backlog peak': outcome.backlogPeak,
      '$ a month': Math.round(perMonth),
    };
  }),
);
