import type { FieldError } from '../../job/errors.ts';
import { PermanentError, TransientError } from '../../job/errors.ts';

/** What came back over HTTP from a function or its gateway. */
export interface FunctionAnswer {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

const TEXT_SHOWN = 500;
/** How an attempt may break inside a function of ours: kept apart from the faults of whatever stands between. */
const RENDER_FAULTS = new Set(['render-failed', 'render-out-of-memory', 'render-timeout', 'worker-crashed']);

function header(answer: FunctionAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Retry-After (RFC 9110, 10.2.3) in milliseconds: seconds or an HTTP date. */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Whether the answer says "not now" without having tried: of-watchdog's max_inflight, a gateway without endpoints. */
export function isBusy(answer: FunctionAnswer): boolean {
  return answer.status === 429 || answer.status === 503;
}

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly code?: string;
  readonly errors?: readonly FieldError[];
}

function readProblem(answer: FunctionAnswer): Problem {
  const text = Buffer.from(answer.body).toString();
  if (header(answer, 'content-type')?.includes('json')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed === 'object' && parsed !== null) return parsed as Problem;
    } catch {
      // Not the JSON it claims to be: then its text is all there is to show.
    }
  }
  return { detail: text.slice(0, TEXT_SHOWN) };
}

/**
 * Reads an answer's status as the function contract has it: 2xx done; 4xx permanent, except 408, 425 and 429; everything else
 * transient. 429 and 503 never reached a renderer, so they use up no attempt. Returns the error to throw, or undefined on 2xx.
 */
export function errorOf(answer: FunctionAnswer, now: number): PermanentError | TransientError | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  const problem = readProblem(answer);
  const message = problem.detail || problem.title || `The function answered ${status}.`;
  if (isBusy(answer)) {
    const retry = retryAfterMs(header(answer, 'retry-after'), now);
    return new TransientError('function-busy', message, { countsAsAttempt: false, retryAfterMs: retry });
  }
  if (status === 408 || status === 504) return new TransientError('render-timeout', message);
  if (status === 425) return new TransientError('function-failed', message);
  if (status >= 400 && status < 500)
    return new PermanentError(problem.code ?? 'invalid-figure', message, problem.errors ?? []);
  const known = problem.code !== undefined && RENDER_FAULTS.has(problem.code);
  return new TransientError(known && problem.code ? problem.code : 'function-failed', message);
}
