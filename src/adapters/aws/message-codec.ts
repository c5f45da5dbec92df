import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import { jobIdOf } from '../../job/id.ts';
import type { Job } from '../../job/job.ts';
import type { LeasedMessage, QueueMessage } from '../../ports/queue.ts';
import type { ClaimCheck } from './claim-check.ts';

/** A message as SQS takes it. */
export interface Envelope {
  readonly body: string;
  readonly attributes: Record<string, MessageAttributeValue>;
}

/** Bodies above this many bytes are compressed: SQS bills every started 64 KiB as a request of its own. */
const GZIP_FROM = 32 * 1024;

const text = (value: string): MessageAttributeValue => ({ DataType: 'String', StringValue: value });

/** Bytes that SQS counts for a message: its body and its attributes' names, types and values. */
export function envelopeBytes(envelope: Envelope): number {
  let bytes = Buffer.byteLength(envelope.body);
  for (const [name, value] of Object.entries(envelope.attributes)) {
    bytes += Buffer.byteLength(name) + (value.DataType?.length ?? 0) + Buffer.byteLength(value.StringValue ?? '');
  }
  return bytes;
}

/**
 * Packs a message: plain, gzip (base64) from 32 KiB, or as a claim check when even that exceeds `maxBytes`. Attributes:
 * `plotmill-job` (the record), `plotmill-encoding` (`gzip`, `s3`), `traceparent` (W3C Trace Context). A message that has a `claim`
 * check already keeps it.
 */
export async function pack(
  message: QueueMessage,
  claims: ClaimCheck,
  maxBytes: number,
  claim?: string,
): Promise<Envelope> {
  const attributes: Record<string, MessageAttributeValue> = { 'plotmill-id': text(message.jobId) };
  if (message.record !== undefined) attributes['plotmill-job'] = text(JSON.stringify(message.record));
  if (message.traceparent !== undefined) attributes.traceparent = text(message.traceparent);
  const claimed = (key: string): Envelope => ({
    body: key,
    attributes: { ...attributes, 'plotmill-encoding': text('s3') },
  });
  if (claim !== undefined) return claimed(claim);
  if (Buffer.byteLength(message.body) < GZIP_FROM) return { body: message.body, attributes };
  const zipped = gzipSync(message.body, { level: 3 });
  const inline = { body: zipped.toString('base64'), attributes: { ...attributes, 'plotmill-encoding': text('gzip') } };
  if (envelopeBytes(inline) <= maxBytes) return inline;
  return claimed(await claims.deposit(message.jobId, zipped));
}

// A receipt carries its claim check, so that deleting the message can delete the body; SQS's own handles have no spaces.
const joinReceipt = (handle: string, claim: string | undefined) =>
  claim === undefined ? handle : `${handle} ${claim}`;

/** Splits a lease's receipt into SQS's receipt handle and the claim check's key, if there is one. */
export function splitReceipt(receipt: string): { handle: string; claim: string | undefined } {
  const at = receipt.indexOf(' ');
  return at < 0
    ? { handle: receipt, claim: undefined }
    : { handle: receipt.slice(0, at), claim: receipt.slice(at + 1) };
}

/**
 * Unpacks what SQS delivered. A message of a foreign producer has no attributes of ours: its body is taken as it is, the job's id is
 * made of its MessageId and time, so that a second delivery is the same job, and the tag `sqs:MessageId` lets its producer find it.
 * Undefined when a claim check's body is gone.
 */
export async function unpack(message: Message, claims: ClaimCheck): Promise<LeasedMessage | undefined> {
  const attributes = message.MessageAttributes ?? {};
  const raw = message.Body ?? '';
  const encoding = attributes['plotmill-encoding']?.StringValue;
  let body = raw;
  if (encoding === 'gzip') body = gunzipSync(Buffer.from(raw, 'base64')).toString();
  else if (encoding === 's3') {
    const stored = await claims.collect(raw);
    if (stored === undefined) return undefined;
    body = gunzipSync(stored).toString();
  }
  const record = attributes['plotmill-job']?.StringValue;
  const sentAt = Number(message.Attributes?.SentTimestamp ?? 0);
  const id = attributes['plotmill-id']?.StringValue;
  const foreign = message.MessageId ?? '';
  return {
    jobId: id ?? jobIdOf(sentAt, hash('sha256', foreign, 'buffer')),
    tags: id === undefined ? [`sqs:${foreign}`] : undefined,
    body,
    priority: 0,
    traceparent: attributes.traceparent?.StringValue,
    record: record === undefined ? undefined : (JSON.parse(record) as Job),
    receiptHandle: joinReceipt(message.ReceiptHandle ?? '', encoding === 's3' ? raw : undefined),
    receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
    sentAt,
  };
}
