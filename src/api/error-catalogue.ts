/** Every error a client can meet: its code, HTTP status, title and meaning. `docs/errors.md` is this table; a test keeps them equal. */

export interface CatalogueEntry {
  readonly status: number;
  readonly title: string;
  /** What it means and what to do. */
  readonly meaning: string;
}

export const errorCatalogue = {
  'invalid-json': {
    status: 400,
    title: 'Body is not JSON',
    meaning:
      'The body could not be parsed. The detail says where; `NaN` and `Infinity` are not JSON: write `null` or `"NaN"`, `"Infinity"`.',
  },
  'invalid-request': {
    status: 400,
    title: 'Request is not valid',
    meaning: 'A parameter, header or job option (`format`, `webhook`, `tags`, `priority`) is wrong; `errors` names it.',
  },
  'invalid-figure': {
    status: 422,
    title: 'Figure is not valid',
    meaning: 'The figure cannot be drawn as it is; `errors` points at each fault. Sending it again will not help.',
  },
  unauthorized: {
    status: 401,
    title: 'API key missing or unknown',
    meaning: 'Send `Authorization: Bearer <key>` with a key this server knows.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed with this key',
    meaning: 'The key is known, but what was asked for needs an admin key.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    meaning: 'No such address, job or dead letter, or it belongs to another key.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The address exists, but not with this method; `Allow` lists those it has.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Nothing acceptable',
    meaning: 'The answer exists in none of the media types that `Accept` allows.',
  },
  'not-ready': {
    status: 409,
    title: 'Picture is not ready',
    meaning: 'The job is queued or running. Poll it, or wait with `GET /v1/jobs/{id}?wait=30`.',
  },
  'already-ended': { status: 409, title: 'Job has ended', meaning: 'A job that has ended cannot be canceled.' },
  'job-failed': {
    status: 409,
    title: 'Job failed',
    meaning: 'There is no picture, because the job failed; `job_error` says why.',
  },
  canceled: { status: 409, title: 'Job was canceled', meaning: 'There is no picture, because the job was canceled.' },
  'result-gone': {
    status: 410,
    title: 'Picture is gone',
    meaning: 'The picture was removed by retention. Send the figure again.',
  },
  'body-too-large': {
    status: 413,
    title: 'Body too large',
    meaning:
      'The body is larger than the server takes (10 MB by default, setting `maxBody`). Binary columns are smaller than JSON arrays.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    meaning: 'Send `Content-Type: application/json` (batches also `application/x-ndjson`), without a content encoding.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'Idempotency key used for another figure',
    meaning: 'A different figure was sent under this `Idempotency-Key` before. Use a new key.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    meaning: 'The key sends faster than it may. Wait for `Retry-After` seconds.',
  },
  'queue-limited': {
    status: 429,
    title: 'Too many unfinished jobs',
    meaning: 'The key has as many unfinished jobs as it may. Wait for some to end.',
  },
  'render-time-limited': {
    status: 429,
    title: 'Render time used up',
    meaning: 'The key has used its measured render time of this minute. Wait for `Retry-After` seconds.',
  },
  'header-too-large': {
    status: 431,
    title: 'Headers too large',
    meaning: 'The request headers are larger than the server takes.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    meaning: 'A fault of the server; the log has the cause under the `request_id`.',
  },
  'render-failed': {
    status: 500,
    title: 'Rendering failed',
    meaning: 'Drawing the figure failed unexpectedly, on every attempt.',
  },
  'worker-crashed': {
    status: 500,
    title: 'Renderer crashed',
    meaning: 'The renderer process died while drawing this figure, on every attempt.',
  },
  'render-out-of-memory': {
    status: 500,
    title: 'Out of memory',
    meaning: 'Drawing the figure took more memory than a renderer may use (setting `workerMemory`).',
  },
  'attempts-exhausted': {
    status: 500,
    title: 'Attempts used up',
    meaning: 'Every attempt ended with the process that made it. The job lies in the dead letters.',
  },
  'job-lost': {
    status: 500,
    title: 'Job was lost',
    meaning: 'The job has no message any more. Send the figure again.',
  },
  'malformed-message': {
    status: 422,
    title: 'Message is malformed',
    meaning: 'What another producer put on the queue is no figure.',
  },
  'result-too-large': {
    status: 422,
    title: 'Picture too large',
    meaning: 'The picture is larger than the function may answer with.',
  },
  'function-failed': {
    status: 502,
    title: 'Function failed',
    meaning: 'The rendering function answered with an error, on every attempt.',
  },
  'function-busy': {
    status: 503,
    title: 'Function busy',
    meaning: 'The rendering function took no more work, on every attempt.',
  },
  'function-unreachable': {
    status: 502,
    title: 'Function unreachable',
    meaning: 'The rendering function could not be reached, on every attempt.',
  },
  'gateway-unavailable': {
    status: 502,
    title: 'Gateway unavailable',
    meaning: 'The OpenFaaS gateway could not be reached.',
  },
  'render-aborted': {
    status: 503,
    title: 'Render called off',
    meaning: 'The render was called off; the job goes back to the queue.',
  },
  'shutting-down': {
    status: 503,
    title: 'Shutting down',
    meaning: 'The server is shutting down; nothing was accepted. Come back after `Retry-After` seconds.',
  },
  'storage-unavailable': {
    status: 503,
    title: 'Storage unavailable',
    meaning: 'The storage takes no writes; nothing was accepted. Come back after `Retry-After` seconds.',
  },
  'queue-unavailable': {
    status: 503,
    title: 'Queue unavailable',
    meaning: 'The queue is away; nothing was accepted. Come back after `Retry-After` seconds.',
  },
  'job-store-unavailable': {
    status: 503,
    title: 'Job store unavailable',
    meaning: 'The job records are away; nothing was accepted. Come back after `Retry-After` seconds.',
  },
  'storage-full': {
    status: 503,
    title: 'Storage full',
    meaning:
      'The server has no room to make the job durable; nothing was accepted. Come back after `Retry-After` seconds.',
  },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    meaning:
      'The queue or store is away, or the server is shutting down; nothing was accepted. Come back after `Retry-After` seconds.',
  },
  'render-timeout': {
    status: 504,
    title: 'Rendering took too long',
    meaning: 'Drawing the figure took longer than one attempt may (setting `jobTimeout`).',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Whether a code stands in the catalogue. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}

/** The table of `docs/errors.md`. */
export function errorsMarkdown(): string {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { status, title, meaning }]) => `| <a id="${code}"></a>\`${code}\` | ${status} | ${title} | ${meaning} |`,
  );
  return `| code | status | title | meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
