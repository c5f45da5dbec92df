/** What a request's `Accept` and `Prefer` headers ask for. */
import { type OutputFormat, outputFormats } from '../job/job.ts';

/** Media type of each output format. */
export const mediaTypes: Readonly<Record<OutputFormat, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** One range of an `Accept` header. */
interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

// A server hears the same few headers all day long.
const parsed = new Map<string, readonly MediaRange[]>();
const mostParsed = 64;
const longestParsed = 256;

function parseAccept(header: string): readonly MediaRange[] {
  const known = parsed.get(header);
  if (known !== undefined) return known;
  const ranges = readAccept(header);
  if (parsed.size < mostParsed && header.length <= longestParsed) parsed.set(header, ranges);
  return ranges;
}

function readAccept(header: string): MediaRange[] {
  return header.split(',').flatMap((part) => {
    const [type, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    if (type === '') return [];
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    return [{ type, quality: Number.isFinite(quality) ? quality : 1 }];
  });
}

/** How much a header wants a media type: 0 (not at all) to 1. The most specific range decides (RFC 9110, 12.5.1). */
export function preference(header: string | undefined, mediaType: string): number {
  if (header === undefined || header.trim() === '' || header === '*/*') return 1;
  const ranges = parseAccept(header);
  const major = `${mediaType.slice(0, mediaType.indexOf('/'))}/*`;
  const range = [mediaType, major, '*/*'].map((type) => ranges.find((entry) => entry.type === type)).find(Boolean);
  return range?.quality ?? 0;
}

/** Whether any JSON answer is acceptable. */
export function takesJson(header: string | undefined): boolean {
  return preference(header, 'application/json') > 0 || preference(header, 'application/problem+json') > 0;
}

/** Whether a picture of this media type is wanted rather than JSON: only when `Accept` names images (or this type) itself. */
export function prefersPicture(header: string | undefined, mediaType: string): boolean {
  if (header === undefined || header === '*/*') return false;
  return preference(header, mediaType) > preference(header, 'application/json');
}

/** The format that `Accept` names by itself, best first; used when the body names none. */
export function formatOfAccept(header: string | undefined): OutputFormat | undefined {
  if (header === undefined || header === '*/*') return undefined;
  const named = new Map(parseAccept(header).map(({ type, quality }) => [type, quality]));
  return outputFormats
    .filter((format) => (named.get(mediaTypes[format]) ?? 0) > 0)
    .sort((a, b) => (named.get(mediaTypes[b]) ?? 0) - (named.get(mediaTypes[a]) ?? 0))[0];
}

/** The seconds of `Prefer: wait=N` (RFC 7240), or undefined when it is not asked for. */
export function preferredWait(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  const text = Array.isArray(header) ? header.join(',') : header;
  const match = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?/i.exec(text);
  return match ? Number(match[1]) : undefined;
}
