import type { FieldError, JobError } from '../job/errors.ts';
import { type ErrorCode, errorCatalogue } from './error-catalogue.ts';

/** What an answer with an error carries besides its code. */
export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly jobError?: JobError;
  readonly cause?: unknown;
}

/** An error answer in the making: thrown by handlers, sent as `application/problem+json` (RFC 9457). `detail` is public; `cause` only logged. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly extras: ProblemExtras;
  constructor(code: ErrorCode, detail: string, extras: ProblemExtras = {}) {
    super(detail, { cause: extras.cause });
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
    this.extras = extras;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }
}

/** The problem+json document of an error. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors?: FieldError[];
  readonly job_error?: JobError;
  readonly request_id?: string;
}

/** Writes a problem down as RFC 9457 has it; `type` is the error's entry in the documentation. */
export function problemDocument(problem: Problem, requestId?: string): ProblemDocument {
  const { title, status } = errorCatalogue[problem.code];
  const { errors, jobError } = problem.extras;
  return {
    type: `/v1/errors#${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.detail,
    ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
    ...(jobError ? { job_error: jobError } : {}),
    ...(requestId === undefined ? {} : { request_id: requestId }),
  };
}
