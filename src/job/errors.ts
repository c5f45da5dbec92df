/** One fault in a request: a JSON pointer (RFC 6901) into the body, and what is wrong there. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** Why a job failed, as the client sees it. `kind` tells whether another attempt could have healed it. */
export interface JobError {
  readonly kind: 'permanent' | 'transient';
  /** A code of the error catalogue, e.g. `invalid-figure`, `render-timeout`, `worker-crashed`. */
  readonly code: string;
  readonly message: string;
  readonly errors?: readonly FieldError[];
}

/** The request itself is wrong: tell the client which field; never retry. */
export class PermanentError extends Error {
  readonly kind = 'permanent';
  readonly code: string;
  readonly errors: readonly FieldError[];
  constructor(code: string, message: string, errors: readonly FieldError[] = [], options?: ErrorOptions) {
    super(message, options);
    this.name = 'PermanentError';
    this.code = code;
    this.errors = errors;
  }
}

/** Something that may heal: retry with backoff, no earlier than `retryAfterMs` when given. */
export class TransientError extends Error {
  readonly kind = 'transient';
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  /** False when the attempt never reached the renderer (e.g. it said "busy"), so it must not use up an attempt. */
  readonly countsAsAttempt: boolean;
  constructor(
    code: string,
    message: string,
    options: ErrorOptions & { retryAfterMs?: number; countsAsAttempt?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'TransientError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.countsAsAttempt = options.countsAsAttempt ?? true;
  }
}

/** A render that nobody wants any more: its job was canceled, or its process ends. */
export function renderAborted(cause?: unknown): TransientError {
  return new TransientError('render-aborted', 'The render was called off.', { countsAsAttempt: false, cause });
}
