import { readFileSync } from 'node:fs';
import type { Parts } from './simulate.ts';

/** `calibration.json`: what `npm run simulate:calibrate` measured, and what had to be assumed. Milliseconds. */
export interface Calibration {
  readonly date: string;
  readonly machine: string;
  readonly figure: string;
  readonly measured: {
    readonly serviceMs: number;
    readonly serviceVariation: number;
    readonly processStartMs: number;
    readonly callMs: number;
  };
  readonly assumed: {
    /** Scheduling and starting a container whose image is on the node. */
    readonly podStartMs: number;
    /** An SQS send, a receive with a batch of ten, an S3 put and two DynamoDB writes. */
    readonly awsMs: number;
    readonly workersPerReplica: number;
  };
}

export const calibrationFile = new URL('calibration.json', import.meta.url);

export function readCalibration(): Calibration {
  return JSON.parse(readFileSync(calibrationFile, 'utf8')) as Calibration;
}

/** The parts of a replica on AWS, in seconds. */
export function partsOf({ measured, assumed }: Calibration): Parts {
  return {
    service: (measured.serviceMs + measured.callMs) / 1000,
    serviceVariation: measured.serviceVariation,
    workers: assumed.workersPerReplica,
    coldStart: (assumed.podStartMs + measured.processStartMs) / 1000,
    overhead: assumed.awsMs / 1000,
  };
}
