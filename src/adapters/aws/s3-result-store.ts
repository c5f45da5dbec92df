import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ResultRef } from '../../job/job.ts';
import type { ResultStore } from '../../ports/result-store.ts';
import { isConditionFailed, orTransient } from './aws-error.ts';

const call = <T>(run: () => Promise<T>) => orTransient('result-store-unavailable', run);

function isMissing(error: unknown): boolean {
  const name = (error as { cause?: { name?: string } }).cause?.name;
  return name === 'NoSuchKey' || name === 'NotFound';
}

/** Finished pictures in an S3 bucket under `prefix`, written once per content address (If-None-Match: *). */
export class S3ResultStore implements ResultStore {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(s3: S3Client, bucket: string, prefix: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#prefix = `${prefix}results/`;
  }

  // S3 scales per prefix: two hex digits of the hash spread load over 256 of them from the start.
  #path(key: string): string {
    return `${this.#prefix}${key.slice(0, 2)}/${key}`;
  }

  async put(key: string, contentType: string, body: Uint8Array): Promise<ResultRef> {
    try {
      await call(() =>
        this.#s3.send(
          new PutObjectCommand({
            Bucket: this.#bucket,
            Key: this.#path(key),
            Body: body,
            ContentType: contentType,
            IfNoneMatch: '*',
          }),
        ),
      );
      return { key, contentType, bytes: body.byteLength };
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
    }
    return (await this.stat(key)) ?? this.put(key, contentType, body);
  }

  async stat(key: string): Promise<ResultRef | undefined> {
    try {
      const head = await call(() =>
        this.#s3.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: this.#path(key) })),
      );
      return { key, contentType: head.ContentType ?? 'application/octet-stream', bytes: head.ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async open(key: string): Promise<{ ref: ResultRef; body: Uint8Array } | undefined> {
    try {
      const object = await call(() =>
        this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: this.#path(key) })),
      );
      const body = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
      return {
        ref: { key, contentType: object.ContentType ?? 'application/octet-stream', bytes: body.byteLength },
        body,
      };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (let i = 0; i < keys.length; i += 1000) {
      const objects = keys.slice(i, i + 1000).map((key) => ({ Key: this.#path(key) }));
      await call(() =>
        this.#s3.send(new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects: objects, Quiet: true } })),
      );
    }
  }

  /** Counts by listing: for a look now and then; in a large bucket use S3 Storage Lens instead. */
  async usage(): Promise<{ count: number; bytes: number }> {
    let count = 0;
    let bytes = 0;
    let token: string | undefined;
    do {
      const page = await call(() =>
        this.#s3.send(
          new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: this.#prefix, ContinuationToken: token }),
        ),
      );
      for (const object of page.Contents ?? []) {
        count += 1;
        bytes += object.Size ?? 0;
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return { count, bytes };
  }
}
