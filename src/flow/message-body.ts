import { PermanentError } from '../job/errors.ts';
import { type OutputFormat, outputFormats } from '../job/job.ts';

/** What a message carries: the normalized figure as JSON text, and the format to draw it in. */
export interface MessageContent {
  readonly figure: string;
  readonly format: OutputFormat;
}

// The leading mark tells our own envelope from a raw figure, which may well begin with `format` and `figure` itself.
const head = /^\{"plotmill":1,"format":"(png|svg|pdf|jpeg|webp)","figure":/;

/** Writes a message body. The figure's text is embedded as it is, never parsed again on its way. */
export function encodeMessage(content: MessageContent): string {
  return `{"plotmill":1,"format":"${content.format}","figure":${content.figure}}`;
}

/**
 * Reads a message body: `encodeMessage`'s by slicing, because a dispatcher that parsed every figure would be its own
 * bottleneck; anything else (a raw figure that another producer put on the queue) by parsing, with `format` taken out.
 * Throws `PermanentError` `malformed-message` when it is no JSON object.
 */
export function decodeMessage(body: string): MessageContent {
  const match = head.exec(body);
  if (match !== null) return { format: match[1] as OutputFormat, figure: body.slice(match[0].length, -1) };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    throw new PermanentError('malformed-message', 'The message is not JSON.', [], { cause });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new PermanentError('malformed-message', 'The message is not a JSON object.');
  }
  const { format = 'png', ...figure } = parsed as Record<string, unknown>;
  if (!outputFormats.includes(format as OutputFormat)) {
    throw new PermanentError('malformed-message', 'The message asks for an unknown format.', [
      { pointer: '/format', detail: `must be one of ${outputFormats.join(', ')}` },
    ]);
  }
  return { format: format as OutputFormat, figure: JSON.stringify(figure) };
}
