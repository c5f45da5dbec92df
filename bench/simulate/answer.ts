import { readFileSync } from 'node:fs';
import { costPerMillion, type Prices } from '../aws/cost.ts';
import { partsOf, readCalibration } from './calibration.ts';
import { withBurst } from './loads.ts';
import { keda, openfaasRps, queueDepth, type Scaler } from './scalers.ts';
import { type Outcome, simulate } from './simulate.ts';

const MONTH_MINUTES = 60 * 24 * 30.4;

/** The question: so many figures a minute, with a burst of so many times as much for so many seconds. */
export interface Question {
  readonly perMinute: number;
  readonly burst: number;
  readonly burstSeconds: number;
}

export interface Answer extends Question {
  readonly scaler: string;
  readonly outcome: Outcome;
  /** At list prices of `bench/aws/prices.json`. */
  readonly computePerMillion: number;
  readonly otherPerMillion: number;
  readonly perMonth: number;
}

/** Minutes before the burst, and seconds in all. */
const BURST_AT = 300;
const DURATION = 900;

const prices = JSON.parse(readFileSync(new URL('../aws/prices.json', import.meta.url), 'utf8')) as Prices;
const calibration = readCalibration();
const parts = partsOf(calibration);

/** What requests and storage cost beside the compute: bytes and calls per figure as `npm run bench:aws` counts them. */
const others = costPerMillion(
  {
    sqsRequests: 0.5,
    sqsBytes: 12_000,
    dynamoWrites: 3,
    dynamoReads: 1,
    itemBytes: 900,
    s3Puts: 1,
    s3Gets: 1,
    pictureBytes: 12_000,
    cpuMs: 0,
  },
  prices,
  { retentionDays: 7, utilization: 1 },
).reduce((sum, { cost }) => sum + cost, 0);

/** Figures a second that one replica draws. */
export const replicaRate = parts.workers / parts.service;

/** The scalers as they are set in the chart and the stack file, with targets that fit the replica. */
export function scalers(): Scaler[] {
  const messages = Math.max(20, Math.round(replicaRate * 2));
  return [openfaasRps(replicaRate * 0.7), queueDepth(messages), keda(messages)];
}

/** Answers a question for one scaler. */
export function answer(question: Question, scaler: Scaler): Answer {
  const load = withBurst(question.perMinute, question.burst, BURST_AT, question.burstSeconds);
  const maxReplicas = Math.max(5, Math.ceil((3 * load.peak) / replicaRate));
  const outcome = simulate({ load, parts, scaler, maxReplicas, duration: DURATION });
  const vcpuHours = (outcome.replicasMean * parts.workers * DURATION) / 3600;
  const compute = (vcpuHours * prices.instance.perHour) / prices.instance.vcpus;
  const computePerMillion = (compute / outcome.figures) * 1e6;
  return {
    ...question,
    scaler: scaler.name,
    outcome,
    computePerMillion,
    otherPerMillion: others,
    perMonth: ((computePerMillion + others) * question.perMinute * MONTH_MINUTES) / 1e6,
  };
}
