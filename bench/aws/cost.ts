/** What a million figures cost on AWS, from calls, bytes and CPU per figure as measured, and one file of list prices. */

/** The price file, `prices.json`. */
export interface Prices {
  readonly region: string;
  readonly date: string;
  readonly source: string;
  readonly currency: string;
  readonly sqsPerMillionRequests: number;
  readonly sqsBytesPerRequest: number;
  readonly dynamoPerMillionWriteUnits: number;
  readonly dynamoPerMillionReadUnits: number;
  readonly dynamoPerGbMonth: number;
  readonly s3PerThousandPuts: number;
  readonly s3PerThousandGets: number;
  readonly s3PerGbMonth: number;
  readonly instance: { readonly type: string; readonly vcpus: number; readonly perHour: number };
  readonly clusterPerHour: number;
}

/** Averages per figure. Sizes in bytes. */
export interface Usage {
  readonly sqsRequests: number;
  /** Bytes that all its SQS requests carry together. */
  readonly sqsBytes: number;
  readonly dynamoWrites: number;
  readonly dynamoReads: number;
  readonly itemBytes: number;
  readonly s3Puts: number;
  readonly s3Gets: number;
  readonly pictureBytes: number;
  readonly cpuMs: number;
}

export interface Assumptions {
  /** How long pictures and records are kept. */
  readonly retentionDays: number;
  /** Share of the bought CPU that works. */
  readonly utilization: number;
}

export interface CostLine {
  readonly what: string;
  readonly quantity: string;
  readonly cost: number;
}

const MILLION = 1e6;
const DAYS_PER_MONTH = 30.4;
const GB = 1e9;
const DYNAMO_WRITE_BYTES = 1024;
const DYNAMO_READ_BYTES = 4096;

/** Lines of the cost of a million figures. Each write of an item writes its entry in the index `by-age` as well. */
export function costPerMillion(usage: Usage, prices: Prices, { retentionDays, utilization }: Assumptions): CostLine[] {
  const months = retentionDays / DAYS_PER_MONTH;
  // Every started 64 KiB of a request is billed as one.
  const sqs = Math.max(usage.sqsRequests, usage.sqsBytes / prices.sqsBytesPerRequest) * MILLION;
  const writes = usage.dynamoWrites * (Math.ceil(usage.itemBytes / DYNAMO_WRITE_BYTES) + 1) * MILLION;
  const reads = usage.dynamoReads * Math.ceil(usage.itemBytes / DYNAMO_READ_BYTES) * MILLION;
  const pictures = (usage.pictureBytes * MILLION) / GB;
  const records = (usage.itemBytes * MILLION) / GB;
  const vcpuHours = (usage.cpuMs * MILLION) / 3_600_000 / utilization;
  const round = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
  return [
    {
      what: 'SQS requests',
      quantity: `${round(sqs / MILLION)} M`,
      cost: (sqs / MILLION) * prices.sqsPerMillionRequests,
    },
    {
      what: 'DynamoDB write units',
      quantity: `${round(writes / MILLION)} M`,
      cost: (writes / MILLION) * prices.dynamoPerMillionWriteUnits,
    },
    {
      what: 'DynamoDB read units',
      quantity: `${round(reads / MILLION)} M`,
      cost: (reads / MILLION) * prices.dynamoPerMillionReadUnits,
    },
    {
      what: `DynamoDB storage, ${retentionDays} days`,
      quantity: `${round(records)} GB`,
      cost: records * months * prices.dynamoPerGbMonth,
    },
    {
      what: 'S3 PUT',
      quantity: `${round(usage.s3Puts)} M`,
      cost: usage.s3Puts * (MILLION / 1000) * prices.s3PerThousandPuts,
    },
    {
      what: 'S3 GET, HEAD',
      quantity: `${round(usage.s3Gets)} M`,
      cost: usage.s3Gets * (MILLION / 1000) * prices.s3PerThousandGets,
    },
    {
      what: `S3 storage, ${retentionDays} days`,
      quantity: `${round(pictures)} GB`,
      cost: pictures * months * prices.s3PerGbMonth,
    },
    {
      what: `Compute (${prices.instance.type}, ${Math.round(utilization * 100)} % busy)`,
      quantity: `${round(vcpuHours)} vCPU h`,
      cost: (vcpuHours * prices.instance.perHour) / prices.instance.vcpus,
    },
  ];
}
