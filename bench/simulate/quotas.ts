/** Where AWS's own limits bite, for a rate of figures. Sources are AWS's service quota pages. */

export interface Quota {
  readonly what: string;
  readonly limit: string;
  /** Figures a minute at which it is reached, as plotmill uses the service. */
  readonly reachedAt: number;
  readonly remedy: string;
}

export interface Use {
  /** Seconds that a message is in flight. */
  readonly inFlightSeconds: number;
  /** Figures a minute that a replica draws. */
  readonly replicaPerMinute: number;
}

/** All quotas, the one that bites first on top. */
export function quotas({ inFlightSeconds, replicaPerMinute }: Use): Quota[] {
  const perMinute = (perSecond: number): number => perSecond * 60;
  return [
    {
      what: 'SQS, messages in flight of a standard queue',
      limit: '120,000',
      reachedAt: perMinute(120_000 / inFlightSeconds),
      remedy:
        'several queues; the connector leases no more than the function takes, so a backlog alone does not get there',
    },
    {
      what: 'DynamoDB, writes to one partition',
      limit: '1,000 WCU/s; job ids spread over partitions, the index by age over 16 shards',
      reachedAt: perMinute((1_000 * 16) / 3),
      remedy: 'more shards (`SHARDS` of `src/adapters/aws/job-table.ts`)',
    },
    {
      what: 'DynamoDB, on-demand throughput of a table',
      limit: '40,000 write units/s by default',
      reachedAt: perMinute(40_000 / 6),
      remedy: 'raise the quota; pre-warm the table before a launch',
    },
    {
      what: 'S3, requests to one prefix',
      limit: '3,500 PUT/s, 5,500 GET/s',
      reachedAt: perMinute(3_500),
      remedy:
        'none needed: keys begin with the hash of the figure, so S3 splits prefixes by itself; expect 503 for minutes when the load jumps',
    },
    {
      what: 'Pods on a node (VPC CNI, c7i.xlarge)',
      limit: '58 addresses; 2 replicas by CPU',
      reachedAt: replicaPerMinute * 2,
      remedy: 'the node group grows; prefix delegation for smaller pods',
    },
    {
      what: 'EC2, vCPUs of standard on-demand instances',
      limit: 'a quota per region, often 64–256 in young accounts',
      reachedAt: replicaPerMinute * 32,
      remedy: 'raise it before you need it',
    },
  ].sort((a, b) => a.reachedAt - b.reachedAt);
}
