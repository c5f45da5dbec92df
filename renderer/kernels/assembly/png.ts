/**
 * The pixels of a PNG on their way into its data: runs of one colour, then either a DEFLATE stream from them, or rows as differences for
 * zlib.
 *
 * The picture's words (r, g, b, a in memory) stand at `words`. A picture's functions are called in this order: `runs`, then `deflate` or
 * `differences`.
 */
import { answer } from './png/memory';
import { streamEnd, writeStream } from './png/stream';
import { makeTokens } from './png/tokens';

export { differences } from './png/differences';
export { runs } from './png/runs';

/**
 * Writes the zlib stream of the picture; returns where, and leaves its end among the answers.
 * @param depth bytes per pixel: 1 (indices into the palette), 3 or 4
 */
export function deflate(depth: i32): usize {
  makeTokens(depth);
  const at = writeStream();
  store<u32>(answer, <u32>streamEnd, 12);
  return at;
}
