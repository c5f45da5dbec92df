/** From a request body to something the intake takes: job options apart, the figure checked and written canonically. */
import * as z from 'zod';
import { prepareAcceptance } from '../flow/accept.ts';
import { type OutputFormat, outputFormats } from '../job/job.ts';
import type { Client } from '../limits/api-keys.ts';
import type { Acceptance } from '../ports/intake.ts';
import type { ApiDependencies } from './dependencies.ts';
import { Problem } from './problem.ts';

const webhookUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' }).max(2048);

/** The options of a job that may stand beside the figure's own keys. */
export const jobOptionsSchema = z.object({
  format: z.enum(outputFormats).optional().describe('Output format; png by default'),
  webhook: z
    .union([webhookUrl, z.strictObject({ url: webhookUrl })], { error: 'expected an http or https URL' })
    .optional()
    .describe('URL that is called when the job ends, signed as Standard Webhooks has it'),
  tags: z.array(z.string().min(1).max(64)).max(16).optional().describe('Labels to list jobs by'),
  priority: z.int().min(-100).max(100).optional().describe('Higher is drawn first; 0 by default'),
});

/** What the headers add to a body. */
export interface SubmissionContext {
  readonly client: Client;
  /** Format when the body names none. */
  readonly format: OutputFormat;
  readonly idempotencyKey?: string;
  readonly traceparent?: string;
}

/** Checks a body and prepares its acceptance. Throws `PermanentError` or `Problem`; nothing has happened then. */
export async function readSubmission(
  deps: Pick<ApiDependencies, 'figures' | 'clock'>,
  body: unknown,
  context: SubmissionContext,
): Promise<Acceptance> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem('invalid-figure', 'A figure is a JSON object.', {
      errors: [{ pointer: '', detail: 'expected an object' }],
    });
  }
  const { format, webhook, tags, priority, ...figure } = body as Record<string, unknown>;
  const options = checkOptions({ format, webhook, tags, priority });
  const read = deps.figures.read(figure);
  return prepareAcceptance(
    {
      // Awaiting what is there already would cost the hot path a turn.
      figure: typeof read === 'string' ? read : await read,
      format: options.format ?? context.format,
      priority: options.priority,
      tags: options.tags,
      webhook: typeof options.webhook === 'string' ? { url: options.webhook } : options.webhook,
      owner: context.client.name === '' ? undefined : context.client.name,
      idempotencyKey: context.idempotencyKey,
      traceparent: context.traceparent,
    },
    deps.figures.version,
    deps.clock.now(),
  );
}

type JobOptions = z.output<typeof jobOptionsSchema>;

const NO_OPTIONS: JobOptions = {};

function checkOptions(given: Record<string, unknown>): JobOptions {
  const { format, webhook, tags, priority } = given;
  if (format === undefined && webhook === undefined && tags === undefined && priority === undefined) return NO_OPTIONS;
  const parsed = jobOptionsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    pointer: issue.path.map((step) => `/${String(step)}`).join(''),
    detail: issue.message,
  }));
  throw new Problem('invalid-request', errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '), {
    errors,
  });
}

/** The `Idempotency-Key` header: 1 to 255 visible characters, with or without the quotes of the IETF draft. */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = String(header).replace(/^"(.*)"$/, '$1');
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new Problem('invalid-request', 'Idempotency-Key: expected 1 to 255 visible ASCII characters.', {
    errors: [{ pointer: '', detail: 'header "idempotency-key": expected 1 to 255 visible ASCII characters' }],
  });
}

/** The `traceparent` header when it is well-formed (W3C Trace Context); a malformed one is ignored, as the standard asks. */
export function readTraceparent(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(header) ? header : undefined;
}
