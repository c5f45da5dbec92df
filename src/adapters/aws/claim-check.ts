import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { orTransient } from './aws-error.ts';

/** Keeps message bodies that are too large for SQS in S3; the message carries only the key (the claim check pattern). */
export class ClaimCheck {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(s3: S3Client, bucket: string, prefix: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  /** Stores a body and returns its key. The same job always gets the same key, so a repeated send leaves nothing behind. */
  async deposit(jobId: string, body: Uint8Array): Promise<string> {
    const key = `${this.#prefix}bodies/${jobId}`;
    await orTransient('result-store-unavailable', () =>
      this.#s3.send(new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: body })),
    );
    return key;
  }

  /** Fetches a body; undefined when it is gone (its message was settled before). */
  async collect(key: string): Promise<Uint8Array | undefined> {
    try {
      const object = await orTransient('result-store-unavailable', () =>
        this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key })),
      );
      return await object.Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof Error && (error.cause as Error | undefined)?.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  /** Removes a body whose message is gone. */
  async discard(key: string): Promise<void> {
    await orTransient('result-store-unavailable', () =>
      this.#s3.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key })),
    );
  }
}
