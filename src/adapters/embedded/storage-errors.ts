import { TransientError } from '../../job/errors.ts';

const sqliteBusy = 5;
const sqliteIoError = 10;
const sqliteFull = 13;

function primaryCode(error: unknown): number | undefined {
  const errcode = (error as { errcode?: unknown } | undefined)?.errcode;
  // Extended result codes keep the primary one in their lowest byte.
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
}

/** Whether another process holds the database. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === sqliteBusy;
}

/**
 * What a storage failure means to the caller: a full disk and a failing device are transient (`storage-full`,
 * `storage-unavailable`), everything else is a bug and stays what it is.
 */
export function asStorageError(error: unknown): unknown {
  const primary = primaryCode(error);
  const code = (error as { code?: unknown } | undefined)?.code;
  if (primary === sqliteFull || code === 'ENOSPC' || code === 'EDQUOT') {
    return new TransientError('storage-full', 'There is no space left to store the job.', {
      retryAfterMs: 10_000,
      cause: error,
      countsAsAttempt: false,
    });
  }
  if (primary === sqliteIoError || primary === sqliteBusy || code === 'EIO' || code === 'EROFS') {
    return new TransientError('storage-unavailable', 'The storage does not take writes.', {
      retryAfterMs: 10_000,
      cause: error,
      countsAsAttempt: false,
    });
  }
  return error;
}
