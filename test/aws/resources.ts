/** Queues, table and bucket as the deployment makes them, on the emulators. */
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BY_AGE, OWED } from '../../src/adapters/aws/job-table.ts';
import { clientDefaults } from './emulators.ts';

export interface Clients {
  readonly sqs: SQSClient;
  readonly dynamo: DynamoDBDocumentClient;
  readonly s3: S3Client;
  destroy(): void;
}

export function connect(sqsEndpoint: string, motoEndpoint: string): Clients {
  const sqs = new SQSClient({ ...clientDefaults, endpoint: sqsEndpoint });
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({ ...clientDefaults, endpoint: motoEndpoint }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const s3 = new S3Client({ ...clientDefaults, endpoint: motoEndpoint, forcePathStyle: true });
  return {
    sqs,
    dynamo,
    s3,
    destroy() {
      sqs.destroy();
      dynamo.destroy();
      s3.destroy();
    },
  };
}

export interface Resources {
  readonly queueUrl: string;
  readonly deadLetterUrl: string;
  readonly table: string;
  readonly bucket: string;
}

/** The table's layout, as docs/aws.md tells it and deploy/ makes it. */
export const tableLayout = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'shard', AttributeType: 'S' },
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'owed', AttributeType: 'S' },
    { AttributeName: 'due', AttributeType: 'N' },
  ],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [
    {
      IndexName: BY_AGE,
      KeySchema: [
        { AttributeName: 'shard', KeyType: 'HASH' },
        { AttributeName: 'id', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['status', 'owner', 'tags', 'ended'] },
    },
    {
      IndexName: OWED,
      KeySchema: [
        { AttributeName: 'owed', KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['id'] },
    },
  ],
} satisfies Omit<CreateTableCommandInput, 'TableName'>;

let count = 0;

/** A fresh set of everything; names are never used twice. */
export async function createResources(
  { sqs, dynamo, s3 }: Clients,
  options: { maxReceiveCount?: number; visibilitySeconds?: number } = {},
): Promise<Resources> {
  const name = `plotmill-${process.pid}-${++count}`;
  const dead = await sqs.send(
    new CreateQueueCommand({ QueueName: `${name}-dlq`, Attributes: { MessageRetentionPeriod: '1209600' } }),
  );
  const attributes = new GetQueueAttributesCommand({ QueueUrl: dead.QueueUrl, AttributeNames: ['QueueArn'] });
  const deadArn = (await sqs.send(attributes)).Attributes?.QueueArn;
  const live = await sqs.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: {
        VisibilityTimeout: String(options.visibilitySeconds ?? 30),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadArn, maxReceiveCount: options.maxReceiveCount ?? 6 }),
      },
    }),
  );
  await dynamo.send(new CreateTableCommand({ TableName: name, ...tableLayout }));
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  return { queueUrl: live.QueueUrl ?? '', deadLetterUrl: dead.QueueUrl ?? '', table: name, bucket: name };
}
