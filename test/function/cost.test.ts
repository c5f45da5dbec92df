import { expect, it } from 'vitest';
import { costPerMillion, type Prices, type Usage } from '../../bench/aws/cost.ts';
import prices from '../../bench/aws/prices.json' with { type: 'json' };

const usage: Usage = {
  sqsRequests: 0.5,
  sqsBytes: 10_000,
  dynamoWrites: 3,
  dynamoReads: 2,
  itemBytes: 900,
  s3Puts: 1,
  s3Gets: 2,
  pictureBytes: 20_000,
  cpuMs: 3.6,
};
const cost = (changed: Partial<Usage>, what: string, months = 30.4) =>
  costPerMillion({ ...usage, ...changed }, prices as Prices, { retentionDays: months, utilization: 0.5 }).find((line) =>
    line.what.startsWith(what),
  )?.cost;

it('prices a million figures by requests, storage and compute', () => {
  expect(cost({}, 'SQS')).toBeCloseTo(0.2);
  // Three writes of one unit each, and of the index each.
  expect(cost({}, 'DynamoDB write')).toBeCloseTo(6 * 0.625);
  expect(cost({ itemBytes: 1_025 }, 'DynamoDB write')).toBeCloseTo(9 * 0.625);
  expect(cost({}, 'DynamoDB read')).toBeCloseTo(2 * 0.125);
  expect(cost({}, 'S3 PUT')).toBeCloseTo(5);
  expect(cost({}, 'S3 GET')).toBeCloseTo(0.8);
  expect(cost({}, 'S3 storage')).toBeCloseTo(20 * 0.023);
  // 3.6 ms are one hour of a vCPU for a million, two at half use; the instance has four.
  expect(cost({}, 'Compute')).toBeCloseTo((2 * 0.1785) / 4);
});

it('counts every started 64 KiB of a request as one', () => {
  expect(cost({ sqsBytes: 4 * 65_536 }, 'SQS')).toBeCloseTo(1.6);
});
