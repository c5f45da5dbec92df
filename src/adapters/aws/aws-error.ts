import { TransientError } from '../../job/errors.ts';

/** Faults of our own set-up: waiting does not heal them, so they surface as they are instead of being retried. */
const configurationFaults = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'InvalidAccessKeyId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
  'ValidationException',
]);

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** Whether the error is AWS's answer that a condition did not hold (DynamoDB, S3). */
export function isConditionFailed(error: unknown): boolean {
  const name = nameOf(error);
  return name === 'ConditionalCheckFailedException' || name === 'PreconditionFailed';
}

/**
 * Runs one AWS call. Anything but a fault of our own configuration becomes a `TransientError` with the given code: the SDK
 * has spent its own retries by then, so the caller tells its client to come back, or waits.
 */
export async function orTransient<T>(code: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    const name = nameOf(cause);
    if (name === 'AbortError' || isConditionFailed(cause) || configurationFaults.has(name)) throw cause;
    throw new TransientError(code, `AWS did not answer as hoped (${name || 'unknown error'}).`, {
      cause,
      retryAfterMs: 2_000,
    });
  }
}
